// SPDX-License-Identifier: MIT
/// \file
/// Activations a = f(z), by name. What each of them is stands in src/kernels/activations.hpp.
#pragma once

#include <array>
#include <string_view>

#include "momentum/base/types.hpp"

namespace momentum {

/// PyTorch's, with its defaults: identity: z · relu: max(z, 0) · sigmoid: σ(z) = 1/(1 + e⁻ᶻ) · tanh · leaky_relu: z,
/// below 0 z/100 · elu: z, below 0 eᶻ − 1 · gelu: z·Φ(z), Φ the normal distribution · silu: z·σ(z) · softplus:
/// ln(1 + eᶻ).
/// Source: https://pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity
enum class Activation : std::uint8_t { identity, relu, sigmoid, tanh, leaky_relu, elu, gelu, silu, softplus };

inline constexpr std::array<std::string_view, 9> kActivationNames{
    "identity", "relu", "sigmoid", "tanh", "leaky_relu", "elu", "gelu", "silu", "softplus"};

/// Whether f′ and f″ are taken at z itself: a does not tell it.
bool needs_z(Activation activation);

/// Where a layer's z and a = f(z) lie. Null is z where nobody will ask for it: f does not need it, or no backward pass
/// follows.
struct ActivationPlanes {
  Activation activation = Activation::identity;
  float* z = nullptr;
  float* a = nullptr;
};

}  // namespace momentum
