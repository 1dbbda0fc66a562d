// SPDX-License-Identifier: MIT
/// \file
/// What has fields of its own: groups, lists and variants of them. With the field tables they make one schema, by which
/// options are checked, read (read_options.hpp), described (describe.hpp) and saved.
///
/// A table of parts is a function `template <Of<Struct> O, class V> void parts(O&, V&& visit)` that calls
/// `visit("name", member, rule)` as a field table does; `rule` is one of the structs below.
#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "momentum/network/params.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

/// A struct with a field table.
struct Group {
  /// Keys that come by other ways than a tree: arrays.
  std::string_view elsewhere{};  // NOLINT(readability-redundant-member-init): GCC misses it where it is left out
};
/// A vector of such structs.
struct List {
  std::size_t most;
  std::string_view what;  ///< "layers"
};
/// A variant of such structs, told apart by a key; each has its name as kType. Another type starts from its defaults,
/// the same keeps what is not given.
struct OneOf {
  std::string_view key = "type";
  /// Keys of some of them that come by other ways than a tree: arrays.
  std::string_view elsewhere{};  // NOLINT(readability-redundant-member-init): GCC misses it where it is left out
};
/// Names of a network's tensors, of so many hidden layers.
struct TensorNames {
  std::size_t hidden;
};

/// The names a variant's structs have.
template <class... Options>
// It is constexpr: clang-tidy does not see that of a template.
// NOLINTNEXTLINE(bugprone-dynamic-static-initializers)
inline constexpr std::array<std::string_view, sizeof...(Options)> kTypes{Options::kType...};
template <class... Options>
std::string_view type_name(const std::variant<Options...>& options) {
  return kTypes<Options...>[options.index()];
}

namespace detail {

struct Nobody {
  template <class Member, class Rule>
  void operator()(std::string_view, Member&, const Rule&) const {}
};
template <class Options>
concept HasParts = requires(Options& o) { parts(o, Nobody{}); };

/// Fields, then parts.
template <class Options, class V>
void members(Options& options, V&& visit) {
  fields(options, visit);
  if constexpr (HasParts<Options>) parts(options, visit);
}

/// "data." before its keys; nothing before those of the whole.
inline std::string inside(const std::string& path) { return path.empty() ? path : path + "."; }

void check_length(std::size_t length, const std::string& path, const List& rule);
template <class Options>
void check(const Options& options, const std::string& path, const Group& group);
template <class Options>
void check(const std::vector<Options>& list, const std::string& path, const List& rule);
template <class... Options>
void check(const std::variant<Options...>& options, const std::string& path, const OneOf& rule);
inline void check(const Params& params, const std::string& /*path*/, const TensorNames& rule) {
  check_params(params, rule.hidden);
}

template <class Options>
void check(const Options& options, const std::string& path, const Group& /*group*/) {
  members(options, [&](std::string_view name, const auto& member, const auto& rule) {
    check(member, inside(path) + std::string(name), rule);
  });
  check_needs(options, inside(path));
}

template <class Options>
void check(const std::vector<Options>& list, const std::string& path, const List& rule) {
  check_length(list.size(), path, rule);
  for (std::size_t i = 0; i < list.size(); ++i) check(list[i], path + "[" + std::to_string(i) + "]", Group{});
}

template <class... Options>
void check(const std::variant<Options...>& options, const std::string& path, const OneOf& /*rule*/) {
  std::visit([&](const auto& o) { check(o, path, Group{}); }, options);
}

}  // namespace detail

/// Throws OptionError for the first thing in `options`, or in what lies in them, that is outside its range, too long,
/// or needs another.
template <class Options>
void check_options(const Options& options) {
  detail::check(options, "", Group{});
}

}  // namespace momentum
