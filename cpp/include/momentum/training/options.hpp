// SPDX-License-Identifier: MIT
/// \file
/// What a Trainer is made from, and all that can be said of it before anything is drawn or allocated.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "momentum/data/dataset.hpp"
#include "momentum/data/sampler.hpp"
#include "momentum/data/split.hpp"
#include "momentum/network/init.hpp"
#include "momentum/network/mlp.hpp"
#include "momentum/network/params.hpp"
#include "momentum/optimizer/optimizer.hpp"
#include "momentum/optimizer/schedule.hpp"
#include "momentum/options/schema.hpp"

namespace momentum {

/// What a Trainer is made from.
struct TrainerOptions {
  std::uint64_t seed = 22;
  DataOptions data;
  TestOptions test;
  std::vector<HiddenLayer> hidden;
  Init init = Init::pytorch;
  Loss loss = Loss::cross_entropy;
  OptimizerOptions optimizer;
  ScheduleOptions schedule;
  /// The tensors the optimizer is handed, by name and in any order; the others stay as they were drawn.
  Params params;
  /// Samples a step, drawn anew each epoch, the last short batch kept. 0, or no fewer than there are
  /// training samples: the full batch, in order, which draws nothing.
  Index batch_size = 0;
  /// step() ends with zero_grad(). Without it gradients add up: for plain descent that is SGD with momentum 1, up to
  /// rounding.
  bool zero_grad = true;
  /// Whether a loss and its gradient are means over a batch or sums: torch.nn.CrossEntropyLoss(reduction=…).
  Reduction reduction = Reduction::mean;
  /// The order of an epoch's samples; the full batch has none.
  SampleOrder sampler = SampleOrder::randperm;
  /// What data and layers are drawn in, as after torch.set_default_dtype(); all arithmetic stays float32.
  /// Source: https://pytorch.org/docs/stable/generated/torch.set_default_dtype.html
  Dtype default_dtype = Dtype::float32;
  /// The layers are drawn before the data: net = Net() stands above x = torch.rand(…).
  bool net_first = false;
  /// Without it layers are nn.Linear(…, bias=False): no bias is drawn, all are 0 and stay so, and `params` names none.
  bool bias = true;

  Criterion criterion() const { return {loss, reduction}; }
  LayerDraws layer_draws() const { return {default_dtype, bias}; }
};

inline constexpr std::size_t kMostLayers = 65536;  ///< hidden ones

template <>
inline constexpr auto kFields<HiddenLayer> = std::array{
    field<&HiddenLayer::units>("units", integer_in(1, kMostUnits, "units")),
    field<&HiddenLayer::activation>("activation", Names(kActivationNames)),
};

template <>
inline constexpr auto kFields<TrainerOptions> = std::array{
    field<&TrainerOptions::seed>("seed", integer_in(0, kMostSeed)),
    field<&TrainerOptions::init>("init", Names(kInitNames)),
    field<&TrainerOptions::loss>("loss", Names(kLossNames)),
    field<&TrainerOptions::batch_size>("batch_size", integer_in(0, kMostSamples, "samples")),
    field<&TrainerOptions::zero_grad>("zero_grad"),
    field<&TrainerOptions::reduction>("reduction", Names(kReductionNames)),
    field<&TrainerOptions::sampler>("sampler", Names(kSampleOrderNames)),
    field<&TrainerOptions::default_dtype>("default_dtype", Names(kDtypeNames)),
    field<&TrainerOptions::net_first>("net_first"),
    field<&TrainerOptions::bias>("bias"),
    // Arrays come by other ways than the tree.
    one_of<&TrainerOptions::data>("data", "kind", "x, y"),
    one_of<&TrainerOptions::test>("test"),
    list<&TrainerOptions::hidden>("hidden", kMostLayers, "layers"),
    one_of<&TrainerOptions::optimizer>("optimizer"),
    one_of<&TrainerOptions::schedule>("schedule"),
    tensor_names<&TrainerOptions::params, &TrainerOptions::hidden>("params"),
};

/// What of them may change while a run trains.
struct Tuning {
  OptimizerOptions optimizer;
  ScheduleOptions schedule;
};
template <>
inline constexpr auto kFields<Tuning> = std::array{
    one_of<&Tuning::optimizer>("optimizer"),
    one_of<&Tuning::schedule>("schedule"),
};

/// Samples that are trained on.
inline Index training_samples(const TrainerOptions& options) {
  const Index samples = shape_of(options.data).samples;
  return samples - split_samples(options.test, samples);
}

/// Samples of a whole batch.
inline Index batch_samples(const TrainerOptions& options) {
  const Index all = training_samples(options);
  return options.batch_size == 0 ? all : std::min(options.batch_size, all);
}

/// What options ask for.
struct Demand {
  Count parameters = 0;
  Count values = 0;  ///< of all arrays, those of evaluate() included
};

/// All that can be said of options before anything is drawn or allocated, but for the arrays in them. No array may have
/// more than kMostValues values, all together, those of evaluate() included, not more than kMostInAll.
[[nodiscard]] Refused check(const TrainerOptions& options, Demand& demand);
/// The same, thrown as an OptionError. Returns the number of parameters.
Count check(const TrainerOptions& options);

}  // namespace momentum
