// SPDX-License-Identifier: MIT
// The core as JavaScript sees it: how it says no, and what crosses the border. The files beside
// this one bind trainers and surfaces.
#include <emscripten/emscripten.h>

#include "buffers.hpp"

using namespace momentum;
using namespace momentum::border;

EM_JS(void, set_last_error, (const char* message), { Module.lastError = {message : UTF8ToString(message)}; });
EM_JS(void, set_refusal, (const char* path, const char* rule, const char* allowed, const char* got), {
  const refusal =
      {path : UTF8ToString(path), rule : UTF8ToString(rule), allowed : UTF8ToString(allowed), got : UTF8ToString(got)};
  Module.lastError = {refusal};
});

namespace momentum::border {

bool refuse(const Refused& refused) {
  if (!refused) return false;
  set_refusal(refused->path.c_str(), refused->rule, refused->allowed.c_str(), refused->got.c_str());
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
