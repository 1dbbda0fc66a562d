// SPDX-License-Identifier: MIT
#include "momentum/data/sampler.hpp"

#include <numeric>
#include <utility>

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

/// PyTorch 1.13, seed 22, ten samples: torch.randperm(10), and DataLoader(range(10), shuffle=True).
TEST(Sampler, OrdersSamplesAsPyTorchs) {
  for (const auto& [kind, want] : {std::pair{SampleOrder::randperm, Numbers{9, 8, 6, 3, 1, 7, 4, 2, 5, 0}},
                                   std::pair{SampleOrder::sequential, Numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
                                   std::pair{SampleOrder::dataloader, Numbers{7, 8, 0, 6, 4, 1, 3, 2, 5, 9}}}) {
    Sampler sampler(10, 3, kind);
    EXPECT_EQ(sampler.order({.random = TorchRandom(22)}), want);
  }
}

/// After an epoch a generator is where its own draws end: nowhere, or two int64 on.
TEST(Sampler, DrawsWhatItsOrderNeedsOfTheRunsGenerator) {
  for (const auto& [kind, draws] : {std::pair{SampleOrder::sequential, 0}, std::pair{SampleOrder::dataloader, 4}}) {
    Epoch epoch{.random = TorchRandom(5)};
    Sampler sampler(7, 4, kind);
    for (int batch = 0; batch < 3; ++batch) sampler.next(epoch);
    TorchRandom want(5);
    for (int i = 0; i < draws; ++i) want.draw();
    EXPECT_TRUE(epoch.random == want);
    EXPECT_EQ(epoch.taken, 4);
  }
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
