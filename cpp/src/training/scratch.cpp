// SPDX-License-Identifier: MIT
#include "momentum/training/scratch.hpp"

#include <algorithm>
#include <utility>

namespace momentum {

Scratch::Scratch(std::shared_ptr<const Problem> problem)
    : problem_(std::move(problem)),
      sampler_(problem_->train.samples(), batch_samples(problem_->options), problem_->options.sampler) {}

Scratch& Scratch::operator=(const Scratch& other) {
  if (this == &other) return *this;
  if (problem_ != other.problem_) return *this = Scratch(other.problem_);
  sampler_.forget();
  holds_forward_ = false;
  return *this;
}

void Scratch::prepare() {
  if (!pass_.activations.empty()) return;
  const Index batch = batch_samples(problem_->options);
  if (!sampler_.is_full()) planes_.emplace(problem_->train, batch);
  pass_ = problem_->mlp.workspace(batch);
}

float Scratch::run_forward(const State& state) {
  holds_forward_ = true;
  return problem_->mlp.forward(state.parameters, batch(), problem_->options.criterion(), pass_);
}

float Scratch::forward(State& state) {
  prepare();
  if (planes_) planes_->gather(problem_->train, sampler_.next(state.epoch));
  return run_forward(state);
}

float Scratch::repeat_forward(const State& state) {
  prepare();
  if (planes_) planes_->gather(problem_->train, sampler_.batch(state.epoch));
  return run_forward(state);
}

void Scratch::backward(State& state) {
  if (!holds_forward_) repeat_forward(state);
  problem_->mlp.backward(state.parameters, batch(), pass_, state.gradient);
}

Evaluator& Scratch::evaluator() {
  if (!evaluator_) {
    const std::optional<Dataset>& test = problem_->test;
    evaluator_.emplace(problem_->mlp, std::max(problem_->train.samples(), test ? test->samples() : 0));
  }
  return *evaluator_;
}

}  // namespace momentum
