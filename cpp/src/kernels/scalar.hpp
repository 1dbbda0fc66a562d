// SPDX-License-Identifier: MIT
/// \file
/// Two functions of one double, of additions, products and quotients alone: the C library's differ between platforms.
#pragma once

#include <cstdint>

namespace momentum::kernels {

/// bᵗ by squaring, t ≥ 0.
inline double power(double b, std::int64_t t) {
  double result = 1;
  for (; t > 0; t /= 2, b *= b) {
    if (t % 2 == 1) result *= b;
  }
  return result;
}

/// sin²(π/2·x) for x in 0 … 1; both ends and the middle are exact. On 0 … ½ the sine's series to the 17th power, above
/// it as 1 − sin²(π/2·(1−x)).
inline double sine_squared(double x) {
  constexpr double kQuarter = 1.5707963267948966;  // of a turn
  if (x == 0.5) return 0.5;
  if (x > 0.5) return 1 - sine_squared(1 - x);
  const double angle = kQuarter * x;
  double term = angle;
  double sine = angle;
  for (int k = 3; k <= 17; k += 2) {
    term *= -angle * angle / (k * (k - 1));
    sine += term;
  }
  return sine * sine;
}

}  // namespace momentum::kernels
