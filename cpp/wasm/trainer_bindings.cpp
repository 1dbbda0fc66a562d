// SPDX-License-Identifier: MIT
// Trainers, and what the conventions make of a step, as JavaScript sees them.
#include <array>
#include <optional>

#include "bound_trainer.hpp"

using namespace momentum;
using namespace momentum::border;

namespace {

/// kept, news and move of each convention, in their order. `given`: momentum, dampening, nesterov (0 or 1), the
/// convention that `velocity` is in (by number), lr so far, gradient, this step's lr, and velocity, if there is one.
val moves(const Floats& given) {
  static std::array<double, 9> numbers;
  const auto values = given.span();
  const SgdOptions options{.lr = values[4],
                           .momentum = values[0],
                           .dampening = values[1],
                           .nesterov = values[2] != 0,
                           .convention = static_cast<Convention>(values[3])};
  const std::optional<float> velocity = values.size() > 7 ? std::optional(values[7]) : std::nullopt;
  if (refuse(validate(OptimizerOptions(options)))) return val::undefined();
  std::size_t at = 0;
  for (const auto& [kept, news, move] : convention_moves(options, velocity, values[5], values[6])) {
    for (const double number : {kept, news, move}) numbers[at++] = number;
  }
  return view(numbers);
}

}  // namespace

EMSCRIPTEN_BINDINGS(trainers) {
  emscripten::function("convention_moves", &moves);
  emscripten::class_<BoundTrainer>("Trainer")
      .class_function("create", &BoundTrainer::create)
      .function("clone_trainer", &BoundTrainer::clone)
      .function("restore", &BoundTrainer::restore)
      .function("forward", &BoundTrainer::forward)
      .function("backward", &BoundTrainer::backward)
      .function("update", &BoundTrainer::update)
      .function("zero_grad", &BoundTrainer::zero_grad)
      .function("step", &BoundTrainer::step)
      .function("run", &BoundTrainer::run)
      .function("column", &BoundTrainer::column)
      .function("stats", &BoundTrainer::stats)
      .function("evaluate", &BoundTrainer::evaluate)
      .function("parameters", &BoundTrainer::parameters)
      .function("gradients", &BoundTrainer::gradients)
      .function("velocity", &BoundTrainer::velocity)
      .function("evaluate_test", &BoundTrainer::evaluate_test)
      .function("read_state", &BoundTrainer::read_state)
      .function("state_name", &BoundTrainer::state_name)
      .function("state_values", &BoundTrainer::state_values)
      .function("optimizer_steps", &BoundTrainer::optimizer_steps)
      .function("lr", &BoundTrainer::lr)
      .function("order", &BoundTrainer::order)
      .function("has_test", &BoundTrainer::has_test)
      .function("samples", &BoundTrainer::samples)
      .function("x", &BoundTrainer::x)
      .function("labels", &BoundTrainer::labels)
      .function("targets", &BoundTrainer::targets)
      .function("untested", &BoundTrainer::untested)
      .function("batch", &BoundTrainer::batch)
      .function("trace", &BoundTrainer::trace)
      .function("trace_weights", &BoundTrainer::trace_weights)
      .function("trace_batch", &BoundTrainer::trace_batch)
      .function("motion_since", &BoundTrainer::motion_since)
      .function("layer_count", &BoundTrainer::layer_count)
      .function("layer", &BoundTrainer::layer)
      .function("patch", &BoundTrainer::patch)
      .function("steps", &BoundTrainer::steps)
      .function("epoch", &BoundTrainer::epoch)
      .function("diverged_at", &BoundTrainer::diverged_at);
}
