// SPDX-License-Identifier: MIT
#include "momentum/base/types.hpp"

#include <string_view>

namespace momentum {

std::string Refusal::text() const {
  if (rule == std::string_view(rule::kUnknownKey)) return "unknown key " + path + "; allowed are " + allowed;
  return path + " must be " + allowed + ", got " + got;
}

void require_fit(Refused refused) {
  if (refused) throw OptionError(std::move(*refused));
}

}  // namespace momentum
