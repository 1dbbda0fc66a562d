// SPDX-License-Identifier: MIT
/// \file
/// Which samples a step takes: an epoch's permutation, cut into batches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "momentum/random.hpp"
#include "momentum/types.hpp"

namespace momentum {

/// How far a run is in its data: all there is to remember, as the order can be drawn again.
struct Epoch {
  TorchRandom random;  ///< as it was before this epoch's order was drawn
  Index taken = 0;     ///< samples of it that batches have had
};

/// Follows an epoch through batches: randperm draws each epoch's order anew, the last short batch is kept. The full
/// batch is in order and draws nothing.
class Sampler {
 public:
  /// `batch`: samples of a whole one, 1 … samples.
  Sampler(Index samples, Index batch) : samples_(samples), batch_(batch) {}

  bool is_full() const { return batch_ == samples_; }
  /// Another epoch will be asked for than the one followed so far.
  void forget() { follows_ = false; }
  /// Moves on to the next batch.
  void advance(Epoch& epoch);
  /// The numbers of the present batch's samples. Not of the full batch, nor before the first.
  std::span<const std::int32_t> batch(const Epoch& epoch);
  /// The numbers of all samples in the epoch's order; before the first batch, in the order it will come in.
  const std::vector<std::int32_t>& order(const Epoch& epoch);

 private:
  void draw(const TorchRandom& random);

  Index samples_;
  Index batch_;
  std::vector<std::int32_t> order_;
  TorchRandom before_{0};  ///< what `order_` was drawn from
  TorchRandom after_{0};   ///< and what that left
  bool follows_ = false;   ///< whether `order_` is surely the epoch's
};

}  // namespace momentum
