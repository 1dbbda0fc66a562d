// SPDX-License-Identifier: MIT
/// \file
/// What has fields of its own: groups, lists and variants of them. With the field tables they make one schema, by which
/// options are checked, read (read_options.hpp), described (describe.hpp) and saved; each is one walk over the tables.
///
/// Their lines stand in the tables, after those of fields: group<&Struct::member>("member"), list, one_of,
/// tensor_names.
#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "momentum/network/params.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

/// What has fields of its own, whatever its type.
///
/// group: a struct. list: a vector of structs. one_of: a variant of structs, told apart by a key; each has its name as
/// kType; another type starts from its defaults, the same keeps what is not given. tensor_names: Params.
struct Part {
  // NOLINTBEGIN(readability-redundant-member-init): GCC misses them where they are left out
  std::span<const Table> tables{};  ///< of the struct, of an item, of each struct of the variant
  Names types{};                    ///< of the variant's structs
  // NOLINTEND(readability-redundant-member-init)
  void* (*at)(void* options) = nullptr;
  /// How many items; which of the variant. Of tensor_names (given the options): of so many hidden layers.
  std::size_t (*count)(const void* part) = nullptr;
  /// So many items; that one of the variant, as it is by default.
  void (*set)(void* part, std::size_t number) = nullptr;
  /// The item, the variant's struct.
  void* (*item)(void* part, std::size_t number) = nullptr;
};

// Constant, which clang-tidy does not see of templates.
// NOLINTBEGIN(bugprone-dynamic-static-initializers)
/// The names a variant's structs have.
template <class... Options>
inline constexpr std::array<std::string_view, sizeof...(Options)> kTypes{Options::kType...};
template <class... Options>
std::string_view type_name(const std::variant<Options...>& options) {
  return kTypes<Options...>[options.index()];
}

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

template <auto Member>
void* part_at(void* options) {
  return &(static_cast<StructOf<Member>*>(options)->*Member);
}
template <auto Member>
using TypeOf = std::remove_reference_t<decltype(std::declval<StructOf<Member>&>().*Member)>;

template <class Options>
inline constexpr std::array<Table, 1> kOneTable{kTable<Options>};

template <class Item>
constexpr Part list_of(std::type_identity<std::vector<Item>> /*of*/) {
  return {.tables = kOneTable<Item>,
          .count = [](const void* part) { return static_cast<const std::vector<Item>*>(part)->size(); },
          .set = [](void* part, std::size_t n) { static_cast<std::vector<Item>*>(part)->resize(n); },
          .item = [](void* part, std::size_t i) -> void* { return &(*static_cast<std::vector<Item>*>(part))[i]; }};
}

template <class... Options>
inline constexpr std::array<Table, sizeof...(Options)> kTables{kTable<Options>...};

template <class... Options>
constexpr Part one_of_several(std::type_identity<std::variant<Options...>> /*of*/) {
  using Several = std::variant<Options...>;
  return {.tables = kTables<Options...>,
          .types = kTypes<Options...>,
          .count = [](const void* part) { return static_cast<const Several*>(part)->index(); },
          .set = [](void* part, std::size_t i) { *static_cast<Several*>(part) = default_variant<Several>(i); },
          .item = [](void* part, std::size_t) -> void* {
            return std::visit([](auto& one) -> void* { return &one; }, *static_cast<Several*>(part));
          }};
}

constexpr Part placed(Part part, void* (*at)(void*)) {
  part.at = at;
  return part;
}
template <auto Member>
inline constexpr Part kGroup{.tables = kOneTable<TypeOf<Member>>, .at = part_at<Member>};
template <auto Member>
inline constexpr Part kList = placed(list_of(std::type_identity<TypeOf<Member>>{}), part_at<Member>);
template <auto Member>
inline constexpr Part kOneOf = placed(one_of_several(std::type_identity<TypeOf<Member>>{}), part_at<Member>);
template <auto Member, auto Hidden>
inline constexpr Part kTensorNames{.at = part_at<Member>, .count = [](const void* options) {
                                     return (static_cast<const StructOf<Member>*>(options)->*Hidden).size();
                                   }};

}  // namespace detail
// NOLINTEND(bugprone-dynamic-static-initializers)

/// A struct with a table. Keys of `elsewhere` come by other ways than a tree: arrays.
template <auto Member>
constexpr Field group(std::string_view name, std::string_view elsewhere = {}) {
  return {.name = name, .kind = Field::Kind::group, .part = &detail::kGroup<Member>, .note = elsewhere};
}
/// At most so many structs; `what` they are: "layers".
template <auto Member>
constexpr Field list(std::string_view name, std::size_t most, std::string_view what) {
  return {.name = name,
          .kind = Field::Kind::list,
          .range = {.high = static_cast<double>(most)},
          .part = &detail::kList<Member>,
          .note = what};
}
/// A variant of structs.
template <auto Member>
constexpr Field one_of(std::string_view name, std::string_view key = "type", std::string_view elsewhere = {}) {
  return {.name = name, .kind = Field::Kind::one_of, .part = &detail::kOneOf<Member>, .note = elsewhere, .key = key};
}
/// Names of a network's tensors; `Hidden`: the member that has its hidden layers.
template <auto Member, auto Hidden>
constexpr Field tensor_names(std::string_view name) {
  return {.name = name, .kind = Field::Kind::tensor_names, .part = &detail::kTensorNames<Member, Hidden>};
}

/// "data." before its keys; nothing before those of the whole.
inline std::string inside(const std::string& path) { return path.empty() ? path : path + "."; }

/// What a part has: the table of item number `i`, or of the variant's struct, and that struct.
struct Struct {
  Table table;
  void* options;
};
Struct struct_at(const Field& field, void* part, std::size_t i = 0);

/// The first thing in `options`, or in what lies in them, that is outside its range, too long, or needs another.
[[nodiscard]] Refused check_options(const Table& table, const void* options, const std::string& path = "");
template <class Options>
[[nodiscard]] Refused check_options(const Options& options, const std::string& path = "") {
  return check_options(kTable<Options>, &options, path);
}
template <class... Options>
[[nodiscard]] Refused check_options(const std::variant<Options...>& options, const std::string& path) {
  return std::visit([&](const auto& one) { return check_options(one, path); }, options);
}
/// "lr, momentum": after those of `elsewhere`.
std::string keys_of(Fields fields, std::string_view elsewhere = {});
/// A list longer than it may be.
[[nodiscard]] Refused check_length(const Field& list, std::size_t length, const std::string& path);

}  // namespace momentum
