// SPDX-License-Identifier: MIT
/// \file
/// Forward passes alone, over any number of samples, some at a time: of the layers, only the last one's output takes a
/// plane as long as the data.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "momentum/data/dataset.hpp"
#include "momentum/network/mlp.hpp"

namespace momentum {

/// Samples taken at a time, a multiple of 4: what lies in a second cache, and less than 16 MiB for the widest layer.
constexpr Index evaluation_chunk(Index widest, Index most_samples) {
  return std::min(std::clamp<Index>((1 << 20) / widest / 4 * 4, 4, 1024), padded(most_samples));
}

struct Evaluation {
  float loss = 0;      ///< not finite when a sample's is not, which a run that never took that batch has not seen
  float accuracy = 0;  ///< share of samples whose label has the largest logit; NaN for mse
};

/// The rooms for it.
class Evaluator {
 public:
  /// For data of at most so many samples.
  Evaluator(const Mlp& mlp, Index most_samples);

  /// The loss over all samples is, to the bit, that of one pass over the full batch.
  Evaluation evaluate(const Mlp& mlp, ConstVectorRef parameters, const Dataset& data, const Criterion& criterion);
  /// x (n, inputs), row-major → outputs (n, outputs).
  void predict(const Mlp& mlp, ConstVectorRef parameters, std::span<const float> x, Matrix& outputs);

 private:
  const float* outputs(const Mlp& mlp, ConstVectorRef parameters, const Batch& all);

  Index chunk_;
  Vector x_;                         ///< (inputs, chunk)
  std::vector<Vector> activations_;  ///< each layer's, of a chunk
  Vector outputs_;                   ///< of all samples, where they take more than a chunk
  Vector deltas_;                    ///< ∂loss/∂outputs, which the loss writes
};

}  // namespace momentum
