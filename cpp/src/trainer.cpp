// SPDX-License-Identifier: MIT
#include "momentum/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "kernels/reduce.hpp"

namespace momentum {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

TrainerOptions checked(TrainerOptions options) {
  check(options);
  return options;
}

}  // namespace

Trainer::Trainer(TrainerOptions options)
    : options_(checked(std::move(options))),
      random_(options_.seed),
      data_(std::make_shared<const Dataset>(options_.data, options_.loss, random_)),
      mlp_(data_->features(), options_.hidden, data_->outputs()),
      parameters_(mlp_.initial_parameters(random_)),
      previous_(parameters_),
      gradient_(Vector::Zero(parameters_.size())),
      optimizer_(options_.optimizer, parameters_.size(), trained_segments(options_.params, mlp_.layers())),
      all_(std::make_shared<const BatchPlanes>(*data_)),
      workspace_(mlp_.workspace(batch_samples(options_))),
      order_(static_cast<std::size_t>(data_->samples())),
      batch_count_(batch_samples(options_)) {
  // The Dataset has them now.
  options_.data.x = {};
  options_.data.labels = {};
  options_.data.targets = {};
  std::iota(order_.begin(), order_.end(), 0);
  if (batch_count_ == data_->samples()) return;
  planes_.emplace(*data_, batch_count_);
  gather_batch();
}

void Trainer::next_batch() {
  if (!planes_) return;
  if (epoch_position_ == 0) random_.randperm(order_);
  batch_position_ = epoch_position_;
  batch_count_ = std::min(options_.batch_size, data_->samples() - batch_position_);
  epoch_position_ = (batch_position_ + batch_count_) % data_->samples();
  gather_batch();
}

void Trainer::gather_batch() {
  if (planes_) planes_->gather(*data_, std::span(order_).subspan(batch_position_, batch_count_));
}

float Trainer::forward() {
  if (diverged_at_) return kNaN;
  next_batch();
  const float loss = mlp_.forward(parameters_, batch(), options_.loss, workspace_);
  if (!std::isfinite(loss)) {
    diverge(steps_);
    return kNaN;
  }
  forward_pending_ = true;
  stats_.loss = loss;
  return loss;
}

void Trainer::backward() {
  if (diverged_at_) return;
  if (!forward_pending_) throw std::logic_error("backward() needs a forward() since the last backward() or update()");
  mlp_.backward(parameters_, batch(), workspace_, gradient_);
  forward_pending_ = false;
  has_gradient_ = true;
}

void Trainer::update() {
  if (diverged_at_ || !has_gradient_) return;
  forward_pending_ = false;
  previous_ = parameters_;
  previous_steps_ = steps_++;
  optimizer_.step(parameters_, gradient_);
  measure();
}

void Trainer::zero_grad() {
  if (!diverged_at_) gradient_.setZero();
}

float Trainer::step() {
  const float loss = forward();
  if (!diverged_at_) {
    backward();
    update();
    zero_grad();
  }
  return loss;
}

Index Trainer::run(std::span<StepStats> out) {
  Index made = 0;
  for (StepStats& stats : out) {
    step();
    if (diverged_at_) break;
    stats = stats_;
    ++made;
  }
  return made;
}

void Trainer::measure() {
  kernels::StepSums sums;
  for (const auto& [at, size] : optimizer_.trained()) {
    sums.add(previous_.segment(at, size), parameters_.segment(at, size), gradient_.segment(at, size),
             optimizer_.velocity().segment(at, size));
  }
  if (!std::isfinite(sums.stride())) return diverge(previous_steps_);
  const double stride = std::sqrt(sums.stride());
  const double grad_norm = std::sqrt(sums.gradient());
  const double product = stride * grad_norm;
  stats_.grad_norm = static_cast<float>(grad_norm);
  stats_.velocity_norm = static_cast<float>(std::sqrt(sums.velocity()));
  stats_.stride = static_cast<float>(stride);
  stats_.agreement = product > 0 ? static_cast<float>(std::clamp(-sums.along() / product, -1.0, 1.0)) : 0.0F;
}

void Trainer::diverge(std::int64_t step) {
  diverged_at_ = step;
  parameters_ = previous_;
  steps_ = previous_steps_;
  forward_pending_ = false;
}

Evaluation Trainer::evaluate() {
  const Batch all = all_->batch();
  if (!evaluation_) evaluation_ = mlp_.forward_workspace(all.samples);
  const float loss = mlp_.forward(parameters_, all, options_.loss, *evaluation_);
  if (options_.loss == Loss::mse) return {loss, kNaN};
  const Index correct =
      count_correct(evaluation_->activations.back().data(), all.labels, data_->outputs(), all.samples, all.stride);
  return {loss, static_cast<float>(correct) / static_cast<float>(all.samples)};
}

void Trainer::set_optimizer(const OptimizerOptions& options) {
  optimizer_.set_options(options);
  options_.optimizer = options;
  if (!diverged_at_) return;
  diverged_at_.reset();
  optimizer_.reset();
  zero_grad();
}

}  // namespace momentum
