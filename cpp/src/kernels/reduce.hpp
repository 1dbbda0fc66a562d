// SPDX-License-Identifier: MIT
/// \file
/// Sums in double and in one fixed order: exact enough that a norm is finite exactly when its vector is.
#pragma once

#include "kernels/vec.hpp"
#include "momentum/types.hpp"

namespace momentum::kernels {

/// Σ a[i]·b[i]
inline double dot(const float* a, const float* b, Index count) {
  using f32x2 = float __attribute__((vector_size(8)));
  f64x2 low = {};
  f64x2 high = {};
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    low += __builtin_convertvector(load<f32x2>(a + i), f64x2) * __builtin_convertvector(load<f32x2>(b + i), f64x2);
    high +=
        __builtin_convertvector(load<f32x2>(a + i + 2), f64x2) * __builtin_convertvector(load<f32x2>(b + i + 2), f64x2);
  }
  double rest = 0;
  for (; i < count; ++i) rest += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return ((low[0] + high[0]) + (low[1] + high[1])) + rest;
}

inline double squared_norm(ConstVectorRef v) { return dot(v.data(), v.data(), v.size()); }

}  // namespace momentum::kernels
