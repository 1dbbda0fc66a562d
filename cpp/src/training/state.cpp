// SPDX-License-Identifier: MIT
#include "momentum/training/state.hpp"

namespace momentum {

State::State(const Problem& problem)
    : gradient(Vector::Zero(problem.mlp.parameter_count())),
      optimizer(problem.options.optimizer, problem.mlp.parameter_count(), problem.trained),
      schedule(problem.options.schedule),
      epoch{.random = problem.random} {
  const TrainerOptions& options = problem.options;
  TorchRandom first(options.seed);
  TorchRandom& random = options.net_first ? first : epoch.random;
  parameters = initial_parameters(problem.mlp.layers(), options.init, random, options.layer_draws());
  previous = parameters;
  schedule_lr();
}

void State::schedule_lr() { optimizer.set_lr(lr_at(schedule, own_lr(optimizer.options()), steps)); }

}  // namespace momentum
