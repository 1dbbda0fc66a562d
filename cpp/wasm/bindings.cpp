// SPDX-License-Identifier: MIT
// The core as JavaScript sees it: how it is described, how it says no, and what crosses the border. The files beside
// this one bind trainers and surfaces.
#include <emscripten/emscripten.h>

#include "buffers.hpp"
#include "momentum/options/describe.hpp"

using namespace momentum;
using namespace momentum::border;

EM_JS(void, set_last_error, (const char* message), { Module.lastError = {message : UTF8ToString(message)}; });
EM_JS(void, set_refusal, (const char* path, const char* rule, const char* allowed, const char* got), {
  Module.lastError.refusal =
      {path : UTF8ToString(path), rule : UTF8ToString(rule), allowed : UTF8ToString(allowed), got : UTF8ToString(got)};
});

namespace {

/// A schema as JSON, in memory that stays.
val bytes_of(const std::string& text) { return view(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()); }

val description() {
  static const std::string kText = describe();
  return bytes_of(kText);
}
val descent_description() {
  static const std::string kText = describe_descent();
  return bytes_of(kText);
}

}  // namespace

EMSCRIPTEN_BINDINGS(momentum) {
  emscripten::function("describe", &description);
  emscripten::function("describe_descent", &descent_description);
  emscripten::class_<Bytes>("Bytes").class_function("of_length", &Bytes::of_length).function("room", &Bytes::room);
  emscripten::class_<Floats>("Floats").class_function("of_length", &Floats::of_length).function("room", &Floats::room);
  emscripten::class_<Options>("Options")
      .class_function("of_length", &Options::of_length)
      .function("room", &Options::room)
      .function("x", &Options::x)
      .function("labels", &Options::labels)
      .function("targets", &Options::targets);
}
