// SPDX-License-Identifier: MIT
/// \file
/// A dense layer z = W·x + b as a shape and two offsets into the network's one flat parameter vector.
#pragma once

#include "momentum/base/types.hpp"
#include "momentum/network/activation.hpp"

namespace momentum {

/// torch.nn.Linear(in, out): weight (out, in) row-major, then bias (out), side by side in the flat vector.
/// Source: https://pytorch.org/docs/stable/generated/torch.nn.Linear.html
struct Linear {
  Index in = 1;
  Index out = 1;
  Index offset = 0;  ///< where the weight starts

  Index weights() const { return in * out; }
  Index size() const { return weights() + out; }
  Index bias_offset() const { return offset + weights(); }

  /// z[o][n] = b[o] + Σ_i W[o][i]·x[i][n] and a = f(z), for `samples` columns of planes with `stride` floats a row.
  void forward(const float* parameters, const float* x, const ActivationPlanes& units, Index samples,
               Index stride) const;

  /// ∂loss/∂z of the layer before, whose `units` gave x = f(z): dz[i][n] = f′(z[i][n])·Σ_o W[o][i]·delta[o][n].
  void backward_input(const float* parameters, const float* delta, const ActivationPlanes& units, float* dz,
                      Index samples, Index stride) const;

  /// gradient += (∂loss/∂W, ∂loss/∂b): ∂W[o][i] = Σ_n delta[o][n]·x[i][n], ∂b[o] = Σ_n delta[o][n].
  void backward_parameters(const float* delta, const float* x, float* gradient, Index samples, Index stride) const;
};

}  // namespace momentum
