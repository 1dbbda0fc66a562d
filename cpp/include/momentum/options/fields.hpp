// SPDX-License-Identifier: MIT
/// \file
/// One table of fields per options struct, as data, read by everything that handles options by name: ranges, assignment
/// from outside, validation and checkpoints. (Defaults stand at the members.)
///
/// A table is a constant array, a line a member:
///
///     template <>
///     inline constexpr auto kFields<Struct> = std::array{field<&Struct::member>("member", rule), …};
///
/// `rule` is a Range for numbers, a list of names for enums, nothing for booleans; schema.hpp has the lines of what has
/// fields of its own.
#pragma once

#include <array>
#include <cmath>
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
  /// "a number ≥ 0", "an integer in 1 … 100"; of a number that is not finite "a finite number ≥ 0".
  Phrase allowed(bool finite = true) const;
};

constexpr Range at_least(double low) { return {.low = low}; }
constexpr Range integer_in(double low, double high, std::string_view unit = {}) {
  return {.low = low, .high = high, .integer = true, .unit = unit};
}
constexpr Range unit_interval() { return {.high = 1, .high_excluded = true}; }

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
};
using Needs = std::span<const Need>;

struct Part;

/// A member of an options struct, whatever its type: a number, a yes or no, one of some names; or what has fields of
/// its own (a Part). Members are read and written through the struct that has them.
struct Field {
  enum class Kind : std::uint8_t { number, flag, choice, group, list, one_of, tensor_names };

  // NOLINTBEGIN(readability-redundant-member-init): GCC misses them where they are left out
  std::string_view name;
  Kind kind = Kind::number;
  Range range{};
  Names names{};  ///< of a choice
  /// The number; 0 or 1; the number of the name.
  double (*get)(const void* options) = nullptr;
  void (*set)(void* options, double value) = nullptr;
  const Part* part = nullptr;
  std::string_view note{};  ///< keys that come by other ways than a tree; of a list what it has: "layers"
  std::string_view key{};   ///< that tells a variant's structs apart
  // NOLINTEND(readability-redundant-member-init)
};
using Fields = std::span<const Field>;

/// A struct's fields and what must hold between them.
struct Table {
  Fields fields;
  Needs needs;
};

namespace detail {

template <class Struct, class Member>
Struct struct_of(Member Struct::*);

template <auto Member, auto... Inner>
auto& member(auto& options) {
  if constexpr (sizeof...(Inner) == 0) {
    return options.*Member;
  } else {
    return member<Inner...>(options.*Member);
  }
}

template <class Struct, auto... Path>
double get(const void* options) {
  return static_cast<double>(member<Path...>(*static_cast<const Struct*>(options)));
}
template <class Struct, auto... Path>
void set(void* options, double value) {
  auto& to = member<Path...>(*static_cast<Struct*>(options));
  to = static_cast<std::remove_reference_t<decltype(to)>>(value);
}

template <class Options>
struct NoTable;

}  // namespace detail

/// The struct a member is of.
template <auto Member>
using StructOf = decltype(detail::struct_of(Member));

/// Lines of a table. A struct in the struct has its members told by two: field<&Outer::inner, &Inner::member>. `Struct`
/// has the member, be it by inheritance.
template <class Struct, auto... Path>
constexpr Field field_of(std::string_view name, const Range& range) {
  return {.name = name, .range = range, .get = detail::get<Struct, Path...>, .set = detail::set<Struct, Path...>};
}
template <auto Member, auto... Inner>
constexpr Field field(std::string_view name, const Range& range) {
  return field_of<StructOf<Member>, Member, Inner...>(name, range);
}
template <auto Member>
constexpr Field field(std::string_view name, Names names) {
  Field choice = field<Member>(name, Range{});
  choice.kind = Field::Kind::choice;
  choice.names = names;
  return choice;
}
template <auto Member>
constexpr Field field(std::string_view name) {
  Field flag = field<Member>(name, Range{});
  flag.kind = Field::Kind::flag;
  return flag;
}

// Constant, which clang-tidy does not see of templates.
// NOLINTBEGIN(bugprone-dynamic-static-initializers)
/// A struct's table: without one nothing compiles that needs it.
template <class Options>
inline constexpr detail::NoTable<Options> kFields{};
/// What must hold between a struct's fields; of most, nothing.
template <class Options>
inline constexpr std::array<Need, 0> kNeeds{};
template <class Options>
inline constexpr Table kTable{kFields<Options>, kNeeds<Options>};
// NOLINTEND(bugprone-dynamic-static-initializers)

/// Which of them it is.
std::optional<std::size_t> number_of(Names names, std::string_view name);
/// "a, b or c"
Phrase one_of_names(Names names);
/// At most so many characters of a text are quoted in a message.
inline constexpr std::size_t kMostQuoted = 100;
/// UTF-8, cut after kMostQuoted characters with an ellipsis.
std::string cut(std::string_view text);
/// As it was given: whole numbers in full, others in as many digits, nine at least, as tell them from all others.
/// Native.
std::string number_text(double x);
/// A value as it was got, a name in quotation marks.
Phrase got_value(const Value& value);

/// A field's value.
Value value_of(const Field& field, const void* options);
/// What a field says to a value from outside.
[[nodiscard]] Refused check_value(const Field& field, const std::string& path, const Value& value);
/// Whether a number fits; `path` names it.
[[nodiscard]] Refused check_number(const std::string& path, double value, const Range& range);
/// Sets a field to a value, where that fits.
[[nodiscard]] Refused assign(const Field& field, void* options, const std::string& path, const Value& value);
/// The first field outside its range. What has fields of its own is left to check_options.
[[nodiscard]] Refused check_fields(Fields fields, const void* options, const std::string& path);
/// The first field that needs another which is not so.
[[nodiscard]] Refused check_needs(const Table& table, const void* options, const std::string& path);

}  // namespace momentum
