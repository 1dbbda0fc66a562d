// SPDX-License-Identifier: MIT
#include "momentum/scratch.hpp"

#include <algorithm>
#include <utility>

namespace momentum {

Scratch::Scratch(std::shared_ptr<const Problem> problem)
    : problem_(std::move(problem)), sampler_(problem_->train.samples(), batch_samples(problem_->options)) {}

Scratch& Scratch::operator=(const Scratch& other) {
  if (problem_ != other.problem_) return *this = Scratch(other.problem_);
  sampler_.forget();
  holds_forward_ = false;
  return *this;
}

void Scratch::prepare() {
  if (pass_) return;
  const Index batch = batch_samples(problem_->options);
  if (!sampler_.is_full()) planes_.emplace(problem_->train, batch);
  pass_ = problem_->mlp.workspace(batch);
}

float Scratch::forward(const State& state) {
  prepare();
  if (planes_) planes_->gather(problem_->train, sampler_.batch(state.epoch));
  holds_forward_ = true;
  const Problem& p = *problem_;
  return p.mlp.forward(state.parameters, batch(), p.options.loss, *pass_);
}

void Scratch::backward(State& state) {
  if (!holds_forward_) forward(state);
  problem_->mlp.backward(state.parameters, batch(), *pass_, state.gradient);
}

Evaluator& Scratch::evaluator() {
  if (!evaluator_) {
    const Index test = problem_->test ? problem_->test->samples() : 0;
    evaluator_.emplace(problem_->mlp, std::max(problem_->train.samples(), test));
  }
  return *evaluator_;
}

}  // namespace momentum
