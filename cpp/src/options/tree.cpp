// SPDX-License-Identifier: MIT
#include "momentum/options/tree.hpp"

#include <cstring>
#include <stdexcept>

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
  }
  bool at_end() const { return bytes_.empty(); }

  [[noreturn]] static void fail() { throw std::invalid_argument("options: these bytes are no tree"); }

 private:
  template <class Many>
  Tree of_many(Many (TreeReader::*read)(int), int depth) {
    const std::string_view what = text();
    return {(this->*read)(depth), what};
  }
  Entries entries(int depth) {
    Entries all;
    for (auto left = take<std::uint32_t>(); left > 0; --left) {
      const std::string_view name = text();
      all.push_back({name, tree(depth + 1)});
    }
    return all;
  }
  Items items(int depth) {
    Items all;
    for (auto left = take<std::uint32_t>(); left > 0; --left) all.push_back(tree(depth + 1));
    return all;
  }
  std::string_view text() {
    const auto length = take<std::uint32_t>();
    if (length > bytes_.size()) fail();
    const std::string_view taken(reinterpret_cast<const char*>(bytes_.data()), length);
    bytes_ = bytes_.subspan(length);
    return taken;
  }
  template <class T>
  T take() {
    T x{};
    if (sizeof x > bytes_.size()) fail();
    std::memcpy(&x, bytes_.data(), sizeof x);
    bytes_ = bytes_.subspan(sizeof x);
    return x;
  }

  std::span<const std::uint8_t> bytes_;
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

std::string text(const Tree& tree) {
  if (const auto* value = std::get_if<Value>(&tree.content)) return text(*value);
  return cut(tree.what);
}

Tree read_tree(std::span<const std::uint8_t> bytes) {
  TreeReader reader(bytes);
  Tree tree = reader.tree();
  if (!reader.at_end()) TreeReader::fail();
  return tree;
}

}  // namespace momentum
