// SPDX-License-Identifier: MIT
// Gradients that nobody clears add up; run() does it as PyTorch's loop without zero_grad().
#include <fstream>

#include "experiment.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

class Forgotten : public ::testing::TestWithParam<std::string> {};

TEST_P(Forgotten, RunsAsPyTorchWithoutZeroGrad) {
  json record;
  std::ifstream(REFERENCE_FOLDER "/" + GetParam() + ".json") >> record;
  ASSERT_FALSE(record.at("zero_grad").get<bool>());
  TrainerOptions options = trainer_options(record.at("options"));
  options.zero_grad = false;
  Trainer trainer(options);
  const auto losses = record.at("losses").get<std::vector<double>>();
  std::vector<StepStats> stats(losses.size());
  ASSERT_EQ(trainer.run(stats), static_cast<Index>(losses.size()));
  const double tolerance = std::holds_alternative<SgdOptions>(options.optimizer) ? 2e-6 : 2e-5;
  for (std::size_t i = 0; i < losses.size(); ++i)
    EXPECT_NEAR(static_cast<double>(stats[i].loss), losses[i], tolerance * std::abs(losses[i])) << "loss " << i;
}

INSTANTIATE_TEST_SUITE_P(PyTorch, Forgotten,
                         ::testing::Values("keep_grad_plain", "keep_grad_momentum", "keep_grad_adam",
                                           "keep_grad_batches"),
                         [](const auto& test) { return test.param; });

TEST(ZeroGrad, ForgottenByPlainDescentIsMomentumOne) {
  for (const Index batch_size : {0, 10}) {
    TrainerOptions forgetful = small_options(SgdOptions{.lr = 0.02});
    forgetful.batch_size = batch_size;
    TrainerOptions frictionless = forgetful;
    forgetful.zero_grad = false;
    frictionless.optimizer = SgdOptions{.lr = 0.02, .momentum = 1};
    Trainer one(forgetful);
    Trainer other(frictionless);
    for (int step = 0; step < 40; ++step) {
      const float loss = one.step();
      EXPECT_NEAR(other.step(), loss, 2e-5 * loss) << step;
      EXPECT_TRUE(one.gradient().isApprox(other.velocity(), 1e-4F)) << step;
    }
  }
}

TEST(ZeroGrad, IsCalledByEveryStepUnlessToldOtherwise) {
  Trainer usual(small_options());
  usual.step();
  EXPECT_TRUE(usual.gradient().isZero(0));
  TrainerOptions options = small_options();
  options.zero_grad = false;
  Trainer forgetful(options);
  forgetful.step();
  const Vector first = forgetful.gradient();
  EXPECT_FALSE(first.isZero(0));
  forgetful.forward();
  forgetful.backward();
  EXPECT_FALSE(forgetful.gradient() == first);
}

TEST(ZeroGrad, IsKeptByACheckpoint) {
  TrainerOptions options = small_options();
  options.zero_grad = false;
  Trainer trainer(options);
  for (int i = 0; i < 5; ++i) trainer.step();
  const Trainer loaded = Trainer::load(trainer.save());
  EXPECT_FALSE(loaded.options().zero_grad);
  EXPECT_EQ(loaded.save(), trainer.save());
  expect_same_future(loaded, trainer);
}

TEST(ZeroGrad, IsWhatCheckpointsOfBeforeDid) {
  Trainer trainer(small_options());
  for (int i = 0; i < 5; ++i) trainer.step();
  const Trainer loaded = Trainer::load(as_version(3, trainer.save()));
  EXPECT_TRUE(loaded.options().zero_grad);
  EXPECT_EQ(loaded.save(), trainer.save());
  expect_same_future(loaded, trainer);
}

}  // namespace
}  // namespace momentum::testing
