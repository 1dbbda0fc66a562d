// SPDX-License-Identifier: MIT
// A mistake, so it is short before it is fast.
#include "momentum/optimizer/optimizer.hpp"

namespace momentum {

/// By the velocity of the update before, which has yet to be renewed.
void Optimizer::move_stale(Part& part, float sign) {
  for (Index i = 0; i < part.w.size(); ++i) part.w[i] += sign * part.v[i];
}

}  // namespace momentum
