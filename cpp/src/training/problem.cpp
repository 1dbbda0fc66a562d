// SPDX-License-Identifier: MIT
#include "momentum/training/problem.hpp"

#include <utility>

namespace momentum {
namespace {

/// The generator of a run where its data are drawn: the layers' draws may lie behind it.
TorchRandom before_data(const TrainerOptions& options) {
  TorchRandom random(options.seed);
  if (options.net_first) {
    const Mlp mlp(shape_of(options.data).features, options.hidden, outputs_of(options.data, options.loss));
    initial_parameters(mlp.layers(), options.init, random, options.layer_draws());
  }
  return random;
}

std::vector<std::int32_t> numbers_of(const std::vector<bool>& tested, bool wanted) {
  std::vector<std::int32_t> numbers;
  for (std::size_t n = 0; n < tested.size(); ++n) {
    if (tested[n] == wanted) numbers.push_back(static_cast<std::int32_t>(n));
  }
  return numbers;
}

}  // namespace

std::shared_ptr<const Problem> Problem::make(TrainerOptions options, Refused& refused) {
  Demand demand;
  refused = check(options, demand);
  if (!refused) refused = check_arrays(options.data, options.loss);
  if (refused) return nullptr;
  auto problem = std::make_shared<const Problem>(std::move(options));
  refused = problem->refused;
  return refused ? nullptr : problem;
}

Problem::Problem(TrainerOptions given)
    : options(std::move(given)),
      random(before_data(options)),
      train(options.data, options.loss, random, options.default_dtype),
      mlp(train.features(), options.hidden, train.outputs()),
      trained(trained_segments(options.params, mlp.layers(), options.bias)) {
  // The Dataset has the arrays now. (Their assignment from {} would keep the memory.)
  if (auto* arrays = std::get_if<ArraysData>(&options.data)) {
    arrays->x = std::vector<float>();
    arrays->labels = std::vector<std::int32_t>();
    arrays->targets = std::vector<float>();
  }
  take_test();
}

void Problem::take_test() {
  if (const auto* o = std::get_if<SplitTest>(&options.test)) {
    refused = split(train, *o, tested);
    if (refused) return;
    test.emplace(train, numbers_of(tested, true));
    train = Dataset(train, numbers_of(tested, false));
  } else if (const auto* fresh = std::get_if<FreshTest>(&options.test)) {
    TorchRandom own(fresh->seed);
    test.emplace(drawn_anew(options.data, fresh->seed), options.loss, own, options.default_dtype);
  }
}

}  // namespace momentum
