// SPDX-License-Identifier: MIT
/// \file
/// The border to JavaScript, as every file of bindings crosses it. Nothing may be thrown across it, in either
/// direction: it would leak the shadow stack. So whatever can throw here runs in `guarded`, which leaves the message in
/// Module.lastError for the façade to throw; and whatever could throw there stays there: strings and arrays are written
/// by JavaScript into rooms made here, and read by it from views, never by calls from here. (Embind's own strings are
/// written through a failed malloc.)
#pragma once

#include <emscripten/bind.h>

#include <exception>
#include <memory>
#include <string_view>
#include <vector>

#include "momentum/training/options.hpp"

// Written in JavaScript, in bindings.cpp.
extern "C" void set_last_error(const char* message);
extern "C" void set_refusal(const char* path, const char* rule, const char* allowed, const char* got);

namespace momentum::border {

using emscripten::typed_memory_view;
using emscripten::val;

inline constexpr const char* kOutOfMemory =
    "out of memory: the network or its data are too large for this browser's WebAssembly";

template <class F>
auto guarded(F&& f) -> decltype(f()) {
  try {
    return f();
  } catch (const std::bad_alloc&) {
    set_last_error(kOutOfMemory);
  } catch (const std::length_error&) {  // a vector's way to say the same
    set_last_error(kOutOfMemory);
  } catch (const OptionError& error) {
    set_last_error(error.what());
    set_refusal(error.path().c_str(), error.broken_rule(), error.allowed().c_str(), error.got().c_str());
  } catch (const std::exception& error) {
    set_last_error(error.what());
  }
  if constexpr (std::is_same_v<decltype(f()), val>) {
    return val::undefined();
  } else {
    return decltype(f())();
  }
}

/// Of memory that stays where it is until the next call: JavaScript copies at once.
template <class T>
val view(const T* data, std::size_t count) {
  return val(typed_memory_view(count, data));
}
template <class Values>
val view(const Values& values) {
  return view(values.data(), static_cast<std::size_t>(values.size()));
}

/// Makes room for `count` values, for JavaScript to write.
template <class T>
val room_for(std::vector<T>& values, const char* name, double count) {
  return guarded([&] {
    Sizes sizes;
    sizes.add(name, static_cast<Count>(count), 1);
    values.resize(static_cast<std::size_t>(count));
    return view(values);
  });
}

}  // namespace momentum::border
