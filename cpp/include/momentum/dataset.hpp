// SPDX-License-Identifier: MIT
/// \file
/// The samples a network is trained on: drawn as PyTorch would draw them, or handed in.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "momentum/fields.hpp"
#include "momentum/loss.hpp"
#include "momentum/mlp.hpp"
#include "momentum/random.hpp"
#include "momentum/sizes.hpp"

namespace momentum {

/// torch_rand: x = rand(N, F); then y = randint(0, C, (N,)), or for mse y = rand(N, K).
/// torch_rand_learnable: the same draws, but y is replaced by what a fixed linear teacher says of x:
/// scores = (x − ½)·T, T = rand(F, C) − ½ from a generator of its own with seed 1; labels = argmax, targets = scores.
/// arrays: x and y are handed in.
enum class DataKind : std::uint8_t { torch_rand, torch_rand_learnable, arrays };

inline constexpr std::array<std::string_view, 3> kDataKindNames{"torch_rand", "torch_rand_learnable", "arrays"};

struct DataOptions {
  DataKind kind = DataKind::torch_rand;
  Index samples = 0;                 ///< N
  Index features = 0;                ///< F
  Index classes = 0;                 ///< C, for cross_entropy
  Index outputs = 0;                 ///< K, for mse
  std::vector<float> x;              ///< arrays: (N, F) row-major
  std::vector<std::int32_t> labels;  ///< arrays with cross_entropy: (N), 0 … C−1
  std::vector<float> targets;        ///< arrays with mse: (N, K) row-major
};

inline constexpr double kMostSamples = 1e7;
inline constexpr double kMostUnits = 65536;
inline constexpr double kMostTeaching = 0x1p32;  ///< samples × features × outputs of torch_rand_learnable: seconds

template <class V>
void fields(DataOptions& o, V&& visit) {
  visit("kind", o.kind, Names(kDataKindNames));
  visit("samples", o.samples, integer_in(1, kMostSamples));
  visit("features", o.features, integer_in(1, kMostUnits));
  visit("classes", o.classes, integer_in(0, kMostUnits));
  visit("outputs", o.outputs, integer_in(0, kMostUnits));
}

/// The network's outputs: `classes` or `outputs`, whichever the loss reads. Throws OptionError when it is not given,
/// when the other one is, or for any field outside its range.
Index outputs_of(const DataOptions& options, Loss loss);

/// The field that says how many.
std::string outputs_name(Loss loss);

/// Counts the arrays a Dataset of these options has.
void count_data(Sizes& sizes, const DataOptions& options, Loss loss);
/// And those of BatchPlanes for so many of its samples.
void count_batch(Sizes& sizes, const DataOptions& options, Loss loss, Index samples);

/// All samples, as PyTorch holds them. BatchPlanes turns some of them into what the network reads.
class Dataset {
 public:
  /// Draws from `random` what the options say. Throws OptionError for sizes, lengths or labels that do not fit.
  Dataset(const DataOptions& options, Loss loss, TorchRandom& random);

  Index samples() const { return samples_; }
  Index features() const { return x_.cols(); }
  Index outputs() const { return outputs_; }

  const Matrix& x() const { return x_; }                               ///< (N, F)
  const std::vector<std::int32_t>& labels() const { return labels_; }  ///< (N), empty for mse
  const Matrix& targets() const { return targets_; }                   ///< (N, K), empty for cross_entropy

 private:
  void draw(const DataOptions& options, Loss loss, TorchRandom& random);
  void teach(Loss loss);
  void take(const DataOptions& options, Loss loss);

  Index samples_;
  Index outputs_;
  Matrix x_;
  std::vector<std::int32_t> labels_;
  Matrix targets_;
};

/// Some samples of a Dataset laid out as a Batch; owns its planes.
class BatchPlanes {
 public:
  BatchPlanes(const Dataset& data, Index most_samples);
  /// All samples, in order.
  explicit BatchPlanes(const Dataset& data);

  /// Gathers the samples with these numbers.
  void gather(const Dataset& data, std::span<const std::int32_t> numbers);
  Batch batch() const;

 private:
  Index samples_ = 0;
  Vector x_;
  std::vector<std::int32_t> labels_;
  Vector targets_;
};

}  // namespace momentum
