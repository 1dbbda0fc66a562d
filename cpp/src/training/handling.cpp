// SPDX-License-Identifier: MIT
// What is done with a trainer between its steps: made, looked into, changed.
#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "momentum/base/arrays.hpp"
#include "momentum/training/trainer.hpp"

namespace momentum {
namespace {

std::shared_ptr<const Problem> problem_of(TrainerOptions options) {
  Refused refused;
  std::shared_ptr<const Problem> problem = Problem::make(std::move(options), refused);
  require_fit(refused);
  return problem;
}

}  // namespace

Trainer::Trainer(TrainerOptions options) : Trainer(problem_of(std::move(options))) {}

std::optional<Trainer> Trainer::make(TrainerOptions options, Refused& refused) {
  std::shared_ptr<const Problem> problem = Problem::make(std::move(options), refused);
  if (!problem) return std::nullopt;
  return Trainer(std::move(problem));
}

TrainerOptions Trainer::options() const {
  TrainerOptions now = problem().options;
  now.optimizer = state_.optimizer.options();
  now.schedule = state_.schedule;
  return now;
}

Refused Trainer::check_parameters(std::span<const float> parameters) const {
  Refused refused = check_length("parameters", parameters.size(), state_.parameters.size(), "all of them");
  return refused ? refused : check_finite("parameters", parameters);
}

Refused Trainer::check_trace(std::span<const float> parameters, std::span<const std::int32_t> rows) const {
  Refused refused = check_length("parameters", parameters.size(), state_.parameters.size(), "all of them");
  return refused ? refused : check_rows(data(), rows);
}

Refused Trainer::check_inputs(std::span<const float> x) const {
  const Index features = data().features();
  const auto length = static_cast<Index>(x.size());
  if (length % features != 0) {
    return Refusal{"x", Phrase::of("multiple").with(static_cast<double>(features)), value(static_cast<double>(length)),
                   rule::kLength};
  }
  Sizes sizes;
  sizes.add("x", length, 1);
  sizes.add("x's outputs", length / features, data().outputs());
  return sizes.refused() ? sizes.refused() : check_finite("x", x);
}

SampleTrace Trainer::trace(std::span<const float> parameters, Index row, Index most) const {
  const std::array<std::int32_t, 1> rows{static_cast<std::int32_t>(row)};
  require_fit(check_trace(parameters, rows));
  return trace_sample(problem(), Eigen::Map<const Vector>(parameters.data(), state_.parameters.size()), row, most);
}

Vector Trainer::trace_batch(std::span<const float> parameters, std::span<const std::int32_t> rows) const {
  require_fit(check_trace(parameters, rows));
  return momentum::trace_batch(problem(), Eigen::Map<const Vector>(parameters.data(), state_.parameters.size()), rows);
}

Matrix Trainer::predict(std::span<const float> x) {
  require_fit(check_inputs(x));
  Matrix outputs(static_cast<Index>(x.size()) / data().features(), data().outputs());
  scratch_.evaluator().predict(problem().mlp, state_.parameters, x, outputs);
  return outputs;
}

Refused Trainer::check_tuning(const Tuning& tuning) {
  Refused refused = validate(tuning.optimizer);
  return refused ? refused : validate(tuning.schedule);
}

void Trainer::tune(const Tuning& tuning) {
  require_fit(check_tuning(tuning));
  state_.optimizer.set_options(tuning.optimizer);
  state_.schedule = tuning.schedule;
  state_.schedule_lr();
  recover();
}

void Trainer::set_parameters(std::span<const float> parameters) {
  require_fit(check_parameters(parameters));
  std::copy(parameters.begin(), parameters.end(), state_.parameters.begin());
  state_.previous = state_.parameters;
  state_.previous_steps = state_.steps;
  state_.forward_pending = false;
  recover();
}

/// From a divergence: the optimizer's state belonged to the blow-up.
void Trainer::recover() {
  if (!state_.diverged_at) return;
  state_.diverged_at.reset();
  state_.optimizer.reset();
  zero_grad();
}

}  // namespace momentum
