// SPDX-License-Identifier: MIT
#include "scenarios.hpp"

namespace momentum::scenarios {

TrainerOptions article() {
  TrainerOptions options;
  options.seed = 22;
  options.data.samples = 500;
  options.data.features = 20;
  options.data.classes = 3;
  options.hidden = {{13, Activation::relu}, {8, Activation::sigmoid}};
  options.optimizer = SgdOptions{.lr = 0.1, .momentum = 0.9};
  return options;
}

TrainerOptions article_learnable() {
  TrainerOptions options = article();
  options.data.kind = DataKind::torch_rand_learnable;
  return options;
}

}  // namespace momentum::scenarios
