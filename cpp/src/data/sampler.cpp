// SPDX-License-Identifier: MIT
#include "momentum/data/sampler.hpp"

#include <algorithm>
#include <numeric>

namespace momentum {

/// Its random state is already in `after_`: a copy costs what two small steps do.
void Sampler::draw(const Epoch& epoch) {
  number_ = epoch.number;
  order_.resize(static_cast<std::size_t>(samples_));
  draw_order(kind_, after_, order_);
}

void Sampler::follow(const Epoch& epoch) {
  follows_ = true;
  if (is_full()) {
    order_.resize(static_cast<std::size_t>(samples_));
    std::iota(order_.begin(), order_.end(), 0);
  } else if (number_ != epoch.number) {
    after_ = epoch.random;
    draw(epoch);
  }
}

const std::vector<std::int32_t>& Sampler::order(const Epoch& epoch) {
  if (!follows_) follow(epoch);
  return order_;
}

std::span<const std::int32_t> Sampler::next(Epoch& epoch) {
  if (!follows_) follow(epoch);
  if (epoch.taken == samples_) {
    epoch.random = after_;
    epoch.taken = 0;
    ++epoch.number;
    draw(epoch);
  }
  epoch.taken += std::min(batch_, samples_ - epoch.taken);
  return batch(epoch);
}

std::span<const std::int32_t> Sampler::batch(const Epoch& epoch) {
  if (!follows_) follow(epoch);
  const Index size = epoch.taken == samples_ ? last_ : batch_;
  return std::span(order_).subspan(epoch.taken - size, size);
}

}  // namespace momentum
