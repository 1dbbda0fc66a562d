// SPDX-License-Identifier: MIT
/// \file
/// The normal distribution on four floats.
#pragma once

#include "kernels/math.hpp"

namespace momentum::kernels {

/// The normal distribution at x: φ = e^(−x²/2)/√(2π), and Φ, its integral up to x. `x` is x held to ±12.5, beyond
/// which φ would soon have no normal number, and is 0.
struct Normal {
  f32x4 x, density, integral;
};

/// Φ(−|x|) = e^(−x²/2)·p(|x|)/q(|x|), the fraction fitted to 5e-9: no sum in it cancels.
inline Normal normal(f32x4 x) {
  const auto& k = kMath.normal;
  f32x4 size = abs(x);
  const auto beyond = k.farthest < size;
  size = beyond ? k.farthest : size;
  const f32x4 bell = select(beyond, kMath.zero, exp(-k.half * size * size));
  const f32x4 p = (((size * k.p4 + k.p3) * size + k.p2) * size + k.p1) * size + k.half;
  const f32x4 q = ((((size * k.q5 + k.q4) * size + k.q3) * size + k.q2) * size + k.q1) * size + kMath.one;
  const f32x4 tail = bell * (p / q);
  return {.x = bits<f32x4>(bits<i32x4>(size) | (bits<i32x4>(x) & kMath.sign_bit)),
          .density = bell * k.density,
          .integral = x < kMath.zero ? tail : kMath.one - tail};
}

}  // namespace momentum::kernels
