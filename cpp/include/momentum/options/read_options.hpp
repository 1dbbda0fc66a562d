// SPDX-License-Identifier: MIT
/// \file
/// Options out of a tree, by the schema.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "momentum/options/schema.hpp"
#include "momentum/options/tree.hpp"

namespace momentum {
namespace detail {

/// The keys a tree may have. `elsewhere` are named with them, but come by other ways.
class Keys {
 public:
  explicit Keys(std::string_view elsewhere = {}) : text_(elsewhere) {}

  void add(std::string_view name) {
    names_.push_back(name);
    text_.append(text_.empty() ? "" : ", ").append(name);
  }
  /// "lr, momentum"
  const std::string& text() const { return text_; }
  /// Throws OptionError for one that was not added.
  void check(std::string_view key, const std::string& path) const;

 private:
  std::vector<std::string_view> names_;
  std::string text_;
};

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

/// What `tree` says of the members. It may have `keys` beside theirs.
template <class Options>
void read_members(Options& options, const Tree& tree, const std::string& path, Keys keys) {
  members(options, [&](std::string_view name, const auto& /*member*/, const auto& /*rule*/) { keys.add(name); });
  for (const auto& [key, value] : entries_of(tree, path, "an object")) keys.check(key, inside(path));
  members(options, [&](std::string_view name, auto& member, const auto& rule) {
    if (const Tree* given = tree.find(name)) read(member, *given, inside(path) + std::string(name), rule);
  });
}

template <class Options>
void read(Options& options, const Tree& tree, const std::string& path, const Group& group) {
  read_members(options, tree, path, Keys(group.elsewhere));
}

template <class Options>
void read(std::vector<Options>& list, const Tree& tree, const std::string& path, const List& rule) {
  Keys keys;
  Options usual;
  members(usual, [&](std::string_view name, const auto&, const auto&) { keys.add(name); });
  const Items& items = items_of(tree, path, "an array of { " + keys.text() + " }");
  check_length(items.size(), path, rule);
  list.clear();
  for (const Tree& item : items) {
    const std::string at = path + "[" + std::to_string(list.size()) + "]";
    read(list.emplace_back(), item, at, Group{});
  }
}

template <class... Options>
void read(std::variant<Options...>& options, const Tree& tree, const std::string& path, const OneOf& rule) {
  entries_of(tree, path, "an object");
  if (const Tree* type = tree.find(rule.key)) {
    const auto index =
        static_cast<std::size_t>(choice(inside(path) + std::string(rule.key), scalar(*type), kTypes<Options...>));
    if (index != options.index()) options = default_variant<std::variant<Options...>>(index);
  }
  Keys keys(rule.elsewhere);
  keys.add(rule.key);
  std::visit([&](auto& o) { read_members(o, tree, path, keys); }, options);
}

}  // namespace detail

/// Sets what `tree` says of `options`; the rest stays. Throws OptionError for the first thing that does not fit, after
/// which `options` are of no use.
template <class Options>
void read_options(Options& options, const Tree& tree) {
  detail::read(options, tree, "", Group{});
}

}  // namespace momentum
