// SPDX-License-Identifier: MIT
// A number in words, the very ones of src/options/number_text.cpp, by JavaScript (web/src/core/number-text.ts): C's own
// way to write numbers is 7 KB.
#include <emscripten/emscripten.h>

#include "momentum/options/fields.hpp"

/// Writes the text, at most 32 characters, all of them ASCII; returns how many.
EM_JS(int, write_number, (double x, char* to), {
  const text = Module.number_text(x);
  for (let i = 0; i < text.length; i++) HEAPU8[to + i] = text.charCodeAt(i);
  return text.length;
});

namespace momentum {

std::string number_text(double x) {
  char text[32];
  return {text, static_cast<std::size_t>(write_number(x, text))};
}

}  // namespace momentum
