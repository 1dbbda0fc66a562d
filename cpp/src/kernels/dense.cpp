// SPDX-License-Identifier: MIT
#include "kernels/dense.hpp"

#include <algorithm>
#include <type_traits>

#include "kernels/activations.hpp"

namespace momentum::kernels {
namespace {

// 3 × 3 sums, their operands and a product fill 14 of 16 vector registers. 4 × 3 would need 17, and train at 0.8 of the
// speed in Chromium 156.
constexpr int kRows = 3;
constexpr int kColumns = 3;
/// Terms of a sum taken between two visits of z, and floats of x they read: what stays in the first cache.
constexpr Index kDepth = 256;
constexpr Index kCached = 6144;

template <int R, int C>
using Sums = f32x4[R][C];

/// Calls `f` with the number of rows of a tile, at most Most, as a constant, and the row it starts at, until `rows` are
/// done. No tile has a single row where that can be helped: it has too few sums to hide their latency.
template <int Most, class F>
inline void tiles_of(Index rows, F&& f, Index row = 0) {
  for (; rows - row >= Most && (Most <= 2 || rows - row != Most + 1); row += Most) {
    f(std::integral_constant<int, Most>{}, row);
  }
  if constexpr (Most > 1) tiles_of<Most - 1>(rows, f, row);
}

/// A product to be made: z = finish(start + Σ_k w[r][k]·x[k][n]).
struct Product {
  const float* w;
  Index rows, depth;
  Index row_step, depth_step;  // one of the two is 1
  const float* bias;           // null: 0
  const float* x;
  const float* a;  // where slopes are taken; forward has none
  float* z;
  Index stride;
};

// What is done to a sum while it is in registers, given where its a lies.
struct Plain {
  static f32x4 finish(f32x4 sum, const float* /*a*/) { return sum; }
};
template <class Rule>
struct Value {
  static f32x4 finish(f32x4 sum, const float* /*a*/) { return Rule::value(sum); }
};
template <class Rule>
struct Slope {
  static f32x4 finish(f32x4 sum, const float* a) { return times_slope<Rule>(sum, f32x4{}, loadf(a)); }
};
template <template <class> class Finish, class Rule, bool Short>
using FinishIf = std::conditional_t<Short && !std::is_same_v<Rule, Identity>, Finish<Rule>, Plain>;

/// sums += Σ_k w[r][k]·x[k][…]; Forward: the k of a row are neighbours, else the rows of a k.
/// Not unrolled: clang then takes all terms of one sum first, with more operands alive than there are registers.
template <bool Forward, int R, int C>
inline void add_terms(Sums<R, C>& sums, const float* w, Index step, const float* x, Index depth, Index stride) {
  for (Index k = 0; k < depth; ++k, w += Forward ? 1 : step, x += stride) {
    f32x4 in[C];
    for (int c = 0; c < C; ++c) in[c] = loadf(x + c * kLanes);
    for (int r = 0; r < R; ++r) {
      const f32x4 weight = splat(Forward ? w[r * step] : w[r]);
      for (int c = 0; c < C; ++c) sums[r][c] += weight * in[c];
    }
  }
}

/// The sums of what was summed before, or else of the bias, or else of 0.
template <int R, int C>
inline void begin_sums(Sums<R, C>& sums, const float* bias, const float* before, Index stride) {
  for (int r = 0; r < R; ++r) {
    const f32x4 start = splat(bias != nullptr ? bias[r] : 0.0F);
    for (int c = 0; c < C; ++c) sums[r][c] = before != nullptr ? loadf(before + r * stride + c * kLanes) : start;
  }
}

/// Rows row … row+R of z, `tiles` times C vectors of samples from n on, terms k … k+depth, all sums in registers.
/// Out of line, here and in the linker's flags: V8 allocates registers worse in one large function.
template <bool Forward, class Finish, int R, int C>
[[gnu::noinline]] void product_strip(const Product& p, Index row, Index n, Index tiles, Index k, Index depth) {
  const float* w = p.w + row * p.row_step + k * p.depth_step;
  const Index step = Forward ? p.row_step : p.depth_step;
  const Index stride = p.stride;
  const float* x = p.x + k * stride + n;
  const float* a = p.a + row * stride + n;
  float* z = p.z + row * stride + n;
  for (Index tile = 0; tile < tiles; ++tile, x += C * kLanes, a += C * kLanes, z += C * kLanes) {
    Sums<R, C> sums;
    begin_sums<R, C>(sums, p.bias != nullptr ? p.bias + row : nullptr, k > 0 ? z : nullptr, stride);
    add_terms<Forward, R, C>(sums, w, step, x, depth, stride);
    for (int r = 0; r < R; ++r) {
      for (int c = 0; c < C; ++c) {
        const Index at = r * stride + c * kLanes;
        store(z + at, Finish::finish(sums[r][c], a + at));
      }
    }
  }
}

/// All rows of z over `tiles` times C vectors of samples from n on.
template <bool Forward, class Finish, int C>
void product_rows(const Product& p, Index n, Index tiles, Index k, Index depth) {
  tiles_of<kRows>(p.rows, [&](auto rows, Index row) {
    if (k + depth == p.depth) {
      product_strip<Forward, Finish, rows(), C>(p, row, n, tiles, k, depth);
    } else {
      product_strip<Forward, Plain, rows(), C>(p, row, n, tiles, k, depth);
    }
  });
}

template <bool Forward, class Finish>
void product(const Product& p, Index samples) {
  constexpr Index kTile = kColumns * kLanes;
  const Index whole = samples / kTile;
  const Index rest = (samples - whole * kTile) / kLanes;
  for (Index k = 0; k < p.depth; k += kDepth) {
    const Index depth = std::min(kDepth, p.depth - k);
    const Index most = kCached / (depth * kTile);
    for (Index tile = 0; tile < whole; tile += most) {
      product_rows<Forward, Finish, kColumns>(p, tile * kTile, std::min(most, whole - tile), k, depth);
    }
    if (rest == 2) product_rows<Forward, Finish, 2>(p, whole * kTile, 1, k, depth);
    if (rest == 1) product_rows<Forward, Finish, 1>(p, whole * kTile, 1, k, depth);
  }
}

/// out ← f(at) for every place of these rows, two vectors at a time: they share the loads of constants, and one's chain
/// of operations hides the other's.
template <class F>
void map(float* out, Index rows, Index samples, Index stride, F&& f) {
  constexpr Index kPair = 2 * kLanes;
  for (Index row = 0; row < rows; ++row) {
    const Index end = row * stride + samples;
    Index at = row * stride;
    for (; at + kPair <= end; at += kPair) {
      const f32x4 first = f(at);
      const f32x4 second = f(at + kLanes);
      store(out + at, first);
      store(out + at + kLanes, second);
    }
    for (; at < end; at += kLanes) store(out + at, f(at));
  }
}

/// The four floats `bytes` after p. Counted in bytes, an offset that all rows share needs no shift for each.
inline f32x4 load_at(const float* p, Index bytes) { return load<f32x4>(reinterpret_cast<const char*>(p) + bytes); }

/// R rows of the weight gradient by C columns: dot products along the samples.
template <int R, int C>
[[gnu::noinline]] void gradient_tile(const float* delta, const float* x, float* weight, Index in, Index samples,
                                     Index stride) {
  constexpr Index kFloat = sizeof(float);
  Sums<R, C> sums = {};
  for (Index n = 0; n < samples * kFloat; n += kLanes * kFloat) {
    f32x4 inputs[C];
    for (int c = 0; c < C; ++c) inputs[c] = load_at(x, c * stride * kFloat + n);
    for (int r = 0; r < R; ++r) {
      const f32x4 d = load_at(delta, r * stride * kFloat + n);
      for (int c = 0; c < C; ++c) sums[r][c] += d * inputs[c];
    }
  }
  for (int r = 0; r < R; ++r) {
    for (int c = 0; c < C; ++c) weight[r * in + c] += sum(sums[r][c]);
  }
}

/// Four sums at a time, which hides their latency.
float row_sum(const float* row, Index samples) {
  f32x4 sums[4] = {};
  Index n = 0;
  for (; n + 4 * kLanes <= samples; n += 4 * kLanes) {
    for (int i = 0; i < 4; ++i) sums[i] += loadf(row + n + i * kLanes);
  }
  for (; n < samples; n += kLanes) sums[0] += loadf(row + n);
  return sum((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

}  // namespace

void forward_product(const float* w, const float* bias, Index out, Index in, const float* x,
                     const ActivationPlanes& units, Index samples, Index stride) {
  visit(units.activation, [&](auto rule) {
    using Rule = decltype(rule);
    float* z = units.z != nullptr ? units.z : units.a;
    product<true, FinishIf<Value, Rule, Rule::kShortValue>>({.w = w,
                                                             .rows = out,
                                                             .depth = in,
                                                             .row_step = in,
                                                             .depth_step = 1,
                                                             .bias = bias,
                                                             .x = x,
                                                             .a = z,
                                                             .z = z,
                                                             .stride = stride},
                                                            samples);
    if constexpr (!Rule::kShortValue) {
      map(units.a, out, samples, stride, [&](Index at) { return Rule::value(loadf(z + at)); });
    }
  });
}

void backward_product(const float* w, Index out, Index in, const float* delta, const ActivationPlanes& units, float* dz,
                      Index samples, Index stride) {
  visit(units.activation, [&](auto rule) {
    using Rule = decltype(rule);
    product<false, FinishIf<Slope, Rule, Rule::kShortSlope>>({.w = w,
                                                              .rows = in,
                                                              .depth = out,
                                                              .row_step = 1,
                                                              .depth_step = in,
                                                              .bias = nullptr,
                                                              .x = delta,
                                                              .a = units.a,
                                                              .z = dz,
                                                              .stride = stride},
                                                             samples);
    if constexpr (!Rule::kShortSlope) {
      const float* z = Rule::kNeedsZ ? units.z : units.a;
      map(dz, in, samples, stride,
          [&](Index at) { return times_slope<Rule>(loadf(dz + at), loadf(z + at), loadf(units.a + at)); });
    }
  });
}

void accumulate_gradient(const float* delta, Index out, const float* x, Index in, float* weight, float* bias,
                         Index samples, Index stride) {
  tiles_of<kColumns>(in, [&](auto columns, Index i) {
    tiles_of<kRows>(out, [&](auto rows, Index o) {
      gradient_tile<rows(), columns()>(delta + o * stride, x + i * stride, weight + o * in + i, in, samples, stride);
    });
  });
  for (Index o = 0; o < out; ++o) bias[o] += row_sum(delta + o * stride, samples);
}

}  // namespace momentum::kernels
