// SPDX-License-Identifier: MIT
/// \file
/// Test data: samples no step trains on, by a random stream of their own, so that the run's does not move.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "momentum/data/dataset.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

/// No test data.
struct NoTest {
  static constexpr std::string_view kType = "none";
};

/// Takes T = ⌊share·N + ½⌋ of the N samples away from training. Of the n samples with a label, ⌊T·n/N⌋ or one more: the
/// rest of T goes to the largest remainders, of equal ones to the smaller label. But a label gives at most n − 1: its
/// last sample stays for training, and the next in that order gives one more. Which: the first so many of each label in
/// torch.randperm(N) of the seed. (For mse: the first T.) Both parts keep the samples' order.
struct SplitTest {
  static constexpr std::string_view kType = "split";
  double share = 0.2;
  std::uint64_t seed = 23;
};

/// As many samples as the training set has, drawn as it was, labels by the same teacher, from a TorchRandom of this
/// seed. (With the run's own seed, or the data's where they have one, they would be the training set again.)
struct FreshTest {
  static constexpr std::string_view kType = "fresh";
  std::uint64_t seed = 23;
};

template <>
inline constexpr auto kFields<NoTest> = std::array<Field, 0>{};

template <>
inline constexpr auto kFields<SplitTest> = std::array{
    field<&SplitTest::share>("share", Range{.high = 1, .high_excluded = true, .low_excluded = true}),
    field<&SplitTest::seed>("seed", integer_in(0, kMostSeed)),
};

template <>
inline constexpr auto kFields<FreshTest> = std::array{
    field<&FreshTest::seed>("seed", integer_in(0, kMostSeed)),
};

using TestOptions = std::variant<NoTest, SplitTest, FreshTest>;

/// Refused for a split that leaves one side empty, fresh samples of arrays.
[[nodiscard]] Refused validate(const TestOptions& test, const DataOptions& data);

/// The same kind of data, drawn anew.
DataOptions drawn_anew(DataOptions data, std::uint64_t seed);

/// Labels some sample of `train` has, and none of `test`: nothing is known of them there.
std::vector<std::int32_t> untested_labels(const Dataset& train, const Dataset& test);

/// T, so many samples that a split takes away; 0 for the others.
Index split_samples(const TestOptions& test, Index samples);

/// Says of each sample whether it goes to the test. Refused for a share that would leave a label no training sample.
[[nodiscard]] Refused split(const Dataset& data, const SplitTest& options, std::vector<bool>& tested);

}  // namespace momentum
