// SPDX-License-Identifier: MIT
/// \file
/// exp, log and tanh on four floats, to one or two units in the last place. The C library's differ between platforms.
#pragma once

#include "kernels/vec.hpp"

namespace momentum::kernels {

/// eˣ, for x held to −87.3 … 89: 1.2e-38 (no subnormals) … infinity; NaN stays NaN.
/// x = n·ln 2 + r with |r| ≤ ln 2 / 2, eˣ = 2ⁿ·eʳ, eʳ by its series to r⁷/7!.
inline f32x4 exp(f32x4 x) {
  constexpr float kRound = 12582912.0F;  // 1.5·2²³: adding it rounds to an integer, left in the low bits
  x = select(x > splat(89.0F), splat(89.0F), x);
  x = select(x < splat(-87.3F), splat(-87.3F), x);
  const f32x4 shifted = x * 1.44269504F + kRound;
  const f32x4 n = shifted - kRound;
  // ln 2 in two parts, the first with so few bits that n·ln2 is exact
  const f32x4 r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  f32x4 p = r * (1.0F / 5040) + 1.0F / 720;
  p = p * r + 1.0F / 120;
  p = p * r + 1.0F / 24;
  p = p * r + 1.0F / 6;
  p = p * r + 0.5F;
  p = (p * r) * r + r + 1.0F;
  // 2ⁿ in two factors, because n = 128 alone has no float
  const i32x4 exponent = bits<i32x4>(shifted) - bits<i32x4>(splat(kRound));
  const i32x4 half = exponent >> 1;
  return (p * bits<f32x4>((half + 127) << 23)) * bits<f32x4>((exponent - half + 127) << 23);
}

/// ln x for normal positive x, infinity and NaN. x = m·2ᵉ with m in [√½, √2), ln m = 2·artanh((m−1)/(m+1)) by its
/// series to s⁹.
inline f32x4 log(f32x4 x) {
  constexpr float kInfinity = __builtin_inff();
  const i32x4 kSqrtHalf = splat(0x3F3504F3);
  const i32x4 e = (bits<i32x4>(x) - kSqrtHalf) >> 23;
  const auto m = bits<f32x4>(bits<i32x4>(x) - (e << 23));
  const f32x4 s = (m - 1.0F) / (m + 1.0F);
  const f32x4 s2 = s * s;
  f32x4 p = s2 * (2.0F / 9) + 2.0F / 7;
  p = p * s2 + 2.0F / 5;
  p = p * s2 + 2.0F / 3;
  const f32x4 exponent = __builtin_convertvector(e, f32x4);
  const f32x4 y = exponent * 0.693359375F + ((exponent * -2.12194440e-4F + (s2 * p) * s) + 2.0F * s);
  return select(x < splat(kInfinity), y, x);  // else a NaN would come out as some finite number
}

/// tanh x. |x| < 1: Lambert's continued fraction, written as what x loses, so that its rounding hardly counts and small
/// x stay exact; beyond: 1 − 2/(e²ˣ + 1).
inline f32x4 tanh(f32x4 x) {
  const f32x4 x2 = x * x;
  const f32x4 numerator = ((x2 * 27.0F + 2772.0F) * x2 + 45045.0F) * x2;
  const f32x4 denominator = ((x2 * 28.0F + 3150.0F) * x2 + 62370.0F) * x2 + 135135.0F;
  const f32x4 size = abs(x);
  const f32x4 far = 1.0F - 2.0F / (exp(size + size) + 1.0F);
  const f32x4 signed_far = select(x < splat(0.0F), -far, far);
  return select(size < splat(1.0F), x - x * (numerator / denominator), signed_far);
}

inline f32x4 sigmoid(f32x4 x) { return 1.0F / (1.0F + exp(-x)); }

}  // namespace momentum::kernels
