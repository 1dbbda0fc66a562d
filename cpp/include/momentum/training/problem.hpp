// SPDX-License-Identifier: MIT
/// \file
/// What never changes while a network is trained.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "momentum/training/options.hpp"

namespace momentum {

/// What all runs of an experiment share: its data and its network.
struct Problem {
  /// Draws the data from TorchRandom(seed), of options that were checked.
  explicit Problem(TrainerOptions given);
  /// The problem of these options; none where they, the arrays in them or the split of their samples are refused.
  static std::shared_ptr<const Problem> make(TrainerOptions options, Refused& refused);

  /// Calls visit(data, number) for all samples in the order they were given or drawn, on whichever side they are.
  template <class F>
  void each_sample(F&& visit) const {
    Index trained_on = 0;
    Index tested_on = 0;
    for (Index left = shape_of(options.data).samples, n = 0; n < left; ++n) {
      if (test && !tested.empty() && tested[n]) {
        visit(*test, tested_on++);
      } else {
        visit(train, trained_on++);
      }
    }
  }

  TrainerOptions options;    ///< without the arrays, which the data have
  TorchRandom random;        ///< the seed's, after the data: the layers are next, unless they came first
  std::vector<bool> tested;  ///< of all samples in order, those a split took away from training; empty without one
  Dataset train;
  std::optional<Dataset> test;
  Mlp mlp;
  Segments trained;
  Refused refused;  ///< only what is drawn says whether it can be split

 private:
  void take_test();
};

}  // namespace momentum
