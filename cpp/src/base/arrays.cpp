// SPDX-License-Identifier: MIT
#include "momentum/base/arrays.hpp"

#include <cmath>

namespace momentum {

Refused check_length(const std::string& field, std::size_t got, Index want, const std::string& shape) {
  if (got == static_cast<std::size_t>(want)) return {};
  return Refusal{field, Phrase::of("length").with(shape).with(static_cast<double>(want)),
                 value(static_cast<double>(got)), rule::kLength};
}

Refused check_finite(const std::string& field, std::span<const float> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i])) continue;
    return Refusal{field + "[" + std::to_string(i) + "]", "a finite number", value(values[i]), rule::kFinite};
  }
  return {};
}

}  // namespace momentum
