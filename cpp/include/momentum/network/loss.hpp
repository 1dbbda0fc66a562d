// SPDX-License-Identifier: MIT
/// \file
/// Mean losses over a batch, each with its derivative by the network's output, computed in the same pass.
/// Outputs and deltas are planes: (outputs, samples), samples contiguous, `stride` floats a row.
#pragma once

#include <array>
#include <string_view>

#include "momentum/base/types.hpp"
#include "momentum/network/batch.hpp"

namespace momentum {

enum class Loss : std::uint8_t { cross_entropy, mse, cross_entropy_of_softmax };

inline constexpr std::array<std::string_view, 3> kLossNames{"cross_entropy", "mse", "cross_entropy_of_softmax"};

/// Whether a batch's losses are averaged, or added up: then loss and gradient are as many times as large as there are
/// samples (for mse samples × outputs).
/// Source: https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html (reduction)
enum class Reduction : std::uint8_t { mean, sum };

inline constexpr std::array<std::string_view, 2> kReductionNames{"mean", "sum"};

/// A loss as PyTorch's scripts name it.
struct Criterion {
  Criterion(Loss of, Reduction how = Reduction::mean)
      : loss(of), reduction(how) {}  // NOLINT(*-explicit-*): mean is meant
  Loss loss;
  Reduction reduction;
};

/// Mean cross-entropy from logits: ℓ = −(1/N) Σ_n ln softmax(z_n)[y_n]; delta[c][n] = (softmax(z_n)[c] − [c = y_n]) /
/// N. \param labels y, 0 … classes−1, of `stride` samples: those past `samples` are padding, whose delta becomes 0
/// \return the loss, nats
/// Source: https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
float cross_entropy(const float* logits, const std::int32_t* labels, Index classes, Index samples, Index stride,
                    float* delta);

/// The same of q = softmax(z), as F.cross_entropy(F.softmax(z, 1), y) has it, which takes the softmax twice:
/// ℓ = −(1/N) Σ_n ln s_n[y_n], s = softmax(q); delta[c] = q[c]·(d[c] − Σ_k q[k]·d[k]), d[c] = (s[c] − [c = y])/N.
/// Its loss lies in ln(1 + (C−1)/e) … ln(C−1 + e), however sure the network is.
/// Source: https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html (its input are logits)
float cross_entropy_of_softmax(const float* logits, const std::int32_t* labels, Index classes, Index samples,
                               Index stride, float* delta);

/// Mean squared error over samples and outputs: ℓ = (1/(N·K)) Σ (z − t)²; delta = 2(z − t)/(N·K), 0 in padding.
/// Source: https://pytorch.org/docs/stable/generated/torch.nn.MSELoss.html
float mse(const float* outputs, const float* targets, Index count, Index samples, Index stride, float* delta);

/// How many of the samples have their label at the largest logit (the first of equals, as torch.argmax).
Index count_correct(const float* logits, const std::int32_t* labels, Index classes, Index samples, Index stride);

/// All that depends on which loss it is. Another loss is a name above, and one of these.
struct LossKind {
  bool labels;  ///< a sample's target is a label; else as many numbers as there are outputs
  /// The mean loss over a batch, and its deltas, from the network's outputs.
  float (*mean)(const float* outputs, const Batch& batch, Index count, float* delta);
  /// Share of samples whose label has the largest output; NaN where there are no labels.
  float (*accuracy)(const float* outputs, const Batch& batch, Index count);
};
const LossKind& kind_of(Loss loss);

/// The sum of the same losses, whose deltas become as many times as large.
float sum_of_mean(Loss loss, float mean, const Batch& batch, Index count, float* delta);

/// A batch's loss, and its deltas, from the network's outputs.
float reduced_loss(const Criterion& criterion, const float* outputs, const Batch& batch, Index count, float* delta);

/// Numbers a sample's target takes.
inline Index target_rows(Loss loss, Index outputs) { return kind_of(loss).labels ? 1 : outputs; }

}  // namespace momentum
