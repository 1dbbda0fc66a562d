// SPDX-License-Identifier: MIT
/// \file
/// exp, log and tanh on four floats, to one or two units in the last place. The C library's differ between platforms.
#pragma once

#include "kernels/vec.hpp"

namespace momentum::kernels {

/// Vector constants, in memory on purpose: V8 builds a constant written in the code anew at each use, which made the
/// sigmoid 2.4 times slower in Chromium 156 than a load.
struct MathConstants {
  struct {
    f32x4 highest, lowest, log2e, round, ln2_high, ln2_low, q4, q3, q2, q1, q0;
    u32x4 one_bits;
  } exp;
  struct {
    i32x4 sqrt_half_bits;
    f32x4 p3, p2, p1, p0, infinity;
  } log;
  struct {
    f32x4 n2, n1, n0, d3, d2, d1, d0;
  } tanh;
  f32x4 zero, one, two;
};
extern const MathConstants kMath;

/// eˣ, for x held to −87.3 … 89: 1.2e-38 (no subnormals) … infinity (from 88.4); NaN stays NaN.
/// x = n·ln 2 + r with |r| ≤ ln 2 / 2, eˣ = 2ⁿ·eʳ, eʳ = 1 + r + r²·q(r), q fitted to 3e-9.
inline f32x4 exp(f32x4 x) {
  const auto& k = kMath.exp;
  x = k.highest < x ? k.highest : x;
  x = x < k.lowest ? k.lowest : x;
  const f32x4 shifted = x * k.log2e + k.round;
  const f32x4 n = shifted - k.round;
  const f32x4 r = (x - n * k.ln2_high) - n * k.ln2_low;
  f32x4 q = r * k.q4 + k.q3;
  q = q * r + k.q2;
  q = q * r + k.q1;
  q = q * r + k.q0;
  const f32x4 p = (q * r) * r + r + kMath.one;
  return p * bits<f32x4>((bits<u32x4>(shifted) << 23) + k.one_bits);  // the low bits of `shifted` are n
}

/// ln x for normal positive x, infinity and NaN. x = m·2ᵉ with m in [√½, √2), ln m = 2·artanh((m−1)/(m+1)) by its
/// series to s⁹.
inline f32x4 log(f32x4 x) {
  const auto& k = kMath.log;
  const i32x4 e = (bits<i32x4>(x) - k.sqrt_half_bits) >> 23;
  const auto m = bits<f32x4>(bits<i32x4>(x) - (e << 23));
  const f32x4 s = (m - kMath.one) / (m + kMath.one);
  const f32x4 s2 = s * s;
  f32x4 p = s2 * k.p3 + k.p2;
  p = p * s2 + k.p1;
  p = p * s2 + k.p0;
  const f32x4 exponent = __builtin_convertvector(e, f32x4);
  const f32x4 y = exponent * kMath.exp.ln2_high + ((exponent * kMath.exp.ln2_low + (s2 * p) * s) + kMath.two * s);
  return select(x < k.infinity, y, x);  // else a NaN would come out as some finite number
}

/// tanh x. |x| < 1: Lambert's continued fraction, written as what x loses, so that its rounding hardly counts and small
/// x stay exact; beyond: 1 − 2/(e²ˣ + 1).
inline f32x4 tanh(f32x4 x) {
  const auto& k = kMath.tanh;
  const f32x4 x2 = x * x;
  const f32x4 numerator = ((x2 * k.n2 + k.n1) * x2 + k.n0) * x2;
  const f32x4 denominator = ((x2 * k.d3 + k.d2) * x2 + k.d1) * x2 + k.d0;
  const f32x4 size = abs(x);
  const f32x4 far = kMath.one - kMath.two / (exp(size + size) + kMath.one);
  const f32x4 signed_far = select(x < kMath.zero, -far, far);
  return select(size < kMath.one, x - x * (numerator / denominator), signed_far);
}

inline f32x4 sigmoid(f32x4 x) { return kMath.one / (kMath.one + exp(-x)); }

}  // namespace momentum::kernels
