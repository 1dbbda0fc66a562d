// SPDX-License-Identifier: MIT
/// \file
/// The network and its losses once more, straightforwardly and in double, sharing no code with the core: what its
/// losses and gradients are compared with.
#pragma once

#include <cmath>
#include <vector>

#include "momentum/training/trainer.hpp"

namespace momentum::testing::oracle {

using Doubles = std::vector<double>;

inline double activate(Activation activation, double z) {
  switch (activation) {
    case Activation::identity: return z;
    case Activation::relu: return std::fmax(z, 0);
    case Activation::sigmoid: return 1 / (1 + std::exp(-z));
    case Activation::tanh: return std::tanh(z);
    case Activation::leaky_relu: return z > 0 ? z : 0.01 * z;
    case Activation::elu: return z > 0 ? z : std::expm1(z);
    case Activation::gelu: return z * std::erfc(-z / std::sqrt(2)) / 2;
    case Activation::silu: return z / (1 + std::exp(-z));
    case Activation::softplus: return std::fmax(z, 0) + std::log1p(std::exp(-std::fabs(z)));
  }
  return std::nan("");
}

/// One sample through all layers: w holds weight (out, in) and bias, layer by layer.
inline Doubles outputs(const TrainerOptions& options, const Doubles& w, Doubles a, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t l = 0; l <= options.hidden.size(); ++l) {
    const bool last = l == options.hidden.size();
    Doubles z(last ? count : static_cast<std::size_t>(options.hidden[l].units));
    const std::size_t biases = at + z.size() * a.size();
    for (std::size_t o = 0; o < z.size(); ++o) {
      z[o] = w[biases + o];
      for (std::size_t i = 0; i < a.size(); ++i) z[o] += w[at + o * a.size() + i] * a[i];
      if (!last) z[o] = activate(options.hidden[l].activation, z[o]);
    }
    at = biases + z.size();
    a = z;
  }
  return a;
}

inline double cross_entropy(const Doubles& z, std::int32_t label) {
  double total = 0;
  for (const double other : z) total += std::exp(other - z[static_cast<std::size_t>(label)]);
  return std::log(total);
}

/// The same of the softmax of z, which takes it for logits.
inline double cross_entropy_of_softmax(const Doubles& z, std::int32_t label) {
  Doubles q(z.size());
  for (std::size_t c = 0; c < z.size(); ++c) q[c] = std::exp(-cross_entropy(z, static_cast<std::int32_t>(c)));
  return cross_entropy(q, label);
}

inline double squared_error(const Doubles& z, const Dataset& data, Index n) {
  double total = 0;
  for (std::size_t k = 0; k < z.size(); ++k) {
    const double error = z[k] - static_cast<double>(data.target(n, static_cast<Index>(k)));
    total += error * error;
  }
  return total / static_cast<double>(z.size());
}

inline double sample_loss(const TrainerOptions& options, const Dataset& data, const Doubles& z, Index n) {
  switch (options.loss) {
    case Loss::mse: return squared_error(z, data, n);
    case Loss::cross_entropy: return cross_entropy(z, data.labels()[static_cast<std::size_t>(n)]);
    case Loss::cross_entropy_of_softmax: return cross_entropy_of_softmax(z, data.labels()[static_cast<std::size_t>(n)]);
  }
  return std::nan("");
}

/// The loss over all samples at the parameters `w`.
inline double loss(const TrainerOptions& options, const Dataset& data, const Doubles& w) {
  double total = 0;
  for (Index n = 0; n < data.samples(); ++n) {
    Doubles x(static_cast<std::size_t>(data.features()));
    for (std::size_t f = 0; f < x.size(); ++f) x[f] = static_cast<double>(data.x(n, static_cast<Index>(f)));
    const Doubles z = outputs(options, w, x, static_cast<std::size_t>(data.outputs()));
    total += sample_loss(options, data, z, n);
  }
  if (options.reduction == Reduction::sum)
    return total * static_cast<double>(options.loss == Loss::mse ? data.outputs() : 1);
  return total / static_cast<double>(data.samples());
}

/// ∂loss/∂w by central differences, exact to about 1e-9.
inline Doubles gradient(const TrainerOptions& options, const Dataset& data, Doubles w) {
  constexpr double kStep = 1e-5;
  Doubles gradient(w.size());
  for (std::size_t i = 0; i < w.size(); ++i) {
    const double middle = w[i];
    w[i] = middle + kStep;
    const double right = loss(options, data, w);
    w[i] = middle - kStep;
    gradient[i] = (right - loss(options, data, w)) / (2 * kStep);
    w[i] = middle;
  }
  return gradient;
}

inline Doubles doubles(const Vector& v) { return {v.begin(), v.end()}; }

}  // namespace momentum::testing::oracle
