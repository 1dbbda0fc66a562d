// SPDX-License-Identifier: MIT
/// \file
/// A network's first parameters.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/base/types.hpp"
#include "momentum/network/linear.hpp"

namespace momentum {

/// | init | weights (out, in) | biases |
/// |---|---|---|
/// | pytorch         | U(−1/√in, 1/√in)                | U(−1/√in, 1/√in) |
/// | xavier_uniform  | U(−b, b), b = √3·√(2/(in + out)) | as pytorch's |
/// | kaiming_uniform | U(−b, b), b = √3·√2/√in          | as pytorch's |
/// | zeros           | 0                               | 0 |
///
/// As a script draws them: all layers are made, and have drawn nn.Linear's own; then the init goes over the weights,
/// layer by layer. Sources: https://pytorch.org/docs/stable/nn.init.html (xavier_uniform_; kaiming_uniform_ by its
/// defaults, a = 0, fan_in, leaky_relu; zeros_); https://pytorch.org/docs/stable/generated/torch.nn.Linear.html
enum class Init : std::uint8_t { pytorch, xavier_uniform, kaiming_uniform, zeros };

inline constexpr std::array<std::string_view, 4> kInitNames{"pytorch", "xavier_uniform", "kaiming_uniform", "zeros"};

/// How layers are drawn beside their init.
struct LayerDraws {
  Dtype dtype = Dtype::float32;
  bool bias = true;  ///< false: nn.Linear(…, bias=False), which draws none; they are 0
};

/// The flat vector of all layers' parameters.
Vector initial_parameters(const std::vector<Linear>& layers, Init init, TorchRandom& random,
                          const LayerDraws& draws = {});

}  // namespace momentum
