// SPDX-License-Identifier: MIT
#include "momentum/network/batch.hpp"

namespace momentum {

Vector make_plane(Index rows, Index samples) {
  Sizes sizes;
  count_planes(sizes, "a plane", rows, samples);
  require_fit(sizes.refused());
  return Vector::Zero(rows * row_stride(samples));
}

}  // namespace momentum
