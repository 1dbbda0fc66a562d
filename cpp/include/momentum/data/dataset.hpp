// SPDX-License-Identifier: MIT
/// \file
/// The samples a network is trained on: drawn as PyTorch would draw them, or handed in.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/base/sizes.hpp"
#include "momentum/network/loss.hpp"
#include "momentum/network/mlp.hpp"
#include "momentum/options/fields.hpp"

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

template <Of<DataOptions> O, class V>
void fields(O& o, V&& visit) {
  visit("kind", o.kind, Names(kDataKindNames));
  visit("samples", o.samples, integer_in(1, kMostSamples, "samples"));
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

/// Samples with their labels or targets. They are kept once, as planes; PyTorch's layout is made when asked for.
class Dataset {
 public:
  /// Draws from `random` what the options say. Throws OptionError for sizes, lengths or labels that do not fit.
  Dataset(const DataOptions& options, Loss loss, TorchRandom& random);
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
  void draw(TorchRandom& random);
  void teach();
  void take(const DataOptions& options);

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
