// SPDX-License-Identifier: MIT
#include "momentum/network/init.hpp"

#include <cmath>
#include <span>

namespace momentum {
namespace {

/// b of U(−b, b), in PyTorch's order of operations.
double weight_bound(const Linear& layer, Init init) {
  const auto in = static_cast<double>(layer.in);
  const auto out = static_cast<double>(layer.out);
  const double deviation = init == Init::xavier_uniform ? std::sqrt(2.0 / (in + out)) : std::sqrt(2.0) / std::sqrt(in);
  return std::sqrt(3.0) * deviation;
}

}  // namespace

Vector initial_parameters(const std::vector<Linear>& layers, Init init, TorchRandom& random, const LayerDraws& draws) {
  Vector parameters = Vector::Zero(layers.back().offset + layers.back().size());
  const std::span<float> all(parameters.data(), static_cast<std::size_t>(parameters.size()));
  for (const Linear& layer : layers) {
    const Index biases = draws.bias ? layer.out : 0;
    random.linear(layer.in, all.subspan(layer.offset, layer.weights()), all.subspan(layer.bias_offset(), biases),
                  draws.dtype);
  }
  if (init == Init::zeros) return Vector::Zero(parameters.size());
  if (init == Init::pytorch) return parameters;
  for (const Linear& layer : layers) {
    const double bound = weight_bound(layer, init);
    for (float& w : all.subspan(layer.offset, layer.weights())) w = random.uniform(-bound, bound, draws.dtype);
  }
  return parameters;
}

}  // namespace momentum
