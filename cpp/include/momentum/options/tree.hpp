// SPDX-License-Identifier: MIT
/// \file
/// Options as they come from outside: a tree of named values whose names and types nobody has looked at yet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "momentum/options/fields.hpp"

namespace momentum {

struct Entry;
struct Tree;
using Entries = std::vector<Entry>;
using Items = std::vector<Tree>;

/// A value, an object's entries in their order, or an array's items. Texts are views of the bytes it was read from.
struct Tree {
  std::variant<Value, Entries, Items> content;
  /// An object or an array, described.
  std::string_view what{};  // NOLINT(readability-redundant-member-init): GCC misses it where it is left out

  /// The entry of that name; none where it is no object, or has none.
  const Tree* find(std::string_view name) const;
};

struct Entry {
  std::string_view key;
  Tree value;
};

/// As it was got.
Phrase got_value(const Tree& tree);

/// The tree written as bytes, preorder: a tag, then
/// 0: a double · 1: false · 2: true · 3: a text · 4: what no field can take, described · 5: what an object is,
/// described, and its entries, counted, each a text and a tree · 6: the same of an array and its items. A text is its
/// length and UTF-8; counts and lengths are 32 bits, all little-endian. Nothing for bytes that are no tree.
std::optional<Tree> read_tree(std::span<const std::uint8_t> bytes);

}  // namespace momentum
