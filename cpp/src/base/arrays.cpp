// SPDX-License-Identifier: MIT
#include "momentum/base/arrays.hpp"

#include <cmath>

#include "momentum/options/fields.hpp"

namespace momentum {

Refused check_length(const std::string& field, std::size_t got, Index want, const std::string& shape) {
  if (got == static_cast<std::size_t>(want)) return {};
  return Refusal{field, shape + " = " + std::to_string(want) + " values", std::to_string(got), rule::kLength};
}

Refused check_finite(const std::string& field, std::span<const float> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i])) continue;
    return Refusal{field + "[" + std::to_string(i) + "]", "a finite number", number_text(values[i]), rule::kFinite};
  }
  return {};
}

}  // namespace momentum
