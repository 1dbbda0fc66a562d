// SPDX-License-Identifier: MIT
/// \file
/// Which samples a step takes: an epoch's permutation, cut into batches.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/base/types.hpp"

namespace momentum {

/// How an epoch's order comes about.
///
/// | order | draws of the run's generator | numbers |
/// |---|---|---|
/// | randperm   | those of torch.randperm(N) | its permutation |
/// | sequential | none | 0 … N−1: slices in order, DataLoader(shuffle=False) |
/// | dataloader | two int64 of random_(): the workers' base seed, and the sampler's | torch.randperm(N) of a generator
/// of that seed |
///
/// (Without shuffle a DataLoader draws its base seed all the same, which no number of a run shows: its layers are
/// drawn.) Sources: https://pytorch.org/docs/stable/generated/torch.randperm.html;
/// https://pytorch.org/docs/stable/data.html#torch.utils.data.RandomSampler
enum class SampleOrder : std::uint8_t { randperm, sequential, dataloader };

inline constexpr std::array<std::string_view, 3> kSampleOrderNames{"randperm", "sequential", "dataloader"};

/// An epoch's numbers in that order, 0 … N−1 for N = order.size().
void draw_order(SampleOrder kind, TorchRandom& random, std::span<std::int32_t> order);

/// How far a run is in its data: all there is to remember, as the order can be drawn again.
struct Epoch {
  TorchRandom random;       ///< as it was before this epoch's order was drawn
  Index taken = 0;          ///< samples of it that batches have had
  std::int64_t number = 0;  ///< tells the epochs of a run and its copies apart
};

/// Follows an epoch through batches: each epoch's order is drawn anew, the last short batch is kept. The full batch is
/// in order and draws nothing.
class Sampler {
 public:
  /// `batch`: samples of a whole one, 1 … samples.
  Sampler(Index samples, Index batch, SampleOrder kind = SampleOrder::randperm)
      : samples_(samples), batch_(batch), last_((samples - 1) % batch + 1), kind_(kind) {}

  bool is_full() const { return batch_ == samples_; }
  /// Another epoch will be asked for than the one followed so far.
  void forget() { follows_ = false; }
  /// Moves on to the next batch; the numbers of its samples. (Of the full batch there is none to move on to.)
  std::span<const std::int32_t> next(Epoch& epoch);
  /// Those of the present batch, once there was one.
  std::span<const std::int32_t> batch(const Epoch& epoch);
  /// The numbers of all samples in the epoch's order; before the first batch, in the order it will come in.
  const std::vector<std::int32_t>& order(const Epoch& epoch);

 private:
  void follow(const Epoch& epoch);
  void draw(const Epoch& epoch);

  Index samples_;
  Index batch_;
  Index last_;  ///< samples of an epoch's last batch
  SampleOrder kind_;
  std::vector<std::int32_t> order_;
  std::int64_t number_ = -1;  ///< of the epoch that `order_` is of
  TorchRandom after_{0};      ///< what drawing it left
  bool follows_ = false;      ///< whether that is surely the epoch to come
};

}  // namespace momentum
