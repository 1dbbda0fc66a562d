// SPDX-License-Identifier: MIT
/// \file
/// The border to JavaScript, as every file of bindings crosses it. There are no C++ exceptions: what can be refused is
/// asked about before it is done, and a refusal is left in Module.lastError for the façade to throw. What could throw
/// in JavaScript stays there: strings and arrays are written by it into rooms made here, and read by it from views,
/// never by calls from here. (For memory see memory.cpp.)
#pragma once

#include <emscripten/bind.h>

#include <memory>
#include <string>
#include <vector>

#include "momentum/base/sizes.hpp"

namespace momentum::border {

using emscripten::typed_memory_view;
using emscripten::val;

/// Leaves a refusal, if it is one; whether it is.
bool refuse(const Refused& refused);
/// The same of a fault in words.
bool refuse(const std::string& fault);

/// Leaves this call here and now, for good, where there is no room for so many values.
void claim(Count values);

/// Of memory that stays where it is until the next call: JavaScript copies at once.
template <class T>
val view(const T* data, std::size_t count) {
  return val(typed_memory_view(count, data));
}
template <class Values>
val view(const Values& values) {
  return view(values.data(), static_cast<std::size_t>(values.size()));
}

/// Whether an array of so many values may be had; refused by its name where not.
inline bool fits(const char* name, Count rows, Count columns = 1, Count copies = 1) {
  Sizes sizes;
  sizes.add(name, rows, columns, copies);
  return !refuse(sizes.refused());
}

/// Makes room for `count` values, for JavaScript to write.
template <class T>
val room_for(std::vector<T>& values, const char* name, double count) {
  if (!fits(name, static_cast<Count>(count))) return val::undefined();
  values.resize(static_cast<std::size_t>(count));
  return view(values);
}

}  // namespace momentum::border
