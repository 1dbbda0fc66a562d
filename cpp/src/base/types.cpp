// SPDX-License-Identifier: MIT
#include "momentum/base/types.hpp"

#include <cstdlib>
#include <cstring>

namespace momentum {

Phrase Phrase::of(const char* code) {
  Phrase phrase;
  phrase.with(std::string_view(code));
  return phrase;
}

Phrase& Phrase::with(double x) {
  char bytes[sizeof x];
  std::memcpy(bytes, &x, sizeof x);
  bytes_.append(1, 'n').append(bytes, sizeof x);
  return *this;
}

Phrase& Phrase::with(std::string_view name) {
  const auto length = static_cast<std::uint32_t>(name.size());
  char bytes[sizeof length];
  std::memcpy(bytes, &length, sizeof length);
  bytes_.append(1, 't').append(bytes, sizeof length).append(name);
  return *this;
}

Phrase value(double x) { return Phrase::of("").with(x); }

Phrase at_most(double most, std::string_view unit) { return Phrase::of("at_most").with(most).with(unit); }

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
