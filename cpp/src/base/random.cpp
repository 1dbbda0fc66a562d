// SPDX-License-Identifier: MIT
#include "momentum/base/random.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace momentum {

TorchRandom::TorchRandom(std::uint64_t seed) {
  state_[0] = static_cast<std::uint32_t>(seed);
  for (std::uint32_t i = 1; i < kWords; ++i) {
    state_[i] = 1812433253U * (state_[i - 1] ^ (state_[i - 1] >> 30)) + i;
  }
}

void TorchRandom::refill() {
  int next = 1;
  int far = 397;
  for (std::uint32_t& word : state_) {
    const std::uint32_t joined = (word & 0x80000000U) | (state_[next] & 0x7FFFFFFFU);
    word = state_[far] ^ (joined >> 1) ^ ((joined & 1U) != 0 ? 0x9908B0DFU : 0U);
    next = next + 1 == kWords ? 0 : next + 1;
    far = far + 1 == kWords ? 0 : far + 1;
  }
  next_ = 0;
}

std::uint32_t TorchRandom::draw() {
  if (next_ == kWords) refill();
  std::uint32_t y = state_[next_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9D2C5680U;
  y ^= (y << 15) & 0xEFC60000U;
  return y ^ (y >> 18);
}

float TorchRandom::uniform() { return static_cast<float>(draw() & 0xFFFFFFU) * 0x1p-24F; }

float TorchRandom::uniform(float low, float high) {
  // PyTorch's vector code uses a fused multiply-add, which rounds once; so does this: the double product is exact.
  return static_cast<float>(static_cast<double>(uniform()) * static_cast<double>(high - low) +
                            static_cast<double>(low));
}

double TorchRandom::uniform_double() {
  const std::uint64_t upper = draw();
  const std::uint64_t bits = upper << 32 | draw();
  return static_cast<double>(bits & 0x1FFFFFFFFFFFFFU) * 0x1p-53;
}

float TorchRandom::uniform(Dtype dtype) {
  return dtype == Dtype::float64 ? static_cast<float>(uniform_double()) : uniform();
}

float TorchRandom::uniform(double low, double high, Dtype dtype) {
  if (dtype == Dtype::float64) return static_cast<float>(uniform_double() * (high - low) + low);
  return uniform(static_cast<float>(low), static_cast<float>(high));
}

void TorchRandom::rand(std::span<float> out) {
  for (float& x : out) x = uniform();
}

void TorchRandom::randint(std::uint32_t high, std::span<std::int32_t> out) {
  for (std::int32_t& x : out) x = static_cast<std::int32_t>(draw() % high);
}

void TorchRandom::randperm(std::span<std::int32_t> out) {
  std::iota(out.begin(), out.end(), 0);
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    std::swap(out[i], out[i + draw() % static_cast<std::uint32_t>(out.size() - i)]);
  }
}

void TorchRandom::linear(std::int64_t in, std::span<float> weight, std::span<float> bias, Dtype dtype) {
  const double bound = 1 / std::sqrt(static_cast<double>(in));
  for (float& w : weight) w = uniform(-bound, bound, dtype);
  for (float& b : bias) b = uniform(-bound, bound, dtype);
}

}  // namespace momentum
