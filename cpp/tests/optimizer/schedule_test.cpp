// SPDX-License-Identifier: MIT
// The learning rate of each update: PyTorch's, at any distance, and what a run makes of it.
#include "momentum/optimizer/schedule.hpp"

#include <cmath>
#include <fstream>
#include <limits>

#include "experiment.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();

TEST(Schedule, IsPyTorchs) {
  const json records = json::parse(std::ifstream(REFERENCE_FOLDER "/schedules/rates.json"));
  EXPECT_GE(records.size(), 24U);
  for (const json& record : records) {
    Tuning tuning;
    require_fit(read_options(tuning, tree_of(record, {"lr", "rates"})));
    const ScheduleOptions& schedule = tuning.schedule;
    const auto lr = record.at("lr").get<double>();
    const auto rates = record.at("rates").get<std::vector<double>>();
    ASSERT_EQ(rates.size(), 60U);
    for (std::size_t t = 0; t < rates.size(); ++t) {
      const double got = lr_at(schedule, lr, static_cast<std::int64_t>(t));
      // A cosine of PyTorch's near its end is a small difference of large numbers.
      const double scale = std::holds_alternative<CosineSchedule>(schedule) ? lr : rates[t];
      ASSERT_LE(std::abs(got - rates[t]), 1e-12 * scale) << record.at("schedule") << " at " << t;
    }
  }
}

TEST(Schedule, CosineIsTheCosine) {
  const CosineSchedule cosine{.T_max = 4096, .eta_min = 0.25};
  for (std::int64_t t = 0; t < 20000; t += 7) {
    const double want = 0.25 + 1.75 * (1 + std::cos(M_PI * static_cast<double>(t) / 4096)) / 2;
    ASSERT_NEAR(lr_at(cosine, 2, t), want, 1e-14) << t;
  }
  for (const std::int64_t turn : {0, 1, 1000000}) {
    EXPECT_EQ(lr_at(cosine, 2, turn * 8192), 2);
    EXPECT_EQ(lr_at(cosine, 2, turn * 8192 + 2048), 1.125);
    EXPECT_EQ(lr_at(cosine, 2, turn * 8192 + 4096), 0.25);
  }
}

TEST(Schedule, StaysFiniteAndNotNegativeHoweverLong) {
  const std::vector<ScheduleOptions> all{ConstantSchedule{},
                                         StepSchedule{.step_size = 1, .gamma = 1e300},
                                         StepSchedule{.step_size = kMostSteps, .gamma = kMost},
                                         ExponentialSchedule{.gamma = 2},
                                         ExponentialSchedule{.gamma = 0.5},
                                         CosineSchedule{.T_max = kMostSteps, .eta_min = kMost},
                                         CosineSchedule{.T_max = 1, .warmup = {.steps = kMostSteps}}};
  for (const ScheduleOptions& schedule : all) {
    for (const double lr : {0.0, 1e-300, 1.0, kMost}) {
      for (const std::int64_t t : {std::int64_t{0}, std::int64_t{1}, std::int64_t{5000}, kMostSteps - 1, kMostSteps}) {
        const double rate = lr_at(schedule, lr, t);
        ASSERT_TRUE(std::isfinite(rate) && rate >= 0)
            << schedule.index() << ", lr " << lr << " at " << t << ": " << rate;
      }
    }
  }
}

TEST(Schedule, OptionsAreChecked) {
  const auto refused = [](const ScheduleOptions& schedule) {
    return error_of([&] { require_fit(validate(schedule)); });
  };
  EXPECT_EQ(refused(StepSchedule{.step_size = 0}),
            "schedule.step_size must be an integer in 1 … 9007199254740991, got 0");
  EXPECT_EQ(refused(CosineSchedule{.T_max = 0}), "schedule.T_max must be an integer in 1 … 9007199254740991, got 0");
  EXPECT_EQ(refused(CosineSchedule{.eta_min = -1}), "schedule.eta_min must be a number ≥ 0, got -1");
  EXPECT_EQ(refused(ExponentialSchedule{.gamma = -1}), "schedule.gamma must be a number ≥ 0, got -1");
  EXPECT_EQ(refused(ConstantSchedule{.warmup = {.start_factor = 0}}),
            "schedule.warmup_start_factor must be a number in 0 (excluded) … 1, got 0");
  EXPECT_EQ(refused(ConstantSchedule{.warmup = {.steps = -1}}),
            "schedule.warmup_steps must be an integer in 0 … 9007199254740991, got -1");
  TrainerOptions options = small_options();
  options.schedule = StepSchedule{.gamma = -1};
  EXPECT_EQ(error_of([&] { Trainer{options}; }), "schedule.gamma must be a number ≥ 0, got -1");
}

const ScheduleOptions kCosine = CosineSchedule{.T_max = 20, .eta_min = 0.001, .warmup = {.steps = 5}};

/// Every rule takes the steps it takes where each lr is set by hand.
TEST(Schedule, IsAsIfEachLrWereSetByHand) {
  for (const auto& [name, rule] : every_optimizer()) {
    TrainerOptions options = small_options(rule);
    Trainer by_hand(options);
    options.schedule = kCosine;
    Trainer trainer(options);
    for (std::int64_t t = 0; t < 30; ++t) {
      OptimizerOptions now = rule;
      std::visit([&](auto& o) { o.lr = lr_at(kCosine, o.lr, t); }, now);
      by_hand.set_optimizer(now);
      ASSERT_EQ(trainer.lr(), by_hand.lr()) << name << " at " << t;
      ASSERT_TRUE(same_bits(trainer.velocity(), by_hand.velocity())) << name << " at " << t;
      trainer.step();
      by_hand.step();
      ASSERT_TRUE(same_bits(trainer.parameters(), by_hand.parameters())) << name << " after " << t;
    }
    EXPECT_EQ(own_lr(trainer.options().optimizer), own_lr(rule));
  }
}

TEST(Schedule, CountsTheRunsUpdatesWhateverChanges) {
  Trainer trainer(small_options());
  for (int i = 0; i < 7; ++i) trainer.step();
  trainer.tune({AdamOptions{.lr = 0.5}, ExponentialSchedule{.gamma = 0.5}});
  EXPECT_EQ(trainer.lr(), 0.5 * 0x1p-7);
  EXPECT_EQ(trainer.optimizer_steps(), 0);
  trainer.step();
  EXPECT_EQ(trainer.lr(), 0.5 * 0x1p-8);
  trainer.set_optimizer(SgdOptions{.lr = 1});
  EXPECT_EQ(trainer.lr(), 0x1p-8);
  EXPECT_THROW(trainer.tune({SgdOptions{.lr = 2}, ExponentialSchedule{.gamma = -1}}), OptionError);
  EXPECT_THROW(trainer.tune({SgdOptions{.lr = -2}, ConstantSchedule{}}), OptionError);
  EXPECT_EQ(trainer.lr(), 0x1p-8);  // of what is refused, nothing stays
  trainer.tune({SgdOptions{.lr = 1}, ConstantSchedule{}});
  EXPECT_EQ(trainer.lr(), 1);
}

TEST(Schedule, GoesOnFromCopiesAndCheckpoints) {
  for (const auto& [name, rule] : every_optimizer()) {
    TrainerOptions options = small_options(rule);
    options.schedule = kCosine;
    options.batch_size = 10;
    Trainer trainer(options);
    for (int i = 0; i < 13; ++i) trainer.step();
    const Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.lr(), trainer.lr()) << name;
    EXPECT_EQ(loaded.save(), trainer.save()) << name;
    expect_same_future(trainer, loaded);
    expect_same_future(trainer, Trainer(trainer));
  }
}

/// Steps that divergence takes back are not counted.
TEST(Schedule, GoesBackWithADivergence) {
  TrainerOptions options = diverging_options();
  options.schedule = ExponentialSchedule{.gamma = 1.5};
  Trainer trainer(options);
  while (!trainer.diverged_at()) trainer.step();
  EXPECT_EQ(trainer.lr(), lr_at(options.schedule, 1000, trainer.steps()));
  EXPECT_EQ(Trainer::load(trainer.save()).lr(), trainer.lr());
  trainer.tune({SgdOptions{.lr = 1e-9}, ConstantSchedule{}});
  EXPECT_FALSE(trainer.diverged_at());
  EXPECT_EQ(trainer.lr(), 1e-9);
}

}  // namespace
}  // namespace momentum::testing
