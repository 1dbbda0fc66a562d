// SPDX-License-Identifier: MIT
/// \file
/// What a Trainer is made from, and all that can be said of it before anything is drawn or allocated.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "momentum/data/dataset.hpp"
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
  /// Samples a step, drawn by randperm anew each epoch, the last short batch kept. 0, or no fewer than there are
  /// training samples: the full batch, in order, which draws nothing.
  Index batch_size = 0;
  /// step() ends with zero_grad(). Without it gradients add up: for plain descent that is SGD with momentum 1, up to
  /// rounding.
  bool zero_grad = true;
};

inline constexpr std::size_t kMostLayers = 65536;  ///< hidden ones

template <Of<TrainerOptions> O, class V>
void fields(O& o, V&& visit) {
  visit("seed", o.seed, integer_in(0, kMostSeed));
  visit("init", o.init, Names(kInitNames));
  visit("loss", o.loss, Names(kLossNames));
  visit("batch_size", o.batch_size, integer_in(0, kMostSamples, "samples"));
  visit("zero_grad", o.zero_grad, Flag{});
}

template <Of<HiddenLayer> O, class V>
void fields(O& o, V&& visit) {
  visit("units", o.units, integer_in(1, kMostUnits, "units"));
  visit("activation", o.activation, Names(kActivationNames));
}

/// Arrays come by other ways than the tree.
template <Of<TrainerOptions> O, class V>
void parts(O& o, V&& visit) {
  visit("data", o.data, OneOf{.key = "kind", .elsewhere = "x, y"});
  visit("test", o.test, OneOf{});
  visit("hidden", o.hidden, List{.most = kMostLayers, .what = "layers"});
  visit("optimizer", o.optimizer, OneOf{});
  visit("schedule", o.schedule, OneOf{});
  visit("params", o.params, TensorNames{o.hidden.size()});
}

/// What of them may change while a run trains.
struct Tuning {
  OptimizerOptions optimizer;
  ScheduleOptions schedule;
};
template <Of<Tuning> O, class V>
void fields(O&, V&&) {}
template <Of<Tuning> O, class V>
void parts(O& o, V&& visit) {
  visit("optimizer", o.optimizer, OneOf{});
  visit("schedule", o.schedule, OneOf{});
}

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

/// All that can be said of options before anything is drawn or allocated: throws OptionError naming what does not fit.
/// No array may have more than kMostValues values, all together, those of evaluate() included, not more than
/// kMostInAll. Returns the number of parameters.
Count check(const TrainerOptions& options);

}  // namespace momentum
