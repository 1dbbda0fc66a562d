// SPDX-License-Identifier: MIT
#include "momentum/options/tree.hpp"

#include <cstring>
#include <utility>

namespace momentum {
namespace {

enum Tag : std::uint8_t { kNumber, kFalse, kTrue, kText, kUnfit, kEntries, kItems };

/// No options lie deeper.
constexpr int kDeepest = 8;

class TreeReader {
 public:
  explicit TreeReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  Tree tree(int depth = 0) {
    if (depth > kDeepest) fail();
    switch (static_cast<Tag>(take<std::uint8_t>())) {
      case kNumber: return {Value(take<double>()), {}};
      case kFalse: return {Value(false), {}};
      case kTrue: return {Value(true), {}};
      case kText: return {Value(text()), {}};
      case kUnfit: return {Value(Unfit{text()}), {}};
      case kEntries: return of_many(&TreeReader::entries, depth);
      case kItems: return of_many(&TreeReader::items, depth);
    }
    fail();
    return {};
  }
  /// Whether all of the bytes were a tree.
  bool is_whole() const { return !failed_ && bytes_.empty(); }

 private:
  /// From here on there are no bytes, and whatever is read is 0, empty, or the first kind there is.
  void fail() {
    failed_ = true;
    bytes_ = {};
  }

  template <class Many>
  Tree of_many(Many (TreeReader::*read)(int), int depth) {
    const std::string_view what = text();
    return {(this->*read)(depth), what};
  }
  Entries entries(int depth) {
    Entries all;
    for (auto left = take<std::uint32_t>(); left > 0 && !failed_; --left) {
      const std::string_view name = text();
      all.push_back({name, tree(depth + 1)});
    }
    return all;
  }
  Items items(int depth) {
    Items all;
    for (auto left = take<std::uint32_t>(); left > 0 && !failed_; --left) all.push_back(tree(depth + 1));
    return all;
  }
  std::string_view text() {
    auto length = take<std::uint32_t>();
    if (length > bytes_.size()) {
      fail();
      length = 0;
    }
    const std::string_view taken(reinterpret_cast<const char*>(bytes_.data()), length);
    bytes_ = bytes_.subspan(length);
    return taken;
  }
  template <class T>
  T take() {
    T x{};
    if (sizeof x > bytes_.size()) {
      fail();
      return x;
    }
    std::memcpy(&x, bytes_.data(), sizeof x);
    bytes_ = bytes_.subspan(sizeof x);
    return x;
  }

  std::span<const std::uint8_t> bytes_;
  bool failed_ = false;
};

}  // namespace

const Tree* Tree::find(std::string_view name) const {
  const auto* entries = std::get_if<Entries>(&content);
  if (entries == nullptr) return nullptr;
  for (const auto& [key, tree] : *entries) {
    if (key == name) return &tree;
  }
  return nullptr;
}

Phrase got_value(const Tree& tree) {
  if (const auto* value = std::get_if<Value>(&tree.content)) return got_value(*value);
  return cut(tree.what);
}

std::optional<Tree> read_tree(std::span<const std::uint8_t> bytes) {
  TreeReader reader(bytes);
  Tree tree = reader.tree();
  return reader.is_whole() ? std::optional(std::move(tree)) : std::nullopt;
}

}  // namespace momentum
