// SPDX-License-Identifier: MIT
/// \file
/// What arrays that are handed in must be.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "momentum/base/types.hpp"

namespace momentum {

/// Whether it got as many values as `shape` says.
[[nodiscard]] Refused check_length(const std::string& field, std::size_t got, Index want, const std::string& shape);

/// The first value that is not finite.
[[nodiscard]] Refused check_finite(const std::string& field, std::span<const float> values);

}  // namespace momentum
