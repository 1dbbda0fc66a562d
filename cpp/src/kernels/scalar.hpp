// SPDX-License-Identifier: MIT
/// \file
/// Functions of one double, of additions, products and quotients alone: the C library's differ between platforms.
#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/vec.hpp"

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

/// ln x for normal positive x, to 2e-16 or two units in the last place. x = m·2ᵉ with m in [√½, √2),
/// ln m = 2·artanh((m−1)/(m+1)) by its series to s²³.
inline double log(double x) {
  constexpr std::int64_t kSqrtHalf = 0x3FE6A09E667F3BCD;
  constexpr double kLn2 = 0.6931471805599453;
  const auto all = bits<std::int64_t>(x);
  const std::int64_t e = (all - kSqrtHalf) >> 52;
  const auto m = bits<double>(all - (e << 52));
  const double s = (m - 1) / (m + 1);
  double sum = 0;
  for (int k = 23; k > 0; k -= 2) sum = sum * (s * s) + 2.0 / k;
  return static_cast<double>(e) * kLn2 + s * sum;
}

struct Turn {
  double cosine, sine;
};

/// cos 2πt and sin 2πt to 3e-16 for |t| < 2³⁰; quarters of a turn are exact. Series of the angle that is left of the
/// nearest quarter, |r| ≤ π/4, to r¹⁹.
inline Turn turn(double t) {
  constexpr double kQuarter = 1.5707963267948966;
  const double quarters = std::floor(4 * t + 0.5);
  const double r = kQuarter * (4 * t - quarters);
  double term = 1;
  double parts[2] = {1, 0};  // cosine, sine
  for (int k = 1; k <= 19; ++k) {
    term *= (k % 2 == 0 ? -r : r) / k;
    parts[k % 2] += term;
  }
  const int q = static_cast<int>(quarters) & 3;
  const double cosine = parts[q & 1];
  const double sine = parts[1 - (q & 1)];
  return {.cosine = q == 1 || q == 2 ? -cosine : cosine, .sine = q >= 2 ? -sine : sine};
}

}  // namespace momentum::kernels
