// SPDX-License-Identifier: MIT
#include "momentum/problem.hpp"

#include <utility>

namespace momentum {
namespace {

std::vector<std::int32_t> numbers_of(const std::vector<bool>& tested, bool wanted) {
  std::vector<std::int32_t> numbers;
  for (std::size_t n = 0; n < tested.size(); ++n) {
    if (tested[n] == wanted) numbers.push_back(static_cast<std::int32_t>(n));
  }
  return numbers;
}

void append_row(std::vector<float>& rows, Index width, const auto& value) {
  for (Index i = 0; i < width; ++i) rows.push_back(value(i));
}

}  // namespace

Problem::Problem(TrainerOptions given)
    : options((check(given), std::move(given))),
      random(options.seed),
      train(options.data, options.loss, random),
      mlp(train.features(), options.hidden, train.outputs()),
      trained(trained_segments(options.params, mlp.layers())) {
  // The Dataset has them now.
  options.data.x = {};
  options.data.labels = {};
  options.data.targets = {};
  take_test();
}

void Problem::take_test() {
  if (const auto* o = std::get_if<SplitTest>(&options.test)) {
    tested = split(train, *o);
    test.emplace(train, numbers_of(tested, true));
    train = Dataset(train, numbers_of(tested, false));
  } else if (const auto* fresh = std::get_if<FreshTest>(&options.test)) {
    TorchRandom own(fresh->seed);
    test.emplace(options.data, options.loss, own);
  }
}

TrainerOptions Problem::all_options() const {
  TrainerOptions all = options;
  if (options.data.kind != DataKind::arrays) return all;
  Index seen[2] = {0, 0};  // of the training's, of the test's
  for (Index n = 0; n < options.data.samples; ++n) {
    const bool is_test = !tested.empty() && tested[n];
    const Dataset& data = is_test ? *test : train;
    const Index at = seen[is_test ? 1 : 0]++;
    append_row(all.data.x, data.features(), [&](Index f) { return data.x(at, f); });
    if (data.has_labels()) {
      all.data.labels.push_back(data.labels()[at]);
    } else {
      append_row(all.data.targets, data.outputs(), [&](Index k) { return data.target(at, k); });
    }
  }
  return all;
}

}  // namespace momentum
