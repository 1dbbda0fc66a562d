// SPDX-License-Identifier: MIT
#include "momentum/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace momentum {
namespace {

/// How many test samples each label gives, of `total`.
std::vector<Index> quotas(const std::vector<Index>& counts, Index samples, Index total) {
  std::vector<Index> quota(counts.size());
  std::vector<std::size_t> labels(counts.size());
  std::iota(labels.begin(), labels.end(), 0U);
  const auto product = [&](std::size_t label) { return Count{total} * counts[label]; };
  for (const std::size_t label : labels) quota[label] = static_cast<Index>(product(label) / samples);
  std::stable_sort(labels.begin(), labels.end(),
                   [&](std::size_t a, std::size_t b) { return product(a) % samples > product(b) % samples; });
  const Index given = std::accumulate(quota.begin(), quota.end(), Index{0});
  for (Index i = 0; i < total - given; ++i) ++quota[labels[static_cast<std::size_t>(i)]];
  return quota;
}

}  // namespace

Index split_samples(const TestOptions& test, Index samples) {
  const auto* split = std::get_if<SplitTest>(&test);
  return split == nullptr ? 0 : static_cast<Index>(std::floor(split->share * static_cast<double>(samples) + 0.5));
}

void validate(const TestOptions& test, const DataOptions& data) {
  if (const auto* split = std::get_if<SplitTest>(&test)) {
    const Index taken = split_samples(test, data.samples);
    if (taken < 1 || taken >= data.samples) {
      throw OptionError(
          "test.share",
          "a share that leaves samples for training and test of " + number_text(static_cast<double>(data.samples)),
          number_text(split->share), rule::kRange);
    }
  }
  if (std::holds_alternative<FreshTest>(test) && data.kind == DataKind::arrays) {
    throw OptionError("test.type", "none or split where data.kind is arrays", "\"fresh\"", rule::kNeeds);
  }
}

std::vector<bool> split(const Dataset& data, const SplitTest& options) {
  const auto label = [&](std::int32_t n) { return data.has_labels() ? data.labels()[n] : 0; };
  std::vector<std::int32_t> order(static_cast<std::size_t>(data.samples()));
  TorchRandom(options.seed).randperm(order);
  std::vector<Index> counts(static_cast<std::size_t>(data.has_labels() ? data.outputs() : 1));
  for (const std::int32_t n : order) ++counts[label(n)];
  std::vector<Index> left = quotas(counts, data.samples(), split_samples(options, data.samples()));
  std::vector<bool> tested(order.size());
  for (const std::int32_t n : order) tested[n] = left[label(n)]-- > 0;
  return tested;
}

}  // namespace momentum
