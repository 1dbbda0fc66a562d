// SPDX-License-Identifier: MIT
/// \file
/// The rooms a run works in.
#pragma once

#include <memory>
#include <optional>

#include "momentum/data/sampler.hpp"
#include "momentum/training/evaluator.hpp"
#include "momentum/training/state.hpp"

namespace momentum {

/// Planes and workspaces of one trainer, made when they are first needed. Nothing in them is part of the run: it can be
/// made again from Problem and State. So a copy has none, and what is assigned to keeps its own.
class Scratch {
 public:
  explicit Scratch(std::shared_ptr<const Problem> problem);
  Scratch(const Scratch& other) : Scratch(other.problem_) {}
  Scratch(Scratch&&) = default;
  Scratch& operator=(const Scratch& other);
  Scratch& operator=(Scratch&&) = default;
  ~Scratch() = default;

  const Problem& problem() const { return *problem_; }

  Sampler& sampler() { return sampler_; }
  /// Makes the rooms of a step, unless they are there.
  void prepare();
  /// Takes the epoch's next batch and runs it forward; returns its mean loss.
  float forward(State& state);
  /// The present batch once more: the same bits.
  float repeat_forward(const State& state);
  /// Adds the gradient of that pass to the state's.
  void backward(State& state);

  Evaluator& evaluator();

 private:
  float run_forward(const State& state);
  Batch batch() const { return planes_ ? planes_->batch() : problem_->train.batch(); }

  std::shared_ptr<const Problem> problem_;
  Sampler sampler_;
  std::optional<BatchPlanes> planes_;  ///< the present mini-batch
  Workspace pass_;
  bool holds_forward_ = false;  ///< whether these two are of the state's last forward()
  std::optional<Evaluator> evaluator_;
};

}  // namespace momentum
