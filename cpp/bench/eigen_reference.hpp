// SPDX-License-Identifier: MIT
/// \file
/// The yardstick: the same training step as a competent engineer writes it with Eigen in an afternoon. It shares no
/// code with the core and knows it only through Problem, so that it can be compiled with flags of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace bench {

enum class Activation : std::uint8_t { identity, relu, sigmoid, tanh };

/// Cross-entropy of an MLP on labelled samples, descended with PyTorch's momentum.
struct Problem {
  struct Layer {
    int in, out;
    Activation activation;
  };
  int samples = 0;
  int batch = 0;                     ///< samples a step; `samples` is the full batch
  std::vector<float> x;              ///< (samples, features) row-major
  std::vector<std::int32_t> labels;  ///< (samples)
  std::vector<Layer> layers;
  std::vector<float> parameters;  ///< weight (out, in) row-major, bias, layer by layer
  float lr = 0;
  float momentum = 0;
};

class EigenReference {
 public:
  explicit EigenReference(const Problem& problem);
  ~EigenReference();

  /// Forward, loss, backward and update on the samples with these numbers; returns the mean loss before the update.
  /// The full batch ignores the numbers and takes all in order.
  float step(std::span<const std::int32_t> numbers);

 private:
  class Network;
  std::unique_ptr<Network> network_;
};

}  // namespace bench
