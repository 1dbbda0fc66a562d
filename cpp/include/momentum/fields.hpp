// SPDX-License-Identifier: MIT
/// \file
/// One table of fields per options struct, read by everything that handles options by name: ranges, assignment from
/// outside, validation and checkpoints. (Defaults stand at the members.)
///
/// A table is a function `template <class V> void fields(Struct&, V&& visit)` that calls
/// `visit("name", member, rule)` for each field; `rule` is a Range for numbers, a list of names for enums, `Flag` for
/// booleans.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "momentum/types.hpp"

namespace momentum {

/// What no field can take, described: null, an array, a function.
struct Unfit {
  std::string_view what;
};

/// A value handed in from outside, before it is known to fit.
using Value = std::variant<double, bool, std::string_view, Unfit>;

/// What is allowed for a number. `high` may be excluded (Adam's betas lie in [0, 1)).
struct Range {
  double low = 0;
  double high = std::numeric_limits<double>::max();
  bool high_excluded = false;
  bool integer = false;

  bool contains(double x) const {
    return x >= low && (high_excluded ? x < high : x <= high) && (!integer || x == std::floor(x));
  }
  /// "a number ≥ 0", "an integer in 1 … 100"
  std::string text() const;
};

constexpr Range at_least(double low) { return {.low = low}; }
constexpr Range integer_in(double low, double high) { return {.low = low, .high = high, .integer = true}; }
constexpr Range unit_interval() { return {.high = 1, .high_excluded = true}; }

struct Flag {};

/// The names of an enum's values, in the order of its numbers.
using Names = std::span<const std::string_view>;

/// "a, b or c"
std::string join(Names names);
/// At most so many characters of a text are quoted in a message.
inline constexpr std::size_t kMostQuoted = 100;
/// UTF-8, cut after kMostQuoted characters with an ellipsis.
std::string cut(std::string_view text);
/// Whole numbers in full, others to nine digits.
std::string number_text(double x);
std::string text(const Value& value);

namespace detail {

double number(const std::string& field, const Value& value, const Range& range);
bool flag(const std::string& field, const Value& value);
int choice(const std::string& field, const Value& value, Names names);

template <class T>
void assign(T& member, const std::string& field, const Value& value, const Range& range) {
  member = static_cast<T>(number(field, value, range));
}
inline void assign(bool& member, const std::string& field, const Value& value, Flag) { member = flag(field, value); }
template <class Enum>
void assign(Enum& member, const std::string& field, const Value& value, Names names) {
  member = static_cast<Enum>(choice(field, value, names));
}

template <class T>
void check(const T& member, const std::string& field, const Range& range) {
  number(field, Value(static_cast<double>(member)), range);
}
inline void check(bool, const std::string&, Flag) {}
template <class Enum>
void check(const Enum& member, const std::string& field, Names names) {
  if (static_cast<std::size_t>(member) >= names.size()) {
    throw OptionError(field, join(names), number_text(static_cast<double>(member)));
  }
}

}  // namespace detail

/// Sets the field called `key` of `options`; throws OptionError for an unknown key, a wrong type or range.
/// `path` stands before the key in messages ("optimizer."); `elsewhere` names keys that are set by other means.
template <class Options>
void assign_field(Options& options, const std::string& path, std::string_view key, const Value& value,
                  std::string_view elsewhere = "") {
  bool found = false;
  std::string known(elsewhere);
  fields(options, [&](std::string_view name, auto& member, const auto& rule) {
    known.append(known.empty() ? "" : ", ").append(name);
    if (name != key) return;
    detail::assign(member, path + std::string(name), value, rule);
    found = true;
  });
  if (!found) throw std::invalid_argument("unknown key " + path + cut(key) + "; allowed are " + known);
}

/// Throws OptionError for the first field of `options` outside its range.
template <class Options>
void check_fields(const Options& options, const std::string& path) {
  // The tables take a mutable struct, so that one table serves reading and writing; this visitor only reads.
  fields(const_cast<Options&>(options), [&](std::string_view name, const auto& member, const auto& rule) {
    detail::check(member, path + std::string(name), rule);
  });
}

}  // namespace momentum
