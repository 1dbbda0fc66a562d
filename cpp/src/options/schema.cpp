// SPDX-License-Identifier: MIT
#include "momentum/options/schema.hpp"

namespace momentum::detail {

void check_length(std::size_t length, const std::string& path, const List& rule) {
  if (length <= rule.most) return;
  throw OptionError(path, "at most " + std::to_string(rule.most) + " " + std::string(rule.what), std::to_string(length),
                    rule::kTooLarge);
}

}  // namespace momentum::detail
