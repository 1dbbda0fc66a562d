// SPDX-License-Identifier: MIT
// Memory that cannot be had. There are no C++ exceptions here: a call that finds none is left by a JavaScript one,
// which the façade knows again and after which it puts the stack back. What the call had made is lost, so the large is
// asked for before anything is made (claim).
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <new>

#include "border.hpp"

EM_JS(void, leave_without_memory, (), {
  Module.lastError = {message : "out of memory: the network or its data are too large for this browser's WebAssembly"};
  throw Module.lastError;
});

void* operator new(std::size_t size) {
  void* room = std::malloc(size > 0 ? size : 1);
  if (room == nullptr) leave_without_memory();
  return room;
}

namespace momentum::border {

void claim(Count values) { ::operator delete(::operator new(static_cast<std::size_t>(values) * sizeof(float))); }

}  // namespace momentum::border
