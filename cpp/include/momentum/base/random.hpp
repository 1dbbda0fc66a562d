// SPDX-License-Identifier: MIT
/// \file
/// PyTorch's CPU random stream, draw for draw, so that `torch.manual_seed(22)` and `TorchRandom(22)` give the same
/// tensors on every platform (std:: distributions differ between standard libraries).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

namespace momentum {

inline constexpr double kMostSeed = 9007199254740991;  ///< 2⁵³ − 1: exact in a JavaScript number

/// What torch.set_default_dtype() was given: draws are made in it, then rounded to float32.
enum class Dtype : std::uint8_t { float32, float64 };

inline constexpr std::array<std::string_view, 2> kDtypeNames{"float32", "float64"};

/// mt19937 with PyTorch's ways of turning 32-bit draws into tensors.
/// Source: M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998);
/// https://pytorch.org/docs/stable/generated/torch.manual_seed.html
class TorchRandom {
 public:
  /// Like torch.manual_seed, any 64-bit seed; the stream depends on its low 32 bits.
  explicit TorchRandom(std::uint64_t seed);

  /// The next 32 random bits.
  std::uint32_t draw();

  /// Uniform in [0, 1): (draw & 0xFFFFFF)·2⁻²⁴, as torch.rand.
  float uniform();
  /// Uniform in [low, high): uniform()·(high − low) + low, rounded once, as Tensor.uniform_.
  float uniform(float low, float high);

  /// Uniform in [0, 1) as torch.rand draws it in a dtype: float64 takes two draws, the first the upper half of 64 bits,
  /// (bits & (2⁵³−1))·2⁻⁵³.
  float uniform(Dtype dtype);
  /// Uniform in [low, high) as Tensor.uniform_ draws it in a dtype.
  float uniform(double low, double high, Dtype dtype);

  /// torch.rand: fills `out` in row-major order.
  void rand(std::span<float> out);
  /// torch.randint(0, high): draw mod high. \param high 1 … 2³¹: every draw is an int32
  void randint(std::uint32_t high, std::span<std::int32_t> out);
  /// torch.randperm(out.size()): a Fisher–Yates shuffle with draw mod (n − i).
  void randperm(std::span<std::int32_t> out);

  /// nn.Linear's initialisation: weight (out, in), then bias (out), each U(−1/√in, 1/√in). An empty bias draws nothing.
  /// Source: https://pytorch.org/docs/stable/generated/torch.nn.Linear.html
  void linear(std::int64_t in, std::span<float> weight, std::span<float> bias, Dtype dtype = Dtype::float32);

  static constexpr int kWords = 624;
  /// The whole state, for checkpoints: 624 words and the position in them.
  template <class Self, class Archive>
  static void serialize(Self& self, Archive& archive) {
    archive(self.state_);
    archive(self.next_);
    archive.require(self.next_ >= 0 && self.next_ <= kWords, "its random state is none");
  }

  bool operator==(const TorchRandom&) const = default;

 private:
  void refill();
  double uniform_double();

  std::array<std::uint32_t, kWords> state_;
  std::int32_t next_ = kWords;
};

}  // namespace momentum
