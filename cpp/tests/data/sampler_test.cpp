// SPDX-License-Identifier: MIT
#include "momentum/data/sampler.hpp"

#include <numeric>

#include "support.hpp"

namespace momentum::testing {
namespace {

using Numbers = std::vector<std::int32_t>;

Numbers numbers(std::span<const std::int32_t> batch) { return {batch.begin(), batch.end()}; }

TEST(Sampler, CutsOneRandpermAnEpoch) {
  TorchRandom random(5);
  Epoch epoch{.random = random};
  Sampler sampler(7, 3);
  for (int round = 0; round < 4; ++round) {
    Numbers order(7);
    random.randperm(order);
    const std::span all(order);
    for (const std::size_t start : {0U, 3U, 6U}) {
      EXPECT_EQ(numbers(sampler.next(epoch)), numbers(all.subspan(start, std::min<std::size_t>(3, 7 - start))));
      EXPECT_EQ(sampler.order(epoch), order);
    }
    EXPECT_EQ(epoch.taken, 7);
  }
}

TEST(Sampler, KnowsTheOrderBeforeTheFirstBatchAndDrawsNothingForIt) {
  Epoch epoch{.random = TorchRandom(5)};
  Sampler sampler(7, 3);
  Numbers order(7);
  TorchRandom(5).randperm(order);
  EXPECT_EQ(sampler.order(epoch), order);
  EXPECT_EQ(epoch.random, TorchRandom(5));
  EXPECT_EQ(epoch.taken, 0);
}

TEST(Sampler, TheFullBatchIsInOrder) {
  const Epoch epoch{.random = TorchRandom(5)};
  Sampler sampler(4, 4);
  EXPECT_TRUE(sampler.is_full());
  EXPECT_EQ(sampler.order(epoch), (Numbers{0, 1, 2, 3}));
}

/// Back and forth within an epoch, over its end and back: the batches are those of one who went straight.
TEST(Sampler, FollowsAnyEpochItIsGivenAfterForgetting) {
  std::vector<Epoch> epochs{{.random = TorchRandom(5)}};
  std::vector<Numbers> batches{{}};
  Sampler straight(7, 3);
  for (int step = 0; step < 9; ++step) {
    Epoch next = epochs.back();
    batches.push_back(numbers(straight.next(next)));
    epochs.push_back(next);
  }
  Sampler jumping(7, 3);
  for (const std::size_t at : {8U, 1U, 2U, 3U, 4U, 2U, 9U, 6U, 7U, 1U}) {
    jumping.forget();
    EXPECT_EQ(numbers(jumping.batch(epochs[at])), batches[at]) << at;
    jumping.forget();
    Epoch epoch = epochs[at - 1];
    EXPECT_EQ(numbers(jumping.next(epoch)), batches[at]) << at;
    EXPECT_EQ(epoch.random, epochs[at].random);
  }
}

}  // namespace
}  // namespace momentum::testing
