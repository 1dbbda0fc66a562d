// SPDX-License-Identifier: MIT
#include "momentum/training/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "kernels/reduce.hpp"

namespace momentum {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

}  // namespace

Trainer::Trainer(std::shared_ptr<const Problem> problem) : state_(*problem), scratch_(std::move(problem)) {
  scratch_.prepare();
}

float Trainer::forward() {
  if (state_.diverged_at) return kNaN;
  const float loss = scratch_.forward(state_);
  if (!std::isfinite(loss)) {
    diverge(state_.steps);
    return loss;
  }
  state_.forward_pending = true;
  state_.stats.loss = loss;
  return loss;
}

void Trainer::backward() {
  if (state_.diverged_at) return;
  require_place(has_forward(), kNoForward);
  scratch_.backward(state_);
  state_.forward_pending = false;
  state_.has_gradient = true;
}

void Trainer::update() {
  if (state_.diverged_at || !state_.has_gradient) return;
  state_.forward_pending = false;
  state_.previous = state_.parameters;
  state_.previous_steps = state_.steps++;
  state_.optimizer.step(state_.parameters, state_.gradient);
  if (!is_constant(state_.schedule)) state_.schedule_lr();  // 2 % of a small network's step
  measure();
}

void Trainer::zero_grad() {
  if (!state_.diverged_at) state_.gradient.setZero();
}

float Trainer::step() {
  const float loss = forward();
  if (!state_.diverged_at) {
    backward();
    update();
    if (problem().options.zero_grad) zero_grad();
  }
  return loss;
}

Index Trainer::run(std::span<StepStats> out) {
  Index made = 0;
  for (StepStats& stats : out) {
    step();
    if (state_.diverged_at) break;
    stats = state_.stats;
    ++made;
  }
  return made;
}

void Trainer::measure() {
  kernels::StepSums sums;
  for (const auto& [at, size] : state_.optimizer.trained()) {
    sums.add(state_.previous.segment(at, size), state_.parameters.segment(at, size), state_.gradient.segment(at, size),
             state_.optimizer.velocity().segment(at, size));
  }
  if (!std::isfinite(sums.stride())) return diverge(state_.previous_steps);
  const double stride = std::sqrt(sums.stride());
  const double grad_norm = std::sqrt(sums.gradient());
  const double product = stride * grad_norm;
  state_.stats.grad_norm = static_cast<float>(grad_norm);
  state_.stats.velocity_norm = static_cast<float>(std::sqrt(sums.velocity()));
  state_.stats.stride = static_cast<float>(stride);
  state_.stats.agreement =
      product > 0 ? static_cast<float>(std::clamp((0.0 - sums.along()) / product, -1.0, 1.0)) : 0.0F;
}

void Trainer::diverge(std::int64_t step) {
  state_.diverged_at = step;
  state_.parameters = state_.previous;
  state_.steps = state_.previous_steps;
  state_.schedule_lr();
  state_.forward_pending = false;
}

const std::vector<std::int32_t>& Trainer::order() { return scratch_.sampler().order(state_.epoch); }

std::span<const std::int32_t> Trainer::batch() {
  const std::vector<std::int32_t>& all = order();
  if (scratch_.sampler().is_full()) return all;
  if (state_.epoch.taken == 0) return std::span(all).first(static_cast<std::size_t>(batch_samples(problem().options)));
  return scratch_.sampler().batch(state_.epoch);
}

Evaluation Trainer::evaluate() {
  const Problem& p = problem();
  return scratch_.evaluator().evaluate(p.mlp, state_.parameters, p.train, p.options.criterion());
}

std::optional<Evaluation> Trainer::evaluate_test() {
  const Problem& p = problem();
  if (!p.test) return std::nullopt;
  return scratch_.evaluator().evaluate(p.mlp, state_.parameters, *p.test, p.options.criterion());
}

}  // namespace momentum
