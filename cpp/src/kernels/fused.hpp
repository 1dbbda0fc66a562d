// SPDX-License-Identifier: MIT
/// \file
/// A multiply-add rounded once, in arithmetic that every platform has: wasm has no fused one, and the C library's is
/// a fused instruction here and a slow emulation there.
#pragma once

#include <cstdint>

#include "kernels/vec.hpp"

namespace momentum::kernels {

/// a·b + c, rounded once. The double product is exact; the sum is rounded to odd, after which rounding to float is what
/// it would have been from the exact sum.
/// Source: S. Boldo, G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to
/// odd", IEEE Transactions on Computers 57 (2008).
inline float fused(float a, float b, float c) {
  const double product = static_cast<double>(a) * static_cast<double>(b);
  const auto addend = static_cast<double>(c);
  const double sum = product + addend;
  const double added = sum - product;
  const double error = (product - (sum - added)) + (addend - added);  // what the sum lost, exactly (Knuth's TwoSum)
  auto word = bits<std::uint64_t>(sum);
  const bool inexact = error < 0 || error > 0;  // false for NaN, which infinities leave
  if (inexact && (word & 1U) == 0) word += (error > 0) == (sum > 0) ? 1 : -1;
  return static_cast<float>(bits<double>(word));
}

}  // namespace momentum::kernels
