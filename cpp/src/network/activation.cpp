// SPDX-License-Identifier: MIT
#include "momentum/network/activation.hpp"

#include "kernels/activations.hpp"

namespace momentum {

bool needs_z(Activation activation) {
  return kernels::visit(activation, [](auto rule) { return decltype(rule)::kNeedsZ; });
}

}  // namespace momentum
