// SPDX-License-Identifier: MIT
#include "kernels/dense.hpp"

#include <algorithm>

#include "kernels/vec.hpp"

namespace momentum::kernels {
namespace {

// 4 × 3 accumulators and their operands just fill 16 vector registers.
constexpr int kRows = 4;
constexpr int kColumns = 3;

/// Rows row … row+R of z over C vectors of samples, all sums in registers.
template <int R, int C>
void product_tile(const Weights& a, Index row, const float* bias, const float* x, float* z, Index stride) {
  f32x4 sums[R][C];
  for (int r = 0; r < R; ++r) {
    const f32x4 start = splat(bias != nullptr ? bias[row + r] : 0.0F);
    for (int c = 0; c < C; ++c) sums[r][c] = start;
  }
  const float* w = a.w + row * a.row_step;
  for (Index k = 0; k < a.columns; ++k, w += a.column_step, x += stride) {
    f32x4 inputs[C];
    for (int c = 0; c < C; ++c) inputs[c] = loadf(x + c * kLanes);
    for (int r = 0; r < R; ++r) {
      const f32x4 weight = splat(w[r * a.row_step]);
      for (int c = 0; c < C; ++c) sums[r][c] += weight * inputs[c];
    }
  }
  for (int r = 0; r < R; ++r) {
    for (int c = 0; c < C; ++c) store(z + (row + r) * stride + c * kLanes, sums[r][c]);
  }
}

template <int C>
void product_rows(const Weights& a, const float* bias, const float* x, float* z, Index stride) {
  Index row = 0;
  for (; row + kRows <= a.rows; row += kRows) product_tile<kRows, C>(a, row, bias, x, z, stride);
  switch (a.rows - row) {
    case 3: return product_tile<3, C>(a, row, bias, x, z, stride);
    case 2: return product_tile<2, C>(a, row, bias, x, z, stride);
    case 1: return product_tile<1, C>(a, row, bias, x, z, stride);
    default: return;
  }
}

/// R rows of the weight gradient by C columns: dot products along the samples.
template <int R, int C>
void gradient_tile(const float* delta, const float* x, float* weight, Index in, Index samples, Index stride) {
  f32x4 sums[R][C] = {};
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

template <int R>
void gradient_rows(const float* delta, const float* x, Index in, float* weight, Index samples, Index stride) {
  Index i = 0;
  for (; i + kColumns <= in; i += kColumns) {
    gradient_tile<R, kColumns>(delta, x + i * stride, weight + i, in, samples, stride);
  }
  if (in - i == 2) gradient_tile<R, 2>(delta, x + i * stride, weight + i, in, samples, stride);
  if (in - i == 1) gradient_tile<R, 1>(delta, x + i * stride, weight + i, in, samples, stride);
}

float row_sum(const float* row, Index samples) {
  f32x4 total = {};
  for (Index n = 0; n < samples; n += kLanes) total += loadf(row + n);
  return sum(total);
}

}  // namespace

void product(const Weights& weights, const float* bias, const float* x, float* z, Index samples, Index stride) {
  constexpr Index kBlock = kColumns * kLanes;
  Index n = 0;
  for (; n + kBlock <= samples; n += kBlock) product_rows<kColumns>(weights, bias, x + n, z + n, stride);
  if (samples - n == 2 * kLanes) product_rows<2>(weights, bias, x + n, z + n, stride);
  if (samples - n == kLanes) product_rows<1>(weights, bias, x + n, z + n, stride);
}

void accumulate_gradient(const float* delta, Index out, const float* x, Index in, float* weight, float* bias,
                         Index samples, Index stride) {
  Index o = 0;
  for (; o + kRows <= out; o += kRows) {
    gradient_rows<kRows>(delta + o * stride, x, in, weight + o * in, samples, stride);
  }
  const float* rest = delta + o * stride;
  if (out - o == 3) gradient_rows<3>(rest, x, in, weight + o * in, samples, stride);
  if (out - o == 2) gradient_rows<2>(rest, x, in, weight + o * in, samples, stride);
  if (out - o == 1) gradient_rows<1>(rest, x, in, weight + o * in, samples, stride);
  for (o = 0; o < out; ++o) bias[o] += row_sum(delta + o * stride, samples);
}

}  // namespace momentum::kernels
