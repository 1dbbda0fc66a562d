// SPDX-License-Identifier: MIT
/// \file
/// What the fuzz targets share: they stop where something is not as promised, and small experiments.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "momentum/training/trainer.hpp"

namespace momentum::fuzzing {

/// libFuzzer keeps the input that led here.
inline void require(bool promised, const std::string& what) {
  if (promised) return;
  std::cerr << "not so: " << what << '\n';
  std::abort();
}

/// Five samples, four features, and this rule.
inline TrainerOptions small_options(const OptimizerOptions& rule, Index batch_size = 0,
                                    Loss loss = Loss::cross_entropy) {
  TrainerOptions options;
  Shape shape{.samples = 5, .features = 4};
  (loss == Loss::mse ? shape.outputs : shape.classes) = 3;
  options.data = LearnableData{shape};
  options.hidden = {{3, Activation::tanh}};
  options.loss = loss;
  options.optimizer = rule;
  options.batch_size = batch_size;
  return options;
}

}  // namespace momentum::fuzzing
