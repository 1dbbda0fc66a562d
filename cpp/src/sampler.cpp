// SPDX-License-Identifier: MIT
#include "momentum/sampler.hpp"

#include <algorithm>
#include <numeric>

namespace momentum {

void Sampler::draw(const TorchRandom& random) {
  before_ = random;
  after_ = random;
  order_.resize(static_cast<std::size_t>(samples_));
  after_.randperm(order_);
}

const std::vector<std::int32_t>& Sampler::order(const Epoch& epoch) {
  if (is_full()) {
    order_.resize(static_cast<std::size_t>(samples_));
    std::iota(order_.begin(), order_.end(), 0);
  } else if (!follows_ && (order_.empty() || before_ != epoch.random)) {
    draw(epoch.random);
  }
  follows_ = true;
  return order_;
}

void Sampler::advance(Epoch& epoch) {
  if (is_full()) return;
  order(epoch);
  if (epoch.taken == samples_) {
    epoch = {after_, 0};
    draw(epoch.random);
  }
  epoch.taken += std::min(batch_, samples_ - epoch.taken);
}

std::span<const std::int32_t> Sampler::batch(const Epoch& epoch) {
  const Index start = (epoch.taken - 1) / batch_ * batch_;
  return std::span(order(epoch)).subspan(start, epoch.taken - start);
}

}  // namespace momentum
