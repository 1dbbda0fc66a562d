// SPDX-License-Identifier: MIT
// A number in words. In wasm JavaScript does it (web/src/core/modules/number-text.ts): C's own way to write numbers is
// 7 KB.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "momentum/options/fields.hpp"

namespace momentum {

std::string number_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  char buffer[32];
  if (x == std::floor(x) && std::abs(x) < 1e16) {
    std::snprintf(buffer, sizeof buffer, "%.0f", x);
    return buffer;
  }
  // 17 digits tell all doubles apart; most take fewer.
  for (int digits = 9; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
    if (std::strtod(buffer, nullptr) == x) break;
  }
  return buffer;
}

}  // namespace momentum
