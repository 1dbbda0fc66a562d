// SPDX-License-Identifier: MIT
/// \file
/// A multilayer perceptron: Linear layers with an activation after each but the last. Knows no optimizer and no data
/// set, and owns no parameters: they come as one flat vector, in PyTorch's order (weight, bias, layer by layer).
#pragma once

#include <vector>

#include "momentum/base/types.hpp"
#include "momentum/network/activation.hpp"
#include "momentum/network/batch.hpp"
#include "momentum/network/linear.hpp"
#include "momentum/network/loss.hpp"

namespace momentum {

struct HiddenLayer {
  Index units = 1;
  Activation activation = Activation::relu;
};

/// What a forward pass leaves for the backward pass. Make one per use; its size is fixed by the largest batch.
struct Workspace {
  std::vector<Vector> activations;  ///< each layer's output plane
  std::vector<Vector> sums;         ///< the same before their activation, where that needs them; the others are empty
  std::vector<Vector> deltas;       ///< ∂loss/∂ of the same planes, before their activation
};

class Mlp {
 public:
  /// Hidden layers may be none: softmax regression.
  Mlp(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs);

  Index parameter_count() const { return layers_.back().offset + layers_.back().size(); }
  const std::vector<Linear>& layers() const { return layers_; }

  Workspace workspace(Index samples) const;
  /// Room for each layer's output.
  std::vector<Vector> activations(Index samples) const;

  /// Runs `samples` columns of x through the network; returns the plane of the last layer's output. Without `sums` no
  /// backward pass can follow.
  const float* outputs(ConstVectorRef parameters, const float* x, Index samples, Index stride,
                       std::vector<Vector>& activations, std::vector<Vector>* sums = nullptr) const;

  /// Runs `batch` through the network; returns the loss and leaves ∂loss/∂output in the workspace.
  float forward(ConstVectorRef parameters, const Batch& batch, const Criterion& criterion, Workspace& workspace) const;

  /// Adds ∂loss/∂parameters of the pass `forward` left in the workspace to `gradient` (as PyTorch's .grad does).
  void backward(ConstVectorRef parameters, const Batch& batch, Workspace& workspace, VectorRef gradient) const;

 private:
  std::vector<Linear> layers_;
  std::vector<Activation> activations_;  ///< after each layer; identity after the last
};

}  // namespace momentum
