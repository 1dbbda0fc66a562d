// SPDX-License-Identifier: MIT
/// \file
/// Sums in double and in one fixed order: exact enough that a norm is finite exactly when its vector is.
#pragma once

#include "kernels/vec.hpp"
#include "momentum/base/types.hpp"

namespace momentum::kernels {

/// Four floats as doubles.
struct Doubles {
  f64x2 low, high;
  explicit Doubles(f32x4 v)
      : low(__builtin_convertvector(__builtin_shufflevector(v, v, 0, 1), f64x2)),
        high(__builtin_convertvector(__builtin_shufflevector(v, v, 2, 3), f64x2)) {}
};

/// A sum of products, lane by lane until it is asked for.
class DotProduct {
 public:
  void add(const Doubles& a, const Doubles& b) {
    low_ += a.low * b.low;
    high_ += a.high * b.high;
  }
  double value() const { return (low_[0] + high_[0]) + (low_[1] + high_[1]); }

 private:
  f64x2 low_{};
  f64x2 high_{};
};

/// The lengths squared of what a step moved in and by, and how far Δw = after − before went along g.
class StepSums {
 public:
  /// Stretches of these vectors, as long as each other.
  void add(ConstVectorRef before, ConstVectorRef after, ConstVectorRef gradient, ConstVectorRef velocity) {
    const Index count = before.size();
    Index i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      add(before.data() + i, after.data() + i, gradient.data() + i, velocity.data() + i);
    }
    if (i == count) return;
    float rest[4][kLanes] = {};
    for (Index k = 0; i + k < count; ++k) {
      rest[0][k] = before[i + k];
      rest[1][k] = after[i + k];
      rest[2][k] = gradient[i + k];
      rest[3][k] = velocity[i + k];
    }
    add(rest[0], rest[1], rest[2], rest[3]);
  }
  double gradient() const { return gradients_.value(); }
  double velocity() const { return velocities_.value(); }
  double stride() const { return strides_.value(); }
  double along() const { return along_.value(); }

 private:
  void add(const float* w0, const float* w1, const float* g, const float* v) {
    const Doubles stride(loadf(w1) - loadf(w0));
    const Doubles slope(loadf(g));
    const Doubles motion(loadf(v));
    gradients_.add(slope, slope);
    velocities_.add(motion, motion);
    strides_.add(stride, stride);
    along_.add(stride, slope);
  }

  DotProduct gradients_;
  DotProduct velocities_;
  DotProduct strides_;
  DotProduct along_;
};

}  // namespace momentum::kernels
