// SPDX-License-Identifier: MIT
/// \file
/// What one sample does in a step, layer by layer: forward, its own loss, and the chain rule back. Any parameters will
/// do, so that a step can be looked at after its update; nothing of a run is read but them, and nothing is changed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "momentum/training/problem.hpp"

namespace momentum {

/// Of one layer, by unit.
struct LayerTrace {
  Vector z;      ///< W·x + b
  Vector a;      ///< f(z): the next layer's x
  Vector delta;  ///< δ = ∂ℓ/∂z, ℓ being this sample's loss alone
};

/// One weight, and what it does for the sample.
struct WeightTrace {
  Index parameter = 0;  ///< flat index
  float amount = 0;
};

struct SampleTrace {
  Vector x;  ///< what came in
  std::vector<LayerTrace> layers;
  Vector p;        ///< softmax of the last z, which sums to 1; empty for mse
  float loss = 0;  ///< ℓ: −ln p of its label; for mse the mean of the squared errors
  /// Of each layer the weights with the largest |w·x|, what they add to z, and those with the largest |δ·x|, the
  /// sample's part of their gradient; as many as were asked for, or all, by flat index.
  std::vector<WeightTrace> forward;
  std::vector<WeightTrace> backward;
};

/// The first of these rows that the data have not.
[[nodiscard]] Refused check_rows(const Dataset& data, std::span<const std::int32_t> rows);

/// Sample number `row` of the training data, at these parameters. The mean of δ·x over a step's samples is the gradient
/// its backward() adds. `most`: weights a layer.
SampleTrace trace_sample(const Problem& problem, ConstVectorRef parameters, Index row, Index most = 0);

/// Of each of these samples the probability of its label; for mse its loss.
Vector trace_batch(const Problem& problem, ConstVectorRef parameters, std::span<const std::int32_t> rows);

}  // namespace momentum
