// SPDX-License-Identifier: MIT
// Each sentence of optimizer.hpp about the three ways momentum is written.
#include <cmath>
#include <utility>

#include "surface/descent.hpp"

namespace momentum::testing {
namespace {

constexpr float kLr = 0.1F;
constexpr float kGamma = 0.9F;

SgdOptions options(Convention convention, bool nesterov, double lr = kLr) {
  return {.lr = lr, .momentum = kGamma, .nesterov = nesterov, .convention = convention};
}

/// The largest difference of two vectors.
float gap(const Vector& a, const Vector& b) { return (a - b).cwiseAbs().maxCoeff(); }

/// γ 0.9, lr 0.1, g = 1, 1, 1: the first update goes by a velocity of 0, each later one by that of the update before.
TEST(StaleBuffer, MovesByTheVelocityOfTheUpdateBefore) {
  for (const auto& [convention, factor] : {std::pair{Convention::pytorch, 1.0F}, std::pair{Convention::classical, 1.0F},
                                           std::pair{Convention::average, 1 - kGamma}}) {
    SgdOptions stale = options(convention, false);
    stale.stale_buffer = true;
    Optimizer optimizer(stale, 1);
    Vector w = Vector::Zero(1);
    for (const float moved : {0.0F, -0.1F, -0.19F, -0.271F}) {
      const float before = w[0];
      optimizer.step(w, Vector::Ones(1));
      EXPECT_NEAR(w[0] - before, factor * moved, 1e-7F) << kConventionNames[static_cast<std::size_t>(convention)];
    }
  }
}

class Conventions : public ::testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Forms, Conventions, ::testing::Values(false, true),
                         [](const auto& test) { return test.param ? "nesterov" : "heavy_ball"; });

TEST_P(Conventions, ClassicalEqualsPytorchWhileLrIsConstant) {
  Descent pytorch(options(Convention::pytorch, GetParam()));
  Descent classical(options(Convention::classical, GetParam()));
  for (int i = 0; i < 100; ++i) {
    pytorch.step();
    classical.step();
    ASSERT_LE(gap(pytorch.w, classical.w), 3e-6F) << i;
    ASSERT_LE(gap(classical.optimizer.velocity(), -kLr * pytorch.optimizer.velocity()), 3e-6F) << i;
  }
  EXPECT_GT(pytorch.optimizer.velocity().norm(), 0.1F);  // it was moving at all
}

TEST_P(Conventions, ClassicalDiffersOnceLrMoves) {
  Descent pytorch(options(Convention::pytorch, GetParam()));
  Descent classical(options(Convention::classical, GetParam()));
  pytorch.steps_of(10);
  classical.steps_of(10);
  const Vector v = pytorch.optimizer.velocity();
  constexpr float kNewLr = kLr / 10;
  pytorch.optimizer.set_options(options(Convention::pytorch, GetParam(), kNewLr));
  classical.optimizer.set_options(options(Convention::classical, GetParam(), kNewLr));
  pytorch.step();
  classical.step();
  // classical's old velocity still carries the old lr: γ·v (nesterov γ²·v) by lr_old − lr_new
  const float carried = GetParam() ? kGamma * kGamma : kGamma;
  const Vector expected = -carried * (kLr - kNewLr) * v;
  EXPECT_LE(gap(classical.w - pytorch.w, expected), 3e-6F);
  EXPECT_GT(expected.norm(), 0.05F);
}

TEST_P(Conventions, AverageIsPytorchWithStepsOneMinusGammaAsLong) {
  Descent pytorch(options(Convention::pytorch, GetParam(), kLr));
  Descent average(options(Convention::average, GetParam(), kLr / (1 - kGamma)));
  for (int i = 0; i < 100; ++i) {
    pytorch.step();
    average.step();
    ASSERT_LE(gap(pytorch.w, average.w), 3e-6F) << i;
    ASSERT_LE(gap(average.optimizer.velocity(), (1 - kGamma) * pytorch.optimizer.velocity()), 3e-6F) << i;
  }
}

TEST_P(Conventions, AverageTakesStepsOneMinusGammaAsLong) {
  Descent pytorch(options(Convention::pytorch, GetParam()));
  Descent average(options(Convention::average, GetParam()));
  const Vector start = pytorch.w;
  pytorch.step();
  average.step();
  EXPECT_LE(gap(average.w - start, (1 - kGamma) * (pytorch.w - start)), 1e-6F);
}

TEST(Convention, UnderASteadyGradientLrIsAveragesEffectiveStep) {
  const auto last_stride = [](Convention convention) {
    Optimizer optimizer(options(convention, false), 1);
    Vector w = vector_of({0});
    float before = 0;
    for (int i = 0; i < 300; ++i) {
      before = w[0];
      optimizer.step(w, vector_of({1}));
    }
    return before - w[0];
  };
  EXPECT_NEAR(last_stride(Convention::average), kLr, 1e-5F);
  EXPECT_NEAR(last_stride(Convention::pytorch), kLr / (1 - kGamma), 1e-4F);
  EXPECT_NEAR(last_stride(Convention::classical), kLr / (1 - kGamma), 1e-4F);
}

struct Step {
  Convention convention;
  bool nesterov;
  float w1, v1, w2, v2;  ///< from w = 1 with g = 0.5, then −0.25; lr 0.1, γ 0.9
};

TEST(Convention, TwoStepsByHand) {
  const std::vector<Step> table{
      // v = 0.5, 0.9·0.5 − 0.25; w −= 0.1·v
      {Convention::pytorch, false, 0.95F, 0.5F, 0.93F, 0.2F},
      // w −= 0.1·(0.5 + 0.9·0.5); w −= 0.1·(−0.25 + 0.9·0.2)
      {Convention::pytorch, true, 0.905F, 0.5F, 0.912F, 0.2F},
      // v = −0.05, −0.045 + 0.025; w += v
      {Convention::classical, false, 0.95F, -0.05F, 0.93F, -0.02F},
      // w += 0.9·−0.05 − 0.05; w += 0.9·−0.02 + 0.025
      {Convention::classical, true, 0.905F, -0.05F, 0.912F, -0.02F},
      // v = 0.05, 0.045 − 0.025; w −= 0.1·v
      {Convention::average, false, 0.995F, 0.05F, 0.993F, 0.02F},
      // w −= 0.1·(0.05 + 0.9·0.05); w −= 0.1·(−0.025 + 0.9·0.02)
      {Convention::average, true, 0.9905F, 0.05F, 0.9912F, 0.02F},
  };
  for (const Step& s : table) {
    Optimizer optimizer(options(s.convention, s.nesterov), 1);
    Vector w = vector_of({1});
    const auto name = kConventionNames[static_cast<std::size_t>(s.convention)];
    optimizer.step(w, vector_of({0.5F}));
    EXPECT_NEAR(w[0], s.w1, 1e-6F) << name << s.nesterov;
    EXPECT_NEAR(optimizer.velocity()[0], s.v1, 1e-7F) << name << s.nesterov;
    optimizer.step(w, vector_of({-0.25F}));
    EXPECT_NEAR(w[0], s.w2, 1e-6F) << name << s.nesterov;
    EXPECT_NEAR(optimizer.velocity()[0], s.v2, 1e-7F) << name << s.nesterov;
  }
}

TEST(Convention, DampeningSparesTheFirstStep) {
  for (const Convention convention : {Convention::pytorch, Convention::classical}) {
    Optimizer damped({SgdOptions{.lr = 0.1, .momentum = 0.9, .dampening = 0.5, .convention = convention}}, 1);
    Vector w = vector_of({1});
    const float unit = convention == Convention::classical ? -0.1F : 1.0F;  // what v counts in
    damped.step(w, vector_of({0.5F}));
    EXPECT_FLOAT_EQ(damped.velocity()[0], unit * 0.5F);
    EXPECT_FLOAT_EQ(w[0], 0.95F);
    damped.step(w, vector_of({0.5F}));
    EXPECT_FLOAT_EQ(damped.velocity()[0], unit * (0.45F + 0.25F));
    EXPECT_FLOAT_EQ(w[0], 0.88F);
  }
}

TEST(Convention, WithoutMomentumAllAreThePlainStepAndKeepNoVelocity) {
  for (const Convention convention : {Convention::pytorch, Convention::classical, Convention::average}) {
    Descent plain(SgdOptions{.lr = kLr});
    Descent other(SgdOptions{.lr = kLr, .convention = convention});
    plain.steps_of(5);
    other.steps_of(5);
    EXPECT_TRUE(same_bits(plain.w, other.w));
    EXPECT_EQ(other.optimizer.velocity().norm(), 0.0F);
  }
}

}  // namespace
}  // namespace momentum::testing
