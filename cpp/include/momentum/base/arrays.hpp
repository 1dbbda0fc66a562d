// SPDX-License-Identifier: MIT
/// \file
/// What arrays that are handed in must be.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "momentum/base/types.hpp"

namespace momentum {

/// Throws OptionError unless it got as many values as `shape` says.
void check_length(const std::string& field, std::size_t got, Index want, const std::string& shape);

/// Throws OptionError for the first value that is not finite.
void check_finite(const std::string& field, std::span<const float> values);

}  // namespace momentum
