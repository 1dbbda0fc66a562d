// SPDX-License-Identifier: MIT
#include "momentum/base/types.hpp"

#include <cstdlib>
#include <string_view>

namespace momentum {

std::string Refusal::text() const {
  if (rule == std::string_view(rule::kUnknownKey)) return "unknown key " + path + "; allowed are " + allowed;
  return path + " must be " + allowed + ", got " + got;
}

#if defined(__cpp_exceptions)
void require_fit(const Refused& refused) {
  if (refused) throw OptionError(*refused);
}
void throw_invalid(const std::string& fault) { throw std::invalid_argument(fault); }
void require_place(bool fits, const char* message) {
  if (!fits) throw std::logic_error(message);
}
#else
void require_fit(const Refused& refused) {
  if (refused) std::abort();
}
void throw_invalid(const std::string& /*fault*/) { std::abort(); }
void require_place(bool fits, const char* /*message*/) {
  if (!fits) std::abort();
}
#endif

}  // namespace momentum
