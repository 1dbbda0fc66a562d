// SPDX-License-Identifier: MIT
// A step's numbers against the same in double, straightforwardly from the vectors before and after.
#include <cmath>

#include "momentum/training/trainer.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

using Doubles = Eigen::VectorXd;

void expect_stats(const StepStats& stats, const Doubles& stride, const Doubles& gradient, const Doubles& velocity) {
  const auto near = [](float got, double want) { EXPECT_NEAR(got, want, 1e-6 * std::abs(want)); };
  near(stats.grad_norm, gradient.norm());
  near(stats.velocity_norm, velocity.norm());
  near(stats.stride, stride.norm());
  EXPECT_NEAR(stats.agreement, -stride.dot(gradient) / (stride.norm() * gradient.norm()), 1e-6);
  EXPECT_GT(stats.stride, 0.0F);
}

TEST(Stats, AreTheNormsAndTheCosine) {
  for (const NamedOptimizer& named : every_optimizer()) {
    TrainerOptions options = small_options(named.options);
    options.batch_size = 10;
    Trainer trainer(options);
    for (int i = 0; i < 20; ++i) {
      const Doubles before = trainer.parameters().cast<double>();
      const float loss = trainer.forward();
      trainer.backward();
      trainer.update();
      const Doubles stride = trainer.parameters().cast<double>() - before;
      SCOPED_TRACE(named.name);
      expect_stats(trainer.stats(), stride, trainer.gradient().cast<double>(), trainer.velocity().cast<double>());
      EXPECT_TRUE(same_bits(trainer.stats().loss, loss));
      trainer.zero_grad();
    }
  }
}

TEST(Stats, PlainDescentIsStraightDownhillAndLrTimesTheGradientLong) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.05}));
  for (int i = 0; i < 20; ++i) {
    trainer.step();
    EXPECT_FLOAT_EQ(trainer.stats().agreement, 1.0F);
    EXPECT_NEAR(trainer.stats().stride, 0.05F * trainer.stats().grad_norm, 1e-6F);
    EXPECT_EQ(trainer.stats().velocity_norm, 0.0F);
  }
}

TEST(Stats, MomentumAgreesInTheFirstStepAndTurnsAwayLater) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.2, .momentum = 0.95}));
  trainer.step();
  EXPECT_FLOAT_EQ(trainer.stats().agreement, 1.0F);
  float least = 1;
  for (int i = 0; i < 200; ++i) {
    trainer.step();
    least = std::min(least, trainer.stats().agreement);
  }
  EXPECT_LT(least, 0.5F);
}

TEST(Stats, AscentIsStraightUphill) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.01, .maximize = true}));
  trainer.step();
  EXPECT_FLOAT_EQ(trainer.stats().agreement, -1.0F);
}

TEST(Stats, AgreementIsZeroWhereNothingMovesOrPulls) {
  Trainer still(small_options(SgdOptions{.lr = 0}));
  still.step();
  EXPECT_EQ(still.stats().agreement, 0.0F);
  EXPECT_EQ(still.stats().stride, 0.0F);
  EXPECT_GT(still.stats().grad_norm, 0.0F);

  TrainerOptions flat = small_options(SgdOptions{.lr = 0.1, .weight_decay = 0.1});
  sized(flat).classes = 1;  // the loss is 0 everywhere: only weight decay moves
  Trainer decaying(flat);
  decaying.step();
  EXPECT_EQ(decaying.stats().agreement, 0.0F);
  EXPECT_EQ(decaying.stats().grad_norm, 0.0F);
  EXPECT_GT(decaying.stats().stride, 0.0F);
}

}  // namespace
}  // namespace momentum::testing
