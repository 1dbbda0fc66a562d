// SPDX-License-Identifier: MIT
/// \file
/// What has fields of its own: groups, lists and variants of them. With the field tables they make one schema, which a
/// tree of options is read by, and which describes itself.
///
/// A table of parts is a function `template <Of<Struct> O, class V> void parts(O&, V&& visit)` that calls
/// `visit("name", member, rule)` as a field table does; `rule` is one of the structs below.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "momentum/fields.hpp"
#include "momentum/params.hpp"
#include "momentum/tree.hpp"

namespace momentum {

/// A struct with a field table.
struct Group {
  /// Keys that come by other ways: arrays.
  std::string_view elsewhere{};  // NOLINT(readability-redundant-member-init): GCC misses it where it is left out
};
/// A vector of such structs.
struct List {
  std::size_t most;
  std::string_view what;  ///< "layers"
};
/// A variant of such structs, told apart by the key `type`; each has its name as kType. Another type starts from its
/// defaults, the same keeps what is not given.
struct OneOf {};
/// Names of a network's tensors, of so many hidden layers.
struct TensorNames {
  std::size_t hidden;
};

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

template <class... Options>
constexpr std::array<std::string_view, sizeof...(Options)> types(const std::variant<Options...>*) {
  return {Options::kType...};
}
/// The names a variant's structs have.
template <class Variant>
// It is constexpr: clang-tidy does not see that of a template.
// NOLINTNEXTLINE(bugprone-dynamic-static-initializers)
inline constexpr auto kTypes = types(static_cast<const Variant*>(nullptr));

Value scalar(const Tree& tree);
const Entries& entries_of(const Tree& tree, const std::string& path, const std::string& allowed);
const Items& items_of(const Tree& tree, const std::string& path, const std::string& allowed);
std::vector<std::string> tensor_names(const Tree& tree, const std::string& path, std::size_t hidden);

template <class T, class Rule>
void read(T& member, const Tree& tree, const std::string& path, const Rule& rule) {
  assign(member, path, scalar(tree), rule);
}
template <class Options>
void read(Options& options, const Tree& tree, const std::string& path, const Group& group);
template <class Options>
void read(std::vector<Options>& list, const Tree& tree, const std::string& path, const List& rule);
template <class... Options>
void read(std::variant<Options...>& options, const Tree& tree, const std::string& path, const OneOf& rule);
inline void read(Params& params, const Tree& tree, const std::string& path, const TensorNames& rule) {
  params = tensor_names(tree, path, rule.hidden);
}

/// "data." before its keys; nothing before those of the whole.
inline std::string inside(const std::string& path) { return path.empty() ? path : path + "."; }

template <class Options>
void read(Options& options, const Tree& tree, const std::string& path, const Group& group) {
  const Entries& entries = entries_of(tree, path, "an object");
  std::string known(group.elsewhere);
  members(options, [&](std::string_view name, auto& /*member*/, const auto& /*rule*/) {
    known.append(known.empty() ? "" : ", ").append(name);
  });
  const std::string among = ", " + known + ",";
  for (const auto& [key, value] : entries) {
    if (key.empty() || among.find(", " + std::string(key) + ",") == std::string::npos)
      throw OptionError::unknown(inside(path) + cut(key), known);
  }
  members(options, [&](std::string_view name, auto& member, const auto& rule) {
    if (const Tree* given = tree.find(name)) read(member, *given, inside(path) + std::string(name), rule);
  });
}

template <class Options>
void read(std::vector<Options>& list, const Tree& tree, const std::string& path, const List& rule) {
  std::string keys;
  Options usual;
  fields(usual,
         [&](std::string_view name, const auto&, const auto&) { keys.append(keys.empty() ? "" : ", ").append(name); });
  const Items& items = items_of(tree, path, "an array of { " + keys + " }");
  if (items.size() > rule.most) {
    throw OptionError(path, "at most " + std::to_string(rule.most) + " " + std::string(rule.what),
                      std::to_string(items.size()), rule::kTooLarge);
  }
  list.clear();
  for (const Tree& item : items) {
    const std::string at = path + "[" + std::to_string(list.size()) + "]";
    read(list.emplace_back(), item, at, Group{});
  }
}

template <class... Options>
void read(std::variant<Options...>& options, const Tree& tree, const std::string& path, const OneOf& /*rule*/) {
  entries_of(tree, path, "an object");
  if (const Tree* type = tree.find("type")) {
    const auto index =
        static_cast<std::size_t>(choice(inside(path) + "type", scalar(*type), kTypes<std::variant<Options...>>));
    if (index != options.index()) options = default_variant<std::variant<Options...>>(index);
  }
  std::visit([&](auto& o) { read(o, tree, path, Group{.elsewhere = "type"}); }, options);
}

}  // namespace detail

/// Sets what `tree` says of `options`; the rest stays. Throws OptionError for the first thing that does not fit, after
/// which `options` are of no use.
template <class Options>
void read_options(Options& options, const Tree& tree, std::string_view elsewhere = {}) {
  detail::read(options, tree, "", Group{.elsewhere = elsewhere});
}

}  // namespace momentum
