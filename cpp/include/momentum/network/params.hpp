// SPDX-License-Identifier: MIT
/// \file
/// The names of a network's tensors, by which a run says what it trains: linear1.weight, linear1.bias, linear2.weight,
/// … for the hidden layers, out.weight and out.bias for the last.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "momentum/base/segments.hpp"
#include "momentum/network/linear.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

/// As PyTorch's list of what an optimizer is handed. None: everything.
using Params = std::optional<std::vector<std::string>>;

/// Tensors of a network with so many hidden layers.
constexpr std::size_t tensor_count(std::size_t hidden) { return 2 * (hidden + 1); }

/// Whether params[i] names a tensor.
[[nodiscard]] Refused check_tensor_name(const Value& name, std::size_t i, std::size_t hidden);

/// Whether they name at least one tensor, and none twice.
[[nodiscard]] Refused check_params(const Params& params, std::size_t hidden);

/// A bias named where there is none.
[[nodiscard]] Refused check_no_bias(const Params& params);

/// Where the parameters named lie among all; without `bias` the weights alone. `params` was checked.
Segments trained_segments(const Params& params, const std::vector<Linear>& layers, bool bias = true);

}  // namespace momentum
