// SPDX-License-Identifier: MIT
/// \file
/// Named experiments, the same for tests and benchmarks.
#pragma once

#include "momentum/trainer.hpp"

namespace momentum::scenarios {

/// The article's: 500 × 20 uniform inputs, 3 random classes, 20-13-8-3 (ReLU, sigmoid), seed 22, full batch,
/// SGD with lr 0.1 and γ = 0.9.
TrainerOptions article();

/// The same inputs and start with labels a linear teacher gives, so that there is something to learn.
TrainerOptions article_learnable();

}  // namespace momentum::scenarios
