// SPDX-License-Identifier: MIT
/// \file
/// An optimizer at work on five parameters, for the tests of momentum's conventions.
#pragma once

#include "momentum/optimizer/optimizer.hpp"
#include "support.hpp"

namespace momentum::testing {

struct Descent {
  static constexpr Index kSize = 5;
  static constexpr std::array<float, kSize> kStart{1, -2, 3, 0.5F, -0.25F};

  explicit Descent(const SgdOptions& options) : optimizer(options, kSize) {}
  /// A gradient that depends on w, as a real one, and differs from step to step.
  void step() {
    const std::vector<float> noise = uniform_values(kSize, 100 + steps++);
    optimizer.step(w, w + Eigen::Map<const Vector>(noise.data(), kSize));
  }
  void steps_of(int count) {
    for (int i = 0; i < count; ++i) step();
  }
  Optimizer optimizer;
  Vector w = Eigen::Map<const Vector>(kStart.data(), kSize);
  std::uint64_t steps = 0;
};

}  // namespace momentum::testing
