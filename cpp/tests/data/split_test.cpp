// SPDX-License-Identifier: MIT
#include "momentum/data/split.hpp"

#include <map>
#include <numeric>

#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

/// Samples whose input is their number, with these labels.
TrainerOptions labelled(const std::vector<std::int32_t>& labels, Index classes, const TestOptions& test) {
  TrainerOptions options;
  std::vector<float> x(labels.size());
  std::iota(x.begin(), x.end(), 0.0F);
  options.data = arrays_of(static_cast<Index>(labels.size()), 1, x);
  sized(options).classes = classes;
  arrays_in(options).labels = labels;
  options.test = test;
  return options;
}

std::map<std::int32_t, int> counts(const Dataset& data) {
  std::map<std::int32_t, int> counts;
  for (const std::int32_t label : data.labels()) ++counts[label];
  return counts;
}

TEST(Split, TakesItsShareOfEveryLabel) {
  // T = ⌊0.2·37 + ½⌋ = 7; 7·20/37 = 3.78, 7·11/37 = 2.08, 7·6/37 = 1.14: the seventh goes to the first
  std::vector<std::int32_t> labels;
  for (int n = 0; n < 37; ++n) labels.push_back(n < 20 ? 0 : n < 31 ? 2 : 1);
  const Trainer trainer(labelled(labels, 4, SplitTest{.share = 0.2, .seed = 9}));
  const Dataset& test = *trainer.problem().test;
  EXPECT_EQ(counts(test), (std::map<std::int32_t, int>{{0, 4}, {1, 1}, {2, 2}}));
  EXPECT_EQ(counts(trainer.data()), (std::map<std::int32_t, int>{{0, 16}, {1, 5}, {2, 9}}));
}

TEST(Split, OfEqualRemaindersTheSmallerLabelGivesMore) {
  // T = 3 of 4 × 2: each 0.75; three of four give one
  const Trainer trainer(labelled({3, 2, 1, 0, 3, 2, 1, 0}, 4, SplitTest{.share = 0.375, .seed = 1}));
  EXPECT_EQ(counts(*trainer.problem().test), (std::map<std::int32_t, int>{{0, 1}, {1, 1}, {2, 1}}));
}

/// T = 3 of 1 + 1 + 4: by their shares ½, ½ and 2; the single ones stay, and the rest of T goes to whom has more.
TEST(Split, NeverTakesTheLastTrainingSampleOfAClass) {
  const Trainer trainer(labelled({0, 1, 2, 2, 2, 2}, 3, SplitTest{.share = 0.5, .seed = 1}));
  EXPECT_EQ(counts(*trainer.problem().test), (std::map<std::int32_t, int>{{2, 3}}));
  EXPECT_EQ(counts(trainer.data()), (std::map<std::int32_t, int>{{0, 1}, {1, 1}, {2, 1}}));
  EXPECT_EQ(untested_labels(trainer.data(), *trainer.problem().test), (std::vector<std::int32_t>{0, 1}));
  EXPECT_EQ(error_of([] { Trainer{labelled({0, 1, 2, 2, 2, 2}, 3, SplitTest{.share = 0.7})}; }),
            "test.share must be a share that leaves each class a training sample: at most 3 of 6 (0.5), got 0.7");
}

/// What is promised, for many sizes: each sample on one side, in its order, labels within one of their share.
TEST(Split, IsAPartitionAndStratified) {
  TorchRandom random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::int32_t> labels(2 + random.draw() % 60);
    random.randint(1 + random.draw() % 7, labels);
    const double share = 0.05 + 0.9 * static_cast<double>(random.uniform());
    const double wanted = std::floor(share * static_cast<double>(labels.size()) + 0.5);
    if (wanted < 1 || wanted >= static_cast<double>(labels.size())) continue;
    std::map<std::int32_t, int> all;
    for (const std::int32_t label : labels) ++all[label];
    const std::uint64_t seed = random.draw();
    if (wanted > static_cast<double>(labels.size() - all.size())) continue;  // refused
    const Trainer trainer(labelled(labels, 7, SplitTest{.share = share, .seed = seed}));
    const Dataset& test = *trainer.problem().test;
    ASSERT_EQ(static_cast<double>(test.samples()), wanted);
    std::vector<int> seen(labels.size());
    for (const Dataset* side : {&trainer.data(), &test}) {
      for (Index n = 0; n < side->samples(); ++n) {
        const auto number = static_cast<std::size_t>(side->x(n, 0));
        ++seen[number];
        ASSERT_EQ(side->labels()[n], labels[number]);
        ASSERT_TRUE(n == 0 || side->x(n - 1, 0) < side->x(n, 0));
      }
    }
    ASSERT_EQ(seen, std::vector<int>(labels.size(), 1));
    std::map<std::int32_t, int> tested = counts(test);
    const auto exact = [&](int count) { return wanted * count / static_cast<double>(labels.size()); };
    const bool plain = std::all_of(all.begin(), all.end(),
                                   [&](const auto& one) { return std::floor(exact(one.second)) < one.second - 1; });
    for (const auto& [label, count] : all) {
      ASSERT_LT(tested[label], count);
      if (plain) ASSERT_LT(std::abs(tested[label] - exact(count)), 1.0);
    }
  }
}

TEST(Split, TakesTheFirstOfARandperm) {
  const std::vector<std::int32_t> labels(20, 0);
  const Trainer trainer(labelled(labels, 1, SplitTest{.share = 0.25, .seed = 77}));
  std::vector<std::int32_t> order(20);
  TorchRandom(77).randperm(order);
  std::sort(order.begin(), order.begin() + 5);
  for (Index n = 0; n < 5; ++n) EXPECT_EQ(trainer.problem().test->x(n, 0), static_cast<float>(order[n]));
}

TEST(Split, OfTargetsIsPlainlyRandom) {
  TrainerOptions options = small_mse();
  const Dataset whole = Trainer(options).data();
  options.test = SplitTest{.share = 0.3, .seed = 8};
  const Trainer trainer(options);
  const Dataset& test = *trainer.problem().test;
  ASSERT_EQ(test.samples(), 11);
  std::vector<std::int32_t> order(37);
  TorchRandom(8).randperm(order);
  std::sort(order.begin(), order.begin() + 11);
  for (Index n = 0; n < 11; ++n) {
    for (Index k = 0; k < 2; ++k) EXPECT_EQ(test.target(n, k), whole.target(order[n], k));
  }
}

TEST(Split, LeavesTheRunsStreamAlone) {
  const Vector start = Trainer(small_options()).parameters();
  for (const TestOptions& test : {TestOptions(SplitTest{}), TestOptions(FreshTest{})}) {
    TrainerOptions options = small_options();
    options.test = test;
    options.batch_size = 5;
    Trainer trainer(options);
    EXPECT_TRUE(same_bits(trainer.parameters(), start));
    options.test = NoTest{};
    if (!std::holds_alternative<FreshTest>(test)) continue;
    expect_same_future(trainer, Trainer(options));  // the training set is whole
  }
}

TEST(Split, FreshSamplesAreDrawnAsTheTrainingSetIs) {
  for (TrainerOptions options : {small_options(), small_mse()}) {
    options.test = FreshTest{.seed = 51};
    const Trainer trainer(options);
    TrainerOptions other = options;
    other.seed = 51;
    other.test = NoTest{};
    const Dataset drawn = Trainer(other).data();
    const Dataset& test = *trainer.problem().test;
    EXPECT_EQ(test.x(), drawn.x());
    EXPECT_TRUE(same_values(test.labels(), drawn.labels()));
    EXPECT_EQ(test.targets(), drawn.targets());
    EXPECT_NE(test.x(), trainer.data().x());
  }
}

TEST(Split, IsEvaluatedApart) {
  for (TrainerOptions options : {small_options(), small_mse()}) {
    EXPECT_FALSE(Trainer(options).evaluate_test());
    for (const TestOptions& test : {TestOptions(SplitTest{.share = 0.3}), TestOptions(FreshTest{})}) {
      options.test = test;
      Trainer trainer(options);
      for (int i = 0; i < 20; ++i) trainer.step();
      const oracle::Doubles w = oracle::doubles(trainer.parameters());
      EXPECT_NEAR(trainer.evaluate().loss, oracle::loss(options, trainer.data(), w), 1e-6);
      EXPECT_NEAR(trainer.evaluate_test()->loss, oracle::loss(options, *trainer.problem().test, w), 1e-6);
      EXPECT_NE(trainer.evaluate().loss, trainer.evaluate_test()->loss);
    }
  }
}

TEST(Split, TheFullBatchIsThatOfWhatIsLeft) {
  TrainerOptions options = small_options();
  options.test = SplitTest{.share = 0.25};  // 9 of 37
  for (const Index batch_size : {28, 29, 37}) {
    options.batch_size = batch_size;
    Trainer trainer(options);
    EXPECT_EQ(trainer.order().size(), 28U);
    EXPECT_TRUE(std::is_sorted(trainer.order().begin(), trainer.order().end()));
  }
  options.batch_size = 27;
  Trainer trainer(options);
  EXPECT_FALSE(std::is_sorted(trainer.order().begin(), trainer.order().end()));
}

TEST(Split, RefusesWhatCannotBe) {
  const auto refusal = [](const TestOptions& test, TrainerOptions options = small_options()) {
    options.test = test;
    return error_of([&] { check(options); });
  };
  const std::string share = "test.share must be a share that leaves samples for training and test of 37, got ";
  EXPECT_EQ(refusal(SplitTest{.share = 0.01}), share + "0.01");
  EXPECT_EQ(refusal(SplitTest{.share = 0.99}), share + "0.99");
  EXPECT_EQ(refusal(SplitTest{.share = 0.014}), "nothing thrown");
  const std::string range = "test.share must be a number in 0 (excluded) … 1 (excluded), got ";
  EXPECT_EQ(refusal(SplitTest{.share = 0}), range + "0");
  EXPECT_EQ(refusal(SplitTest{.share = 1}), range + "1");
  EXPECT_EQ(refusal(FreshTest{.seed = 1ULL << 53}),
            "test.seed must be an integer in 0 … 9007199254740991, got 9007199254740992");
  EXPECT_EQ(refusal(FreshTest{}, labelled({0, 1}, 2, NoTest{})),
            "test.type must be none or split where data.kind is arrays, got \"fresh\"");
}

TEST(Split, ACheckpointKeepsIt) {
  TrainerOptions drawn = small_options();
  drawn.batch_size = 10;
  TrainerOptions targets = small_mse();
  targets.data = arrays_of(9, 2, uniform_values(18, 8));
  sized(targets).outputs = 2;
  arrays_in(targets).targets = uniform_values(18, 9);
  for (TrainerOptions options : {drawn, targets, labelled({0, 1, 2, 0, 1, 2, 0, 0}, 3, NoTest{})}) {
    for (const TestOptions& test :
         {TestOptions(SplitTest{.share = 0.4, .seed = 5}), TestOptions(FreshTest{.seed = 6})}) {
      if (std::holds_alternative<ArraysData>(options.data) && std::holds_alternative<FreshTest>(test)) continue;
      options.test = test;
      Trainer trainer(options);
      for (int i = 0; i < 3; ++i) trainer.step();
      const std::vector<std::uint8_t> bytes = trainer.save();
      Trainer loaded = Trainer::load(bytes);
      EXPECT_EQ(loaded.save(), bytes);
      EXPECT_EQ(loaded.data().x(), trainer.data().x());
      EXPECT_EQ(loaded.problem().test->x(), trainer.problem().test->x());
      EXPECT_TRUE(same_bits(loaded.evaluate_test()->loss, trainer.evaluate_test()->loss));
      expect_same_future(loaded, trainer);
    }
  }
}

}  // namespace
}  // namespace momentum::testing
