// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>
#include <utility>

#include "momentum/training/trainer.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

/// Runs until it diverges; returns how many steps were made.
Index run_out(Trainer& trainer) {
  std::vector<StepStats> stats(1000);
  const Index made = trainer.run(stats);
  for (Index i = 0; i < made; ++i) EXPECT_TRUE(std::isfinite(stats[i].loss)) << i;
  return made;
}

TEST(Divergence, RunStopsShortWithTheStepAndFiniteParameters) {
  Trainer trainer(diverging_options());
  const Index made = run_out(trainer);
  EXPECT_GE(made, 1);
  EXPECT_LT(made, 100);
  ASSERT_TRUE(trainer.diverged_at());
  EXPECT_EQ(*trainer.diverged_at(), made);
  EXPECT_TRUE(trainer.parameters().allFinite());
  EXPECT_TRUE(std::isfinite(trainer.evaluate().loss));
}

TEST(Divergence, ParametersAreThoseOfTheLastFiniteLoss) {
  Trainer trainer(diverging_options());
  const Index made = run_out(trainer);
  Trainer again(diverging_options());
  for (Index i = 0; i + 1 < made; ++i) again.step();
  // the last loss seen started from these parameters
  EXPECT_TRUE(same_bits(trainer.parameters(), again.parameters()));
  EXPECT_EQ(trainer.steps(), again.steps());
  EXPECT_TRUE(same_bits(again.evaluate().loss, trainer.stats().loss));
}

/// Rows of x are what the network puts out: a layer that hands on what it gets.
Trainer of_logits(std::vector<float> x, std::vector<std::int32_t> labels) {
  const auto samples = static_cast<Index>(labels.size());
  const Index classes = static_cast<Index>(x.size()) / samples;
  TrainerOptions options;
  options.data = arrays_of(samples, classes, std::move(x));
  sized(options).classes = classes;
  arrays_in(options).labels = std::move(labels);
  Trainer trainer(options);
  std::vector<float> w(static_cast<std::size_t>(classes * (classes + 1)), 0.0F);
  for (Index i = 0; i < classes; ++i) w[static_cast<std::size_t>(i * (classes + 1))] = 1;
  trainer.set_parameters(w);
  return trainer;
}

// PyTorch 1.13: F.cross_entropy(torch.tensor([[3e38, -3e38]]), torch.tensor([1])) is inf, at label 0 it is 0.
TEST(Divergence, AnInfiniteLossIsSaidAsOneByEveryVerb) {
  Trainer trainer = of_logits({3e38F, -3e38F}, {1});
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(trainer.evaluate().loss, kInfinity);
  Trainer copy = trainer;
  EXPECT_EQ(copy.forward(), kInfinity);
  EXPECT_EQ(trainer.step(), kInfinity);
  EXPECT_EQ(trainer.diverged_at(), 0);
  EXPECT_TRUE(std::isnan(trainer.step()));  // diverged before
  Trainer right = of_logits({3e38F, -3e38F}, {0});
  EXPECT_EQ(right.evaluate().loss, 0.0F);
  EXPECT_EQ(right.step(), 0.0F);
}

TEST(Divergence, EveryVerbIsANoOp) {
  Trainer trainer(diverging_options());
  run_out(trainer);
  const Trainer before = trainer;
  EXPECT_TRUE(std::isnan(trainer.forward()));
  EXPECT_NO_THROW(trainer.backward());
  trainer.update();
  trainer.zero_grad();
  EXPECT_TRUE(std::isnan(trainer.step()));
  std::vector<StepStats> stats(3);
  EXPECT_EQ(trainer.run(stats), 0);
  expect_same(trainer, before);
}

TEST(Divergence, SetOptimizerRecoversWithoutTheOldVelocity) {
  Trainer trainer(diverging_options());
  run_out(trainer);
  const SgdOptions gentle{.lr = 1e-6, .momentum = 0.9};
  EXPECT_THROW(trainer.set_optimizer(SgdOptions{.lr = -1}), OptionError);
  EXPECT_TRUE(trainer.diverged_at());
  const std::int64_t steps = trainer.steps();
  trainer.set_optimizer(gentle);
  EXPECT_FALSE(trainer.diverged_at());
  EXPECT_EQ(trainer.steps(), steps);
  EXPECT_EQ(trainer.velocity().norm(), 0.0F);
  EXPECT_EQ(trainer.gradient().norm(), 0.0F);
  const float loss = trainer.step();
  EXPECT_TRUE(std::isfinite(loss));
  EXPECT_EQ(trainer.steps(), steps + 1);
  EXPECT_FLOAT_EQ(trainer.stats().agreement, 1.0F);  // the first step is straight downhill again
}

TEST(Divergence, SetParametersRecoversAsSetOptimizerDoes) {
  Trainer trainer(diverging_options());
  run_out(trainer);
  const std::vector<float> start(static_cast<std::size_t>(trainer.parameters().size()), 0.125F);
  EXPECT_THROW(trainer.set_parameters(std::span(start).first(3)), OptionError);
  EXPECT_TRUE(trainer.diverged_at());
  trainer.set_parameters(start);
  EXPECT_FALSE(trainer.diverged_at());
  EXPECT_EQ(trainer.velocity().norm(), 0.0F);
  EXPECT_EQ(trainer.gradient().norm(), 0.0F);
  EXPECT_EQ(trainer.optimizer_steps(), 0);
  EXPECT_TRUE(std::isfinite(trainer.step()));
  Trainer overflows(small_mse());
  overflows.step();
  overflows.set_parameters(std::vector<float>(overflows.parameters().size(), 1e30F));
  EXPECT_FALSE(std::isfinite(overflows.step()));
  EXPECT_EQ(overflows.diverged_at(), std::optional<std::int64_t>(1));
  EXPECT_EQ(overflows.parameters()[0], 1e30F);  // goes back to where it was put
  EXPECT_NO_THROW(Trainer::load(overflows.save()));
}

TEST(Divergence, ARecoveredRunLearns) {
  TrainerOptions options = small_mse(SgdOptions{.lr = 30});
  options.hidden = {};
  Trainer trainer(options);
  const float start = trainer.evaluate().loss;
  run_out(trainer);
  ASSERT_TRUE(trainer.diverged_at());
  const float blown_up = trainer.evaluate().loss;
  EXPECT_GT(blown_up, 1e20F * start);
  trainer.set_optimizer(SgdOptions{.lr = 0.1});
  for (int i = 0; i < 3000; ++i) trainer.step();
  EXPECT_FALSE(trainer.diverged_at());
  EXPECT_LT(trainer.evaluate().loss, 1e-20F * blown_up);
}

TEST(Divergence, ALossTooLargeAtTheStartIsStepZero) {
  TrainerOptions options = small_mse();
  options.data = arrays_of(1, 1, {1});
  sized(options).outputs = 1;
  arrays_in(options).targets = {1e30F};
  Trainer trainer(options);
  const Vector start = trainer.parameters();
  EXPECT_EQ(trainer.forward(), std::numeric_limits<float>::infinity());
  EXPECT_EQ(trainer.diverged_at(), std::optional<std::int64_t>(0));
  EXPECT_EQ(trainer.steps(), 0);
  EXPECT_TRUE(same_bits(trainer.parameters(), start));
}

TEST(Divergence, ParametersThatOverflowInTheUpdateAreTakenBack) {
  TrainerOptions options = small_options(SgdOptions{.lr = 1e300});  // finite in double, infinite as a float
  Trainer trainer(options);
  const Vector start = trainer.parameters();
  EXPECT_TRUE(std::isfinite(trainer.step()));  // the loss this step started from is fine
  ASSERT_TRUE(trainer.diverged_at());
  EXPECT_EQ(*trainer.diverged_at(), 0);
  EXPECT_EQ(trainer.steps(), 0);
  EXPECT_TRUE(same_bits(trainer.parameters(), start));
}

TEST(Divergence, MiniBatchesAndEveryRuleStayFinite) {
  for (const OptimizerOptions& optimizer :
       {OptimizerOptions(SgdOptions{.lr = 1e4, .momentum = 0.9, .nesterov = true, .convention = Convention::classical}),
        OptimizerOptions(SgdOptions{.lr = 1e6, .momentum = 0.9, .convention = Convention::average}),
        OptimizerOptions(AdamOptions{.lr = 1e30}), OptimizerOptions(RmspropOptions{.lr = 1e30, .momentum = 0.9}),
        OptimizerOptions(AdagradOptions{.lr = 1e30})}) {
    TrainerOptions options = diverging_options();
    options.optimizer = optimizer;
    options.batch_size = 10;
    Trainer trainer(options);
    run_out(trainer);
    EXPECT_TRUE(trainer.diverged_at()) << type_name(optimizer);
    EXPECT_TRUE(trainer.parameters().allFinite()) << type_name(optimizer);
  }
}

}  // namespace
}  // namespace momentum::testing
