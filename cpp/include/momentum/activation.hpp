// SPDX-License-Identifier: MIT
/// \file
/// Activations a = f(z). Their derivatives are written in a, so that z need not be kept: relu a > 0, sigmoid a(1 − a),
/// tanh 1 − a² (see Linear::backward_input).
#pragma once

#include <array>
#include <string_view>

#include "momentum/types.hpp"

namespace momentum {

/// identity: z · relu: max(z, 0) · sigmoid: 1/(1 + e⁻ᶻ) · tanh
/// Source: https://pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity
enum class Activation : std::uint8_t { identity, relu, sigmoid, tanh };

inline constexpr std::array<std::string_view, 4> kActivationNames{"identity", "relu", "sigmoid", "tanh"};

/// a ← f(a), `count` values (a multiple of 4).
void activate(Activation activation, float* a, Index count);

}  // namespace momentum
