// SPDX-License-Identifier: MIT
#include "momentum/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace momentum {
namespace {

/// How many test samples each label gives, of `total`; fewer in all where that would leave a label no training sample.
std::vector<Index> quotas(const std::vector<Index>& counts, Index samples, Index total) {
  std::vector<Index> quota(counts.size());
  std::vector<std::size_t> labels(counts.size());
  std::iota(labels.begin(), labels.end(), 0U);
  const auto product = [&](std::size_t label) { return Count{total} * counts[label]; };
  const auto most = [&](std::size_t label) { return std::max<Index>(counts[label] - 1, 0); };
  for (const std::size_t label : labels) {
    quota[label] = std::min(static_cast<Index>(product(label) / samples), most(label));
  }
  const auto before = [&](std::size_t a, std::size_t b) {
    const Count rest = product(a) % samples;
    const Count other = product(b) % samples;
    return rest > other || (rest == other && a < b);
  };
  // A heap: the shortest code in wasm of all that sorts.
  std::make_heap(labels.begin(), labels.end(), before);
  std::sort_heap(labels.begin(), labels.end(), before);
  Index left = total - std::accumulate(quota.begin(), quota.end(), Index{0});
  for (Index last = 0; left > 0 && left != last;) {
    last = left;
    for (const std::size_t label : labels) {
      if (left == 0 || quota[label] == most(label)) continue;
      ++quota[label];
      --left;
    }
  }
  return quota;
}

}  // namespace

Index split_samples(const TestOptions& test, Index samples) {
  const auto* split = std::get_if<SplitTest>(&test);
  return split == nullptr ? 0 : static_cast<Index>(std::floor(split->share * static_cast<double>(samples) + 0.5));
}

Refused validate(const TestOptions& test, const DataOptions& data) {
  if (const auto* split = std::get_if<SplitTest>(&test)) {
    const Index samples = shape_of(data).samples;
    const Index taken = split_samples(test, samples);
    if (taken < 1 || taken >= samples) {
      return Refusal{"test.share", Phrase::of("share").with(static_cast<double>(samples)), value(split->share),
                     rule::kRange};
    }
  }
  if (std::holds_alternative<FreshTest>(test) && std::holds_alternative<ArraysData>(data))
    return Refusal{"test.type", "none or split where data.kind is arrays", "\"fresh\"", rule::kNeeds};
  return {};
}

DataOptions drawn_anew(DataOptions data, std::uint64_t seed) {
  std::visit(
      [&](auto& kind) {
        if constexpr (requires { kind.seed; }) kind.seed = seed;
      },
      data);
  return data;
}

std::vector<std::int32_t> untested_labels(const Dataset& train, const Dataset& test) {
  std::vector<bool> trained(static_cast<std::size_t>(train.outputs()));
  for (const std::int32_t label : train.labels()) trained[label] = true;
  for (const std::int32_t label : test.labels()) trained[label] = false;
  std::vector<std::int32_t> labels;
  for (std::size_t label = 0; label < trained.size(); ++label) {
    if (trained[label]) labels.push_back(static_cast<std::int32_t>(label));
  }
  return labels;
}

Refused split(const Dataset& data, const SplitTest& options, std::vector<bool>& tested) {
  const auto label = [&](std::int32_t n) { return data.has_labels() ? data.labels()[n] : 0; };
  std::vector<std::int32_t> order(static_cast<std::size_t>(data.samples()));
  TorchRandom(options.seed).randperm(order);
  std::vector<Index> counts(static_cast<std::size_t>(data.has_labels() ? data.outputs() : 1));
  for (const std::int32_t n : order) ++counts[label(n)];
  const Index total = split_samples(options, data.samples());
  std::vector<Index> left = quotas(counts, data.samples(), total);
  const Index most = std::accumulate(left.begin(), left.end(), Index{0});
  if (most < total) {
    const auto number = [](Index x) { return static_cast<double>(x); };
    return Refusal{"test.share", Phrase::of("share_of_classes").with(number(most)).with(number(data.samples())),
                   value(options.share), rule::kRange};
  }
  tested = std::vector<bool>(order.size());
  for (const std::int32_t n : order) tested[n] = left[label(n)]-- > 0;
  return {};
}

}  // namespace momentum
