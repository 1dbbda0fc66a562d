// SPDX-License-Identifier: MIT
#include "momentum/base/arrays.hpp"

#include <cmath>

#include "momentum/options/fields.hpp"

namespace momentum {

void check_length(const std::string& field, std::size_t got, Index want, const std::string& shape) {
  if (got != static_cast<std::size_t>(want)) {
    throw OptionError(field, shape + " = " + number_text(static_cast<double>(want)) + " values",
                      number_text(static_cast<double>(got)), rule::kLength);
  }
}

void check_finite(const std::string& field, std::span<const float> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      throw OptionError(field + "[" + std::to_string(i) + "]", "a finite number", number_text(values[i]),
                        rule::kFinite);
    }
  }
}

}  // namespace momentum
