// SPDX-License-Identifier: MIT
/// \file
/// Four floats at a time by the compiler's own vector types: the same source gives SSE natively and SIMD128 in wasm,
/// and the same bits in both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace momentum::kernels {

using f32x4 = float __attribute__((vector_size(16)));
using i32x4 = std::int32_t __attribute__((vector_size(16)));
using u32x4 = std::uint32_t __attribute__((vector_size(16)));
using f64x2 = double __attribute__((vector_size(16)));

inline constexpr int kLanes = 4;

template <class V, class T>
inline V load(const T* p) {
  V v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
template <class V, class T>
inline void store(T* p, V v) {
  std::memcpy(p, &v, sizeof v);
}
inline f32x4 loadf(const float* p) { return load<f32x4>(p); }
inline f32x4 splat(float x) { return f32x4{x, x, x, x}; }
inline i32x4 splat(std::int32_t x) { return i32x4{x, x, x, x}; }
inline u32x4 splat(std::uint32_t x) { return u32x4{x, x, x, x}; }

template <class To, class From>
inline To bits(From v) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &v, sizeof to);
  return to;
}

/// Lane by lane: mask ? a : b. A mask lane is all ones or all zeros, as comparisons give.
inline f32x4 select(i32x4 mask, f32x4 a, f32x4 b) {
  return bits<f32x4>((mask & bits<i32x4>(a)) | (~mask & bits<i32x4>(b)));
}
/// All ones in the lanes of n … n+3 that lie before `end`.
inline i32x4 lanes_before(std::ptrdiff_t n, std::ptrdiff_t end) {
  const std::ptrdiff_t left = end - n;
  return i32x4{0, 1, 2, 3} < splat(static_cast<std::int32_t>(left < kLanes ? left : kLanes));
}
inline f32x4 max(f32x4 a, f32x4 b) { return select(a > b, a, b); }
inline f32x4 abs(f32x4 a) { return bits<f32x4>(bits<i32x4>(a) & splat(0x7FFFFFFF)); }

/// Sum of the lanes, always in this order.
inline float sum(f32x4 v) { return (v[0] + v[2]) + (v[1] + v[3]); }

}  // namespace momentum::kernels
