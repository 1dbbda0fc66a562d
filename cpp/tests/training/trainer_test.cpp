// SPDX-License-Identifier: MIT
// The verbs. Divergence is in divergence_test.cpp, the step's numbers in stats_test.cpp.
#include "momentum/training/trainer.hpp"

#include <cmath>

#include "oracle.hpp"
#include "scenarios.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

TEST(Trainer, RunIsStepsAndStepsAreTheVerbs) {
  for (const TrainerOptions& options : {small_options(), batches_of(10), small_mse(AdamOptions{})}) {
    Trainer run(options);
    Trainer steps(options);
    Trainer verbs(options);
    std::vector<StepStats> stats(100);
    EXPECT_EQ(run.run(stats), 100);
    for (const StepStats& s : stats) {
      const float loss = steps.step();
      EXPECT_TRUE(same_bits(s.loss, loss));
      EXPECT_TRUE(same_bits(s.stride, steps.stats().stride));
      EXPECT_TRUE(same_bits(loss, verbs.forward()));
      verbs.backward();
      verbs.update();
      verbs.zero_grad();
    }
    EXPECT_EQ(run.steps(), 100);
    expect_same(run, steps);
    expect_same(run, verbs);
  }
}

TEST(Trainer, RunIntoNothingDoesNothing) {
  Trainer trainer(small_options());
  EXPECT_EQ(trainer.run({}), 0);
  EXPECT_EQ(trainer.steps(), 0);
}

TEST(Trainer, LossComesFromBeforeTheUpdate) {
  Trainer trainer(small_options());
  const float before = trainer.evaluate().loss;
  EXPECT_TRUE(same_bits(trainer.step(), before));
  EXPECT_TRUE(same_bits(trainer.stats().loss, before));
  EXPECT_LT(trainer.evaluate().loss, before);
}

TEST(Trainer, GradientsAddUpUntilZeroed) {
  Trainer once(small_options());
  once.forward();
  once.backward();
  Trainer twice = once;
  twice.forward();
  twice.backward();  // at the same parameters: the same gradient again
  EXPECT_LE((twice.gradient() - 2 * once.gradient()).cwiseAbs().maxCoeff(), 1e-7F);
  EXPECT_GT(once.gradient().norm(), 0.01F);
  once.zero_grad();
  EXPECT_EQ(once.gradient(), Vector::Zero(once.gradient().size()));
}

TEST(Trainer, WithoutZeroGradPlainDescentIsMomentumWithoutFriction) {
  Trainer heaping(small_options(SgdOptions{.lr = 0.002}));
  Trainer frictionless(small_options(SgdOptions{.lr = 0.002, .momentum = 1}));
  for (int i = 0; i < 50; ++i) {
    heaping.forward();
    heaping.backward();
    heaping.update();
    frictionless.step();
    ASSERT_LE((heaping.parameters() - frictionless.parameters()).cwiseAbs().maxCoeff(), 2e-6F) << i;
  }
  EXPECT_LE((heaping.gradient() - frictionless.velocity()).cwiseAbs().maxCoeff(), 1e-4F);
}

TEST(Trainer, ForwardTwiceKeepsTheLastBatch) {
  Trainer twice(batches_of(10));
  twice.forward();
  const float loss = twice.forward();  // takes the epoch's second batch
  twice.backward();
  Trainer second(batches_of(10, small_options(SgdOptions{.lr = 0})));
  second.step();
  EXPECT_TRUE(same_bits(second.forward(), loss));
  second.backward();
  EXPECT_TRUE(same_bits(twice.gradient(), second.gradient()));
}

TEST(Trainer, BackwardNeedsAForward) {
  const std::string message = "backward() needs a forward() since the last backward() or update()";
  Trainer trainer(small_options());
  EXPECT_EQ(error_of([&] { trainer.backward(); }), message);
  trainer.forward();
  trainer.backward();
  const Vector gradient = trainer.gradient();
  EXPECT_EQ(error_of([&] { trainer.backward(); }), message);
  EXPECT_THROW(trainer.backward(), std::logic_error);
  EXPECT_TRUE(same_bits(trainer.gradient(), gradient));
  trainer.forward();
  trainer.update();
  EXPECT_EQ(error_of([&] { trainer.backward(); }), message);
  trainer.forward();
  EXPECT_NO_THROW(trainer.backward());
}

TEST(Trainer, UpdateBeforeAnyBackwardLeavesParametersAlone) {
  for (const NamedOptimizer& named : every_optimizer()) {
    Trainer trainer(small_options(named.options));
    const Vector start = trainer.parameters();
    trainer.update();
    trainer.zero_grad();
    trainer.forward();
    trainer.update();
    EXPECT_TRUE(same_bits(trainer.parameters(), start)) << named.name;  // not even weight decay, as in PyTorch
    EXPECT_EQ(trainer.stats().stride, 0.0F);
    EXPECT_EQ(trainer.stats().agreement, 0.0F);
    Trainer fresh(small_options(named.options));
    trainer.step();
    fresh.step();
    EXPECT_TRUE(same_bits(trainer.parameters(), fresh.parameters())) << named.name;
  }
}

TEST(Trainer, EvaluateIsTheLossAndAccuracyOnAllData) {
  Trainer trainer(batches_of(10));
  for (int i = 0; i < 30; ++i) trainer.step();
  const oracle::Doubles w = oracle::doubles(trainer.parameters());
  const Evaluation now = trainer.evaluate();
  EXPECT_NEAR(now.loss, oracle::loss(trainer.options(), trainer.data(), w), 1e-6);
  int correct = 0;
  for (Index n = 0; n < 37; ++n) {
    const Matrix x = trainer.data().x();
    const auto z = oracle::outputs(trainer.options(), w, {x.row(n).begin(), x.row(n).end()}, 3);
    correct += std::max_element(z.begin(), z.end()) - z.begin() == trainer.data().labels()[n] ? 1 : 0;
  }
  EXPECT_EQ(now.accuracy, static_cast<float>(correct) / 37.0F);
  EXPECT_TRUE(std::isnan(Trainer(small_mse()).evaluate().accuracy));
}

TEST(Trainer, OfAFullBatchEvaluateIsTheLossTheNextStepStartsFrom) {
  for (const TrainerOptions& options : {small_options(), small_mse(), scenarios::article()}) {
    Trainer trainer(options);
    for (int i = 0; i < 100; ++i) {
      const float loss = trainer.evaluate().loss;
      ASSERT_TRUE(same_bits(loss, trainer.step())) << i;
    }
  }
}

TEST(Trainer, EvaluateDisturbsNothing) {
  for (const Index batch_size : {0, 10}) {
    Trainer watched(batches_of(batch_size));
    Trainer alone(batches_of(batch_size));
    for (int i = 0; i < 9; ++i) {
      watched.forward();
      watched.evaluate();
      watched.backward();
      watched.evaluate();
      watched.update();
      watched.zero_grad();
      alone.step();
    }
    expect_same(watched, alone);
  }
}

}  // namespace
}  // namespace momentum::testing
