// SPDX-License-Identifier: MIT
/// \file
/// exp, log, tanh and their like on four floats, to two or three units in the last place. The C library's differ
/// between platforms.
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
    f32x4 farthest, half, density, p4, p3, p2, p1, q5, q4, q3, q2, q1;
  } normal;
  f32x4 zero, one, two, tanh_one, leak;
  i32x4 sign_bit;
};
extern const MathConstants kMath;

/// 2ⁿ and eʳ − 1 where eˣ = 2ⁿ·eʳ.
struct ExpParts {
  f32x4 power, rest;
};

/// x = n·ln 2 + r with |r| ≤ ln 2 / 2; eʳ = 1 + r + r²·q(r), q fitted to 3e-9, its terms in pairs: a shorter chain.
inline ExpParts exp_parts(f32x4 x) {
  const auto& k = kMath.exp;
  const f32x4 shifted = x * k.log2e + k.round;
  const f32x4 n = shifted - k.round;
  const f32x4 r = (x - n * k.ln2_high) - n * k.ln2_low;
  const f32x4 r2 = r * r;
  const f32x4 q = (r * k.q1 + k.q0) + r2 * ((r * k.q3 + k.q2) + r2 * k.q4);
  const auto power = bits<f32x4>((bits<u32x4>(shifted) << 23) + k.one_bits);  // the low bits of `shifted` are n
  return {power, r2 * q + r};
}

/// eˣ, for x held to −87.3 … 89: 1.2e-38 (no subnormals) … infinity (from 88.4); NaN stays NaN.
inline f32x4 exp(f32x4 x) {
  const auto& k = kMath.exp;
  x = k.highest < x ? k.highest : x;
  x = x < k.lowest ? k.lowest : x;
  const auto [power, rest] = exp_parts(x);
  return power * (rest + kMath.one);
}

/// The same, but 0 below its least: also times 10³⁰ it is nothing then.
inline f32x4 vanishing_exp(f32x4 x) { return select(x < kMath.exp.lowest, kMath.zero, exp(x)); }

/// eˣ − 1 from the parts of eˣ, so that small x keep their digits.
inline f32x4 less_one(const ExpParts& e) { return e.power * e.rest + (e.power - kMath.one); }

/// eˣ − 1 for x ≤ 0; NaN stays NaN.
inline f32x4 expm1(f32x4 x) {
  x = x < kMath.exp.lowest ? kMath.exp.lowest : x;
  return less_one(exp_parts(x));
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

/// ln(1 + x) for x in 0 … 1, and NaN: what rounding took from 1 + x is added again.
inline f32x4 log1p(f32x4 x) {
  const f32x4 sum = kMath.one + x;
  return log(sum) + (x - (sum - kMath.one)) / sum;
}

/// tanh x = ±(e²ˣ − 1)/(e²ˣ + 1) of |x|, from e²ˣ − 1 itself, so that small x keep their digits; 1 from |x| = 9.1 on.
inline f32x4 tanh(f32x4 x) {
  f32x4 size = abs(x);
  size = kMath.tanh_one < size ? kMath.tanh_one : size;
  const f32x4 above = less_one(exp_parts(size + size));
  const f32x4 result = above / (above + kMath.two);
  return bits<f32x4>(bits<i32x4>(result) | (bits<i32x4>(x) & kMath.sign_bit));
}

/// NaN stays NaN. Written with a zero from memory, else clang takes it for f32x4.max, several instructions of V8's.
inline f32x4 relu(f32x4 x) { return x < kMath.zero ? kMath.zero : x; }

inline f32x4 sigmoid(f32x4 x) { return kMath.one / (kMath.one + exp(-x)); }

}  // namespace momentum::kernels
