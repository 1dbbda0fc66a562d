// SPDX-License-Identifier: MIT
/// \file
/// What crosses the border: rooms that JavaScript writes to or reads from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "border.hpp"
#include "momentum/options/read_options.hpp"
#include "momentum/training/options.hpp"

namespace momentum::border {

/// A checkpoint on its way in or out.
class Bytes {
 public:
  static std::unique_ptr<Bytes> of_length(double count) {
    if (count > kMost && refuse(Refusal{"bytes", at_most(kMost, ""), value(count)})) return nullptr;
    auto made = std::make_unique<Bytes>();
    made->bytes.resize(static_cast<std::size_t>(count));
    return made;
  }
  val room() const { return view(bytes); }

  std::vector<std::uint8_t> bytes;

 private:
  static constexpr double kMost = static_cast<double>(kMostInAll) * sizeof(float);
};

/// Numbers on their way in or out: what is large does not stay here.
class Floats {
 public:
  explicit Floats(Matrix rows) : values(std::move(rows)) {}

  static std::unique_ptr<Floats> of_length(double count) {
    if (!fits("an array", static_cast<Count>(count))) return nullptr;
    return std::make_unique<Floats>(Matrix(1, static_cast<Index>(count)));
  }
  val room() const { return view(values); }
  std::span<const float> span() const { return {values.data(), static_cast<std::size_t>(values.size())}; }

  Matrix values;
};

/// Options on their way in: a tree, and the arrays that are too large for one.
class Options {
 public:
  static std::unique_ptr<Options> of_length(double count) {
    const auto refused = [&] { return Refusal{"options", at_most(kMostTree, "bytes"), value(count), rule::kTooLarge}; };
    if (count > kMostTree && refuse(refused())) return nullptr;
    auto made = std::make_unique<Options>();
    made->tree.resize(static_cast<std::size_t>(count));
    return made;
  }
  /// Where the tree is written (see tree.hpp).
  val room() const { return view(tree); }
  val x(double count) { return room_for(arrays().x, "data.x", count); }
  val labels(double count) { return room_for(arrays().labels, "data.y", count); }
  val targets(double count) { return room_for(arrays().targets, "data.y", count); }

  /// Sets what the tree says of these options; whether it may be so.
  template <class Given>
  bool read(Given& options) const {
    const std::optional<Tree> given = read_tree(tree);
    if (!given) return !refuse("options: these bytes are no tree");
    return !refuse(read_options(options, *given));
  }

  std::vector<std::uint8_t> tree;
  TrainerOptions trainer;

 private:
  static constexpr double kMostTree = 1 << 26;

  ArraysData& arrays() {
    auto* handed_in = std::get_if<ArraysData>(&trainer.data);
    return handed_in == nullptr ? trainer.data.emplace<ArraysData>() : *handed_in;
  }
};

}  // namespace momentum::border
