// SPDX-License-Identifier: MIT
// The core as JavaScript sees it: how it says no, and what crosses the border. The files beside
// this one bind trainers and surfaces.
#include <emscripten/emscripten.h>

#include "buffers.hpp"

using namespace momentum;
using namespace momentum::border;

EM_JS(void, set_last_error, (const char* message), { Module.lastError = {message : UTF8ToString(message)}; });
// Copies: the refusal does not live as long as what is said of it.
EM_JS(void, set_refusal,
      (const char* path, const char* rule, const char* allowed, int allowed_size, const char* got, int got_size), {
        const refusal = {path : UTF8ToString(path), rule : UTF8ToString(rule)};
        refusal.allowed = HEAPU8.slice(allowed, allowed + allowed_size);
        refusal.got = HEAPU8.slice(got, got + got_size);
        Module.lastError = {refusal};
      });

namespace momentum::border {

bool refuse(const Refused& refused) {
  if (!refused) return false;
  const std::string& allowed = refused->allowed.bytes();
  const std::string& got = refused->got.bytes();
  set_refusal(refused->path.c_str(), refused->rule, allowed.data(), static_cast<int>(allowed.size()), got.data(),
              static_cast<int>(got.size()));
  return true;
}

bool refuse(const std::string& fault) {
  if (fault.empty()) return false;
  set_last_error(fault.c_str());
  return true;
}

}  // namespace momentum::border

EMSCRIPTEN_BINDINGS(momentum) {
  emscripten::class_<Bytes>("Bytes").class_function("of_length", &Bytes::of_length).function("room", &Bytes::room);
  emscripten::class_<Floats>("Floats").class_function("of_length", &Floats::of_length).function("room", &Floats::room);
  emscripten::class_<Options>("Options")
      .class_function("of_length", &Options::of_length)
      .function("room", &Options::room)
      .function("x", &Options::x)
      .function("labels", &Options::labels)
      .function("targets", &Options::targets);
}
