// SPDX-License-Identifier: MIT
#include "kernels/dense.hpp"

#include <algorithm>
#include <type_traits>

#include "kernels/vec.hpp"

namespace momentum::kernels {
namespace {

// 4 × 3 sums and their operands just fill 16 vector registers.
constexpr int kRows = 4;
constexpr int kColumns = 3;
/// Terms of a sum taken between two visits of z, so that their rows of x stay in the first cache.
constexpr Index kDepth = 256;

template <int R, int C>
using Sums = f32x4[R][C];

/// Calls `f` with the number of rows of a tile, at most Most, as a constant, and the row it starts at, until `rows` are
/// done. No tile has a single row where that can be helped: it has too few sums to hide their latency.
template <int Most, class F>
inline void tiles_of(Index rows, F&& f) {
  Index row = 0;
  for (; rows - row > Most + 1 || rows - row == Most; row += Most) f(std::integral_constant<int, Most>{}, row);
  if (rows - row == Most + 1) {  // Most + 1 = (Most − 1) + 2
    f(std::integral_constant<int, Most - 1>{}, row);
    row += Most - 1;
  }
  if constexpr (Most > 3) {
    if (rows - row == 3) return f(std::integral_constant<int, 3>{}, row);
  }
  if (rows - row == 2) f(std::integral_constant<int, 2>{}, row);
  if (rows - row == 1) f(std::integral_constant<int, 1>{}, row);
}

/// A product to be made: z = finish(start + Σ_k w[r][k]·x[k][n]).
struct Product {
  const float* w;
  Index rows, depth;
  Index row_step, depth_step;  // one of the two is 1
  const float* bias;           // null: 0
  const float* x;
  const float* a;  // where derivatives are taken
  float* z;
  Index stride;
  Finish finish;
};

/// sums += Σ_k w[r][k]·x[k][…]; Forward: the k of a row are neighbours, else the rows of a k.
template <bool Forward, int R, int C>
inline void add_terms(Sums<R, C>& sums, const float* w, Index step, const float* x, Index depth, Index stride) {
  const auto term = [&](const float* weights, const float* inputs) {
    f32x4 in[C];
    for (int c = 0; c < C; ++c) in[c] = loadf(inputs + c * kLanes);
    for (int r = 0; r < R; ++r) {
      const f32x4 weight = splat(Forward ? weights[r * step] : weights[r]);
      for (int c = 0; c < C; ++c) sums[r][c] += weight * in[c];
    }
  };
  Index k = 0;
  if constexpr (Forward) {
    // Four terms a turn: their weights lie at fixed distances from the rows' pointers.
    for (; k + 4 <= depth; k += 4, w += 4, x += 4 * stride) {
      term(w, x);
      term(w + 1, x + stride);
      term(w + 2, x + 2 * stride);
      term(w + 3, x + 3 * stride);
    }
  }
  for (; k < depth; ++k, w += Forward ? 1 : step, x += stride) term(w, x);
}

inline f32x4 finished(Finish finish, f32x4 sum, const float* a) {
  const f32x4 zero = splat(0.0F);
  const f32x4 one = splat(1.0F);
  switch (finish) {
    case Finish::relu: return select(sum < zero, zero, sum);  // NaN stays NaN
    case Finish::relu_derivative: return select(loadf(a) > zero, sum, zero);
    case Finish::sigmoid_derivative: return sum * (loadf(a) * (one - loadf(a)));
    case Finish::tanh_derivative: return sum * (one - loadf(a) * loadf(a));
    default: return sum;
  }
}

/// Kept out of line: V8 allocates registers worse in one large function.
/// Rows row … row+R of z over C vectors of samples at n, terms k … k+depth, all sums in registers.
template <bool Forward, int R, int C>
[[gnu::noinline]] void product_tile(const Product& p, Index row, Index n, Index k, Index depth) {
  Sums<R, C> sums;
  float* z = p.z + row * p.stride + n;
  for (int r = 0; r < R; ++r) {
    const f32x4 start = splat(p.bias != nullptr ? p.bias[row + r] : 0.0F);
    for (int c = 0; c < C; ++c) sums[r][c] = k > 0 ? loadf(z + r * p.stride + c * kLanes) : start;
  }
  const float* w = p.w + row * p.row_step + k * p.depth_step;
  add_terms<Forward, R, C>(sums, w, Forward ? p.row_step : p.depth_step, p.x + k * p.stride + n, depth, p.stride);
  const Finish finish = k + depth == p.depth ? p.finish : Finish::none;
  const float* a = p.a + row * p.stride + n;
  for (int r = 0; r < R; ++r) {
    for (int c = 0; c < C; ++c) {
      const Index at = r * p.stride + c * kLanes;
      store(z + at, finished(finish, sums[r][c], a + at));
    }
  }
}

template <bool Forward>
void product(const Product& p, Index samples) {
  for (Index k = 0; k < p.depth; k += kDepth) {
    const Index depth = std::min(kDepth, p.depth - k);
    tiles_of<kColumns>(samples / kLanes, [&](auto columns, Index vector) {
      tiles_of<kRows>(p.rows, [&](auto rows, Index row) {
        product_tile<Forward, rows(), columns()>(p, row, vector * kLanes, k, depth);
      });
    });
  }
}

/// R rows of the weight gradient by C columns: dot products along the samples.
template <int R, int C>
[[gnu::noinline]] void gradient_tile(const float* delta, const float* x, float* weight, Index in, Index samples,
                                     Index stride) {
  Sums<R, C> sums = {};
  for (Index n = 0; n < samples; n += kLanes) {
    f32x4 inputs[C];
    for (int c = 0; c < C; ++c) inputs[c] = loadf(x + c * stride + n);
    for (int r = 0; r < R; ++r) {
      const f32x4 d = loadf(delta + r * stride + n);
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

void forward_product(const float* w, const float* bias, Index out, Index in, const float* x, float* z, Index samples,
                     Index stride, Finish finish) {
  product<true>({w, out, in, in, 1, bias, x, nullptr, z, stride, finish}, samples);
}

void backward_product(const float* w, Index out, Index in, const float* delta, const float* a, float* dx, Index samples,
                      Index stride, Finish finish) {
  product<false>({w, in, out, 1, in, nullptr, delta, a, dx, stride, finish}, samples);
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
