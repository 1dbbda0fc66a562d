// SPDX-License-Identifier: MIT
#include "momentum/options/read_options.hpp"

#include <algorithm>

namespace momentum::detail {

void Keys::check(std::string_view key, const std::string& path) const {
  if (std::find(names_.begin(), names_.end(), key) == names_.end()) throw OptionError::unknown(path + cut(key), text_);
}

Value scalar(const Tree& tree) {
  if (const auto* value = std::get_if<Value>(&tree.content)) return *value;
  return Unfit{tree.what};
}

const Entries& entries_of(const Tree& tree, const std::string& path, const std::string& allowed) {
  const auto* entries = std::get_if<Entries>(&tree.content);
  if (entries == nullptr) throw OptionError(path.empty() ? "options" : path, allowed, text(tree), rule::kType);
  return *entries;
}

const Items& items_of(const Tree& tree, const std::string& path, const std::string& allowed) {
  const auto* items = std::get_if<Items>(&tree.content);
  if (items == nullptr) throw OptionError(path, allowed, text(tree), rule::kType);
  return *items;
}

std::vector<std::string> tensor_names(const Tree& tree, const std::string& path, std::size_t hidden) {
  std::vector<std::string> names;
  for (const Tree& item : items_of(tree, path, "an array of names")) {
    const Value name = scalar(item);
    tensor_named(name, names.size(), hidden);
    names.emplace_back(std::get<std::string_view>(name));
  }
  return names;
}

}  // namespace momentum::detail
