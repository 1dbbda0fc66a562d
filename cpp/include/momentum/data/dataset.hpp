// SPDX-License-Identifier: MIT
/// \file
/// The samples a network is trained on: drawn as PyTorch would draw them, or handed in.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/base/sizes.hpp"
#include "momentum/data/kinds.hpp"
#include "momentum/network/loss.hpp"
#include "momentum/network/mlp.hpp"

namespace momentum {

inline constexpr double kMostTeaching = 0x1p32;  ///< samples × features × outputs of torch_rand_learnable: seconds

/// The network's outputs: `classes` or `outputs`, whichever the loss reads.
Index outputs_of(const DataOptions& options, Loss loss);
/// Refused when that is not given, when the other one is, for a kind that has targets for another loss.
[[nodiscard]] Refused check_targets(const DataOptions& options, Loss loss);
/// Refused for lengths, labels or numbers of arrays that do not fit.
[[nodiscard]] Refused check_arrays(const DataOptions& options, Loss loss);
/// Both, and fields outside their ranges, and sizes.
[[nodiscard]] Refused check_data(const DataOptions& options, Loss loss);

/// The field that says how many.
std::string outputs_name(Loss loss);

/// Counts the arrays a Dataset of these options has.
void count_data(Sizes& sizes, const DataOptions& options, Loss loss);
/// And those of planes for so many of its samples.
void count_batch(Sizes& sizes, const DataOptions& options, Loss loss, Index samples);

/// Samples side by side, as the network reads them: what a Batch points to. Rows lie row_stride(samples) apart.
struct Planes {
  Index samples = 0;
  Vector x;                          ///< (features, stride)
  std::vector<std::int32_t> labels;  ///< (stride), empty for mse
  Vector targets;                    ///< (outputs, stride), empty for cross_entropy

  Index stride() const { return row_stride(samples); }
  Batch batch() const { return {x.data(), labels.data(), targets.data(), samples, stride()}; }
};

/// Of zeros. `targets`: rows of them; none means labels.
Planes make_planes(Index features, Index targets, Index samples);

/// Samples with their labels or targets. They are kept once, as planes; PyTorch's layout is made when asked for.
class Dataset {
 public:
  /// Draws what the options say, from `random` in a dtype or, where they have a seed of their own, from that. Throws
  /// what check_data() refuses.
  Dataset(const DataOptions& options, Loss loss, TorchRandom& random, Dtype dtype = Dtype::float32);
  /// The samples of another with these numbers, in this order.
  Dataset(const Dataset& from, std::span<const std::int32_t> numbers);

  Index samples() const { return planes_.samples; }
  Index features() const { return features_; }
  Index outputs() const { return outputs_; }
  bool has_labels() const { return !planes_.labels.empty(); }

  float x(Index sample, Index feature) const { return planes_.x[feature * planes_.stride() + sample]; }
  float target(Index sample, Index output) const { return planes_.targets[output * planes_.stride() + sample]; }
  /// (count, F) and (count, K), of so many samples from the first on.
  Matrix x_rows(Index first, Index count) const;
  Matrix target_rows(Index first, Index count) const;
  Matrix x() const { return x_rows(0, samples()); }             ///< (N, F)
  Matrix targets() const { return target_rows(0, samples()); }  ///< (N, K); K = 0 for cross_entropy
  std::span<const std::int32_t> labels() const;                 ///< (N), empty for mse

  const Planes& planes() const { return planes_; }
  /// All samples, in order.
  Batch batch() const { return planes_.batch(); }

 private:
  void draw(TorchRandom& random, Dtype dtype);
  void draw_points(const DataOptions& options, std::uint64_t seed);
  void teach(Dtype dtype);
  void take(const ArraysData& options);

  Index features_;
  Index outputs_;
  Planes planes_;
};

/// Room for some samples of a Dataset, laid out as a Batch.
class BatchPlanes {
 public:
  BatchPlanes(const Dataset& data, Index most_samples);

  /// Gathers the samples with these numbers.
  void gather(const Dataset& data, std::span<const std::int32_t> numbers);
  Batch batch() const { return planes_.batch(); }
  Planes planes() && { return std::move(planes_); }

 private:
  Planes planes_;
};

}  // namespace momentum
