// SPDX-License-Identifier: MIT
/// \file
/// A multilayer perceptron: Linear layers with an activation after each but the last. Knows no optimizer and no data
/// set, and owns no parameters: they come as one flat vector, in PyTorch's order (weight, bias, layer by layer).
#pragma once

#include <vector>

#include "momentum/activation.hpp"
#include "momentum/linear.hpp"
#include "momentum/loss.hpp"
#include "momentum/sizes.hpp"
#include "momentum/types.hpp"

namespace momentum {

struct HiddenLayer {
  Index units = 1;
  Activation activation = Activation::relu;
};

/// The samples of one pass, as planes: x (features, stride) with samples contiguous, and either labels or targets
/// (outputs, stride). Samples past `samples`, up to padded(samples), are padding.
struct Batch {
  const float* x = nullptr;
  const std::int32_t* labels = nullptr;
  const float* targets = nullptr;
  Index samples = 0;
  Index stride = 0;
};

/// Samples rounded up to whole vectors.
constexpr Index padded(Index samples) { return (samples + 3) / 4 * 4; }

/// Floats from row to row of a plane: an odd number of cache lines, or the rows of 1024, 2048 … samples would all fall
/// on the same few sets of a cache and push each other out.
constexpr Index row_stride(Index samples) { return ((samples + 15) / 16 | 1) * 16; }

/// Counts `copies` planes of so many rows.
inline void count_planes(Sizes& sizes, const std::string& what, Index rows, Index samples, Count copies = 1) {
  sizes.add_padded(what, rows, samples, row_stride(samples), copies);
}

/// A plane of zeros. Throws OptionError when it would be too large.
Vector make_plane(Index rows, Index samples);

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

  /// Runs `batch` through the network; returns the mean loss and leaves ∂loss/∂output in the workspace.
  float forward(ConstVectorRef parameters, const Batch& batch, Loss loss, Workspace& workspace) const;

  /// Adds ∂loss/∂parameters of the pass `forward` left in the workspace to `gradient` (as PyTorch's .grad does).
  void backward(ConstVectorRef parameters, const Batch& batch, Workspace& workspace, VectorRef gradient) const;

 private:
  std::vector<Linear> layers_;
  std::vector<Activation> activations_;  ///< after each layer; identity after the last
};

}  // namespace momentum
