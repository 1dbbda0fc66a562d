// SPDX-License-Identifier: MIT
/// \file
/// All that training changes.
#pragma once

#include <cstdint>
#include <optional>

#include "momentum/data/sampler.hpp"
#include "momentum/training/problem.hpp"

namespace momentum {

/// What one step did; norms are Euclidean, over the parameters that are trained.
struct StepStats {
  float loss = 0;           ///< ℓ(w) before the update, on the step's batch
  float grad_norm = 0;      ///< ‖g‖
  float velocity_norm = 0;  ///< ‖v‖ after the update
  float stride = 0;         ///< ‖Δw‖
  float agreement = 0;      ///< cos(Δw, −g) in −1 … 1: 1 is straight downhill; 0 where Δw or g is 0
};

/// One value, small beside the data: a copy is a mark to come back to; with the Problem's options it is a checkpoint.
struct State {
  /// The layers are drawn, nothing is trained.
  explicit State(const Problem& problem);

  /// Hands the optimizer the next update's lr: to be called after whatever it depends on. Which update it is counts
  /// over the whole run: another lr, rule or schedule goes on from there.
  void schedule_lr();

  Vector parameters;  ///< flat, in PyTorch's order
  Vector previous;    ///< those before the last update: of the last finite loss
  Vector gradient;
  Optimizer optimizer;
  ScheduleOptions schedule;
  Epoch epoch;
  bool forward_pending = false;  ///< a forward() waits for its backward()
  bool has_gradient = false;
  StepStats stats;
  std::int64_t steps = 0;
  std::int64_t previous_steps = 0;  ///< the step `previous` belongs to
  std::optional<std::int64_t> diverged_at;
};

}  // namespace momentum
