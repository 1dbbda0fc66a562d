// SPDX-License-Identifier: MIT
#include "momentum/state.hpp"

namespace momentum {

State::State(const Problem& problem)
    : gradient(Vector::Zero(problem.mlp.parameter_count())),
      optimizer(problem.options.optimizer, problem.mlp.parameter_count(), problem.trained),
      epoch{.random = problem.random} {
  parameters = problem.mlp.initial_parameters(epoch.random);
  previous = parameters;
}

}  // namespace momentum
