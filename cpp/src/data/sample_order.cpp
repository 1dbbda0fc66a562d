// SPDX-License-Identifier: MIT
#include <numeric>

#include "momentum/data/sampler.hpp"

namespace momentum {
namespace {

/// Of the two int64 the first is nobody's here; a generator takes the lower half of its seed.
void draw_as_dataloader(TorchRandom& random, std::span<std::int32_t> order) {
  for (int unused = 0; unused < 3; ++unused) random.draw();
  TorchRandom(random.draw()).randperm(order);
}

}  // namespace

void draw_order(SampleOrder kind, TorchRandom& random, std::span<std::int32_t> order) {
  switch (kind) {  // without a default: an order that is named and not here does not compile
    case SampleOrder::randperm: return random.randperm(order);
    case SampleOrder::sequential: return std::iota(order.begin(), order.end(), 0);
    case SampleOrder::dataloader: return draw_as_dataloader(random, order);
  }
}

}  // namespace momentum
