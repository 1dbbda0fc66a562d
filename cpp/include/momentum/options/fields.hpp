// SPDX-License-Identifier: MIT
/// \file
/// One table of fields per options struct, read by everything that handles options by name: ranges, assignment from
/// outside, validation and checkpoints. (Defaults stand at the members.)
///
/// A table is a function `template <Of<Struct> O, class V> void fields(O&, V&& visit)` that calls
/// `visit("name", member, rule)` for each field; `rule` is a Range for numbers, a list of names for enums, `Flag` for
/// booleans; schema.hpp has the rules of what has fields of its own.
#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "momentum/base/types.hpp"

namespace momentum {

/// A struct, constant or not: one table serves reading and writing.
template <class O, class Struct>
concept Of = std::same_as<std::remove_const_t<O>, Struct>;

/// What no field can take, described: null, an array, a function.
struct Unfit {
  std::string_view what;
  bool operator==(const Unfit&) const = default;
};

/// A value handed in from outside, before it is known to fit.
using Value = std::variant<double, bool, std::string_view, Unfit>;

/// What is allowed for a number. `high` may be excluded (Adam's betas lie in [0, 1)).
struct Range {
  double low = 0;
  double high = std::numeric_limits<double>::max();
  bool high_excluded = false;
  bool integer = false;
  bool low_excluded = false;
  /// What is counted: "steps", "samples".
  std::string_view unit{};  // NOLINT(readability-redundant-member-init): GCC misses it where it is left out

  bool contains(double x) const {
    return (low_excluded ? x > low : x >= low) && (high_excluded ? x < high : x <= high) &&
           (!integer || x == std::floor(x));
  }
  /// "a number ≥ 0", "an integer in 1 … 100"
  std::string text() const;
};

constexpr Range at_least(double low) { return {.low = low}; }
constexpr Range integer_in(double low, double high, std::string_view unit = {}) {
  return {.low = low, .high = high, .integer = true, .unit = unit};
}
constexpr Range unit_interval() { return {.high = 1, .high_excluded = true}; }

struct Flag {};

/// The names of an enum's values, in the order of its numbers.
using Names = std::span<const std::string_view>;

/// A rule between two fields: where `field` is `is`, `needs` must be above a number or, without one, be `then`.
struct Need {
  std::string_view field;
  Value is;
  std::string_view needs;
  std::optional<double> above;
  Value then = 0.0;

  bool is_met(const Value& needed) const;
  /// "momentum > 0", "dampening = 0"
  std::string text() const;
};
using Needs = std::span<const Need>;
/// Those of a struct; most have none.
template <class Options>
Needs needs_of(const Options&) {
  return {};
}

/// "a, b or c"
std::string join(Names names);
/// At most so many characters of a text are quoted in a message.
inline constexpr std::size_t kMostQuoted = 100;
/// UTF-8, cut after kMostQuoted characters with an ellipsis.
std::string cut(std::string_view text);
/// As it was given: whole numbers in full, others in as many digits, nine at least, as tell them from all others.
std::string number_text(double x);
std::string text(const Value& value);
/// The same without quotation marks around names.
std::string unquoted(const Value& value);

namespace detail {

template <class... Options>
std::variant<Options...> nth(std::type_identity<std::variant<Options...>> /*of*/, std::size_t index) {
  const std::array<std::variant<Options...>, sizeof...(Options)> defaults{Options{}...};
  return defaults.at(index);
}

}  // namespace detail

/// The struct of that number, as it is by default.
template <class OneOfSeveral>
OneOfSeveral default_variant(std::size_t index) {
  return detail::nth(std::type_identity<OneOfSeveral>{}, index);
}

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
    throw OptionError(field, join(names), number_text(static_cast<double>(member)), rule::kChoice);
  }
}

inline Value value_of(double x, const Range&) { return x; }
inline Value value_of(bool x, Flag) { return x; }
template <class Enum>
Value value_of(Enum x, Names names) {
  return names[static_cast<std::size_t>(x)];
}

/// A field by its name.
template <class Options>
Value value_of_field(const Options& options, std::string_view field) {
  Value found = Unfit{"nothing"};
  fields(options, [&](std::string_view name, const auto& member, const auto& rule) {
    if (name == field) found = value_of(member, rule);
  });
  return found;
}

/// "false", "pytorch or classical": what a field may be other than `is`.
template <class Options>
std::string others(const Options& options, const Need& need) {
  std::string all = "false";
  fields(options, [&](std::string_view name, const auto&, const auto& rule) {
    if constexpr (std::is_same_v<std::decay_t<decltype(rule)>, Names>) {
      if (name != need.field) return;
      all.clear();
      for (const std::string_view one : rule) {
        if (Value(one) != need.is) all.append(all.empty() ? "" : " or ").append(one);
      }
    }
  });
  return all;
}

}  // namespace detail

/// Throws OptionError where a field needs another that is not so.
template <class Options>
void check_needs(const Options& options, const std::string& path) {
  for (const Need& broken : needs_of(options)) {
    const Value is = detail::value_of_field(options, broken.field);
    if (is != broken.is || broken.is_met(detail::value_of_field(options, broken.needs))) continue;
    std::string wanted;
    std::string found;
    for (const Need& need : needs_of(options)) {
      if (need.field != broken.field || need.is != broken.is) continue;
      const std::string value = unquoted(detail::value_of_field(options, need.needs));
      wanted.append(wanted.empty() ? " unless " : " and ").append(need.text());
      found.append(found.empty() ? " with " : ", ").append(need.needs).append(" " + value);
    }
    throw OptionError(path + std::string(broken.field), detail::others(options, broken) + wanted, unquoted(is) + found,
                      rule::kNeeds);
  }
}

/// Throws OptionError for the first field of `options` outside its range.
template <class Options>
void check_fields(const Options& options, const std::string& path) {
  fields(options, [&](std::string_view name, const auto& member, const auto& rule) {
    detail::check(member, path + std::string(name), rule);
  });
}

}  // namespace momentum
