// SPDX-License-Identifier: MIT
// The rules: steps worked out by hand, state, and options that change. The momentum conventions are in
// convention_test.cpp, PyTorch's numbers in reference_test.cpp.
#include "momentum/optimizer/optimizer.hpp"

#include <cmath>

#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr float kTolerance = 3e-7F;  // a few roundings near 1

/// One parameter, w = 1 at first.
struct One {
  explicit One(const OptimizerOptions& options) : optimizer(options, 1) {}
  float step(float g) {
    optimizer.step(w, vector_of({g}));
    return w[0];
  }
  float v() const { return optimizer.velocity()[0]; }
  Optimizer optimizer;
  Vector w = vector_of({1});
};

struct Sequence {
  const char* name;
  OptimizerOptions options;
  float w1, w2, v2;  ///< after g = 0.5, then g = −0.25
};

const std::vector<Sequence> kSequences{
    // w1 = 1 − 0.1·0.5; w2 = w1 + 0.1·0.25
    {"plain", SgdOptions{.lr = 0.1}, 0.95F, 0.975F, 0},
    // −0.5 + 0.25·1 = −0.25, then 0.25 + 0.25·1.025 = 0.50625
    {"maximize with decay", SgdOptions{.lr = 0.1, .weight_decay = 0.25, .maximize = true}, 1.025F, 0.974375F, 0},
    // 0.5 + 0.5·1 = 1, then −0.25 + 0.5·0.9 = 0.2
    {"weight decay", SgdOptions{.lr = 0.1, .weight_decay = 0.5}, 0.9F, 0.88F, 0},
    // v = 0.5, then 0.9·0.5 − 0.25 = 0.2
    {"momentum", SgdOptions{.lr = 0.1, .momentum = 0.9}, 0.95F, 0.93F, 0.2F},
    // v = 0.5 undamped, then 0.9·0.5 − (1 − 0.5)·0.25 = 0.325
    {"dampening", SgdOptions{.lr = 0.1, .momentum = 0.9, .dampening = 0.5}, 0.95F, 0.9175F, 0.325F},
    // m = 0.05, u = 0.00025: step 0.1·(0.05/0.1)/√(0.00025/0.001) = 0.1;
    // m = 0.02, u = 0.00031225: step 0.1·(0.02/0.19)/√(0.00031225/0.001999) = 0.0266336
    {"adam", AdamOptions{.lr = 0.1}, 0.9F, 0.8733664F, 0.02F},
    // m = 0.25, u = 0.0625: 0.1·0.5/(0.5 + 0.1) = 1/12; m = 0.125 − 0.125 = 0
    {"adam eps", AdamOptions{.lr = 0.1, .beta1 = 0.5, .beta2 = 0.75, .eps = 0.1}, 1 - 1.0F / 12, 1 - 1.0F / 12, 0},
    // u = 0.125: 0.1·0.5/√(0.125/0.5); u = 0.0625 + 0.03125 < 0.125, which is kept: 0.1·0.25/√(0.125/0.75)
    {"amsgrad", AdamOptions{.lr = 0.1, .beta1 = 0, .beta2 = 0.5, .amsgrad = true}, 0.9F, 0.9612372F, -0.25F},
    // u = 0.0625, d = 0.5/(0.25 + 0.1); u = 0.046875 + 0.015625 = 0.0625, d = −0.25/0.35
    {"rmsprop", RmspropOptions{.lr = 0.1, .alpha = 0.75, .eps = 0.1}, 1 - 0.05F / 0.35F, 1 - 0.025F / 0.35F, 0},
    // d = 2, then −1: v = 2, then 0.5·2 − 1 = 0
    {"rmsprop momentum", RmspropOptions{.lr = 0.1, .alpha = 0.75, .eps = 0, .momentum = 0.5}, 0.8F, 0.8F, 0},
    // average 0.125, variance 0.0625 − 0.015625: d = 0.5/0.2165064; average 0.03125, 0.0625 − 0.0009766:
    // −0.25/0.2480392
    {"rmsprop centered", RmspropOptions{.lr = 0.1, .alpha = 0.75, .centered = true}, 0.7690599F, 0.8698504F, 0},
    // s = 0.25: 0.1·0.5/0.5; s = 0.3125: 0.1·0.25/0.5590170
    {"adagrad", AdagradOptions{.lr = 0.1}, 0.9F, 0.9447214F, 0},
    // s = 1: 0.1·0.5/(1 + 1); s = 1.0625, lr 0.1/2: 0.05·0.25/(1.0307764 + 1)
    {"adagrad all", AdagradOptions{.lr = 0.1, .lr_decay = 1, .initial_accumulator_value = 0.75, .eps = 1}, 0.975F,
     0.9811553F, 0},
};

TEST(Optimizer, TwoStepsByHand) {
  for (const Sequence& s : kSequences) {
    One one(s.options);
    EXPECT_NEAR(one.step(0.5F), s.w1, kTolerance) << s.name;
    EXPECT_NEAR(one.step(-0.25F), s.w2, kTolerance) << s.name;
    EXPECT_NEAR(one.v(), s.v2, kTolerance) << s.name;
  }
}

/// The variance is a small difference of large averages: unless each sum is rounded once, as in PyTorch's kernels, it
/// comes out as 0 now and then, and that step is 1/ε long.
TEST(Optimizer, CenteredRmspropOfASteadyGradientIsPyTorchsToTheBit) {
  One one(RmspropOptions{.lr = 1e-6, .alpha = 0.9, .eps = 1e-8, .centered = true});
  constexpr float kRest = static_cast<float>(1 - 0.9);
  float square = 0;
  float average = 0;
  float w = 1;
  for (int step = 0; step < 500; ++step) {
    const float g = 0.3F + 1e-5F * static_cast<float>(step % 3);
    square = std::fma(kRest * g, g, 0.9F * square);
    average = std::fma(kRest, g, 0.9F * average);
    w -= 1e-6F * (g / (std::sqrt(std::fma(-average, average, square)) + 1e-8F));
    ASSERT_EQ(one.step(g), w) << step;
  }
}

TEST(Optimizer, ParametersAreIndependent) {
  for (const NamedOptimizer& named : every_optimizer()) {
    Optimizer both(named.options, 2);
    Optimizer second(named.options, 1);
    Vector w = vector_of({3, -1});
    Vector alone = vector_of({-1});
    for (const float g : {0.5F, -0.1F, 0.2F}) {
      both.step(w, vector_of({1e6F * g, g}));
      second.step(alone, vector_of({g}));
      EXPECT_EQ(w[1], alone[0]) << named.name;
    }
  }
}

TEST(Optimizer, LeavesTheGradientAlone) {
  const Vector g = vector_of({0.5F, -2});
  Vector given = g;
  Vector w = vector_of({1, 1});
  Optimizer optimizer(SgdOptions{.lr = 1, .momentum = 0.5, .weight_decay = 0.5, .maximize = true}, 2);
  optimizer.step(w, given);
  EXPECT_TRUE(same_bits(given, g));
}

TEST(Optimizer, MaximizeIsTheNegativeGradient) {
  for (const NamedOptimizer& named : every_optimizer()) {
    OptimizerOptions up = named.options;
    std::visit([](auto& o) { o.maximize = true; }, up);
    One ascent(up);
    One descent(named.options);
    for (const float g : {0.5F, -0.25F, 0.125F}) EXPECT_EQ(ascent.step(g), descent.step(-g)) << named.name;
  }
}

TEST(Optimizer, MomentumTurnedOnMidwayStartsWithTheGradient) {
  // As in PyTorch: there is no velocity until the first step with γ ≠ 0, and that one is undamped.
  One one(SgdOptions{.lr = 0.1});
  one.step(0.5F);
  EXPECT_EQ(one.v(), 0.0F);
  one.optimizer.set_options(SgdOptions{.lr = 0.1, .momentum = 0.9, .dampening = 0.5});
  EXPECT_FLOAT_EQ(one.step(0.5F), 0.9F);
  EXPECT_EQ(one.v(), 0.5F);
  one.step(0.5F);
  EXPECT_FLOAT_EQ(one.v(), 0.9F * 0.5F + 0.5F * 0.5F);
}

TEST(Optimizer, MomentumTurnedOffKeepsTheVelocityForLater) {
  One one(SgdOptions{.lr = 0.1, .momentum = 0.9});
  one.step(0.5F);
  one.optimizer.set_options(SgdOptions{.lr = 0.1});
  EXPECT_FLOAT_EQ(one.step(0.25F), 0.925F);
  EXPECT_EQ(one.v(), 0.5F);
  one.optimizer.set_options(SgdOptions{.lr = 0.1, .momentum = 0.9});
  EXPECT_FLOAT_EQ(one.step(0.25F), 0.925F - 0.1F * 0.7F);
}

TEST(Optimizer, NewOptionsOfTheSameRuleKeepTheState) {
  One kept(AdamOptions{.lr = 0.1});
  kept.step(0.5F);
  kept.optimizer.set_options(AdamOptions{.lr = 0.2});
  // the second step of "adam" above, twice as long
  EXPECT_NEAR(kept.step(-0.25F), 0.9F - 2 * 0.0266336F, kTolerance);

  One adagrad(AdagradOptions{.lr = 0.1});
  adagrad.step(0.5F);
  adagrad.optimizer.set_options(AdagradOptions{.lr = 0.1, .initial_accumulator_value = 100});
  EXPECT_NEAR(adagrad.step(-0.25F), 0.9447214F, kTolerance);
}

TEST(Optimizer, AnotherRuleStartsAfresh) {
  for (const NamedOptimizer& from : every_optimizer()) {
    for (const NamedOptimizer& to : every_optimizer()) {
      if (from.options.index() == to.options.index()) continue;
      One changed(from.options);
      changed.step(0.5F);
      changed.step(0.3F);
      changed.optimizer.set_options(to.options);
      EXPECT_EQ(changed.v(), 0.0F);
      One fresh(to.options);
      fresh.w = changed.w;
      for (const float g : {0.5F, -0.25F}) EXPECT_EQ(changed.step(g), fresh.step(g)) << from.name << " → " << to.name;
    }
  }
}

/// One parameter after a step with g = 2 from w = 1.
std::vector<NamedState> state_after_a_step(const OptimizerOptions& options) {
  Optimizer optimizer(options, 1);
  Vector w = vector_of({1});
  optimizer.step(w, vector_of({2}));
  EXPECT_EQ(optimizer.steps(), 1);
  return optimizer.state();
}

TEST(Optimizer, StateHasPyTorchsNames) {
  struct Case {
    OptimizerOptions options;
    std::vector<std::pair<std::string_view, float>> state;
  };
  const std::vector<Case> cases{
      {SgdOptions{}, {}},
      {SgdOptions{.momentum = 0.5, .dampening = 0.5}, {{"momentum_buffer", 2.0F}}},
      {AdamOptions{.beta1 = 0.5, .beta2 = 0.75}, {{"exp_avg", 1.0F}, {"exp_avg_sq", 1.0F}}},
      {AdamOptions{.beta1 = 0.5, .beta2 = 0.75, .amsgrad = true},
       {{"exp_avg", 1.0F}, {"exp_avg_sq", 1.0F}, {"max_exp_avg_sq", 1.0F}}},
      {RmspropOptions{.alpha = 0.75}, {{"square_avg", 1.0F}}},
      {RmspropOptions{.alpha = 0.75, .eps = 1, .momentum = 0.5}, {{"square_avg", 1.0F}, {"momentum_buffer", 1.0F}}},
      {RmspropOptions{.alpha = 0.75, .centered = true}, {{"square_avg", 1.0F}, {"grad_avg", 0.5F}}},
      {AdagradOptions{.initial_accumulator_value = 0.5}, {{"sum", 4.5F}}},
  };
  for (const Case& one : cases) {
    const std::vector<NamedState> state = state_after_a_step(one.options);
    ASSERT_EQ(state.size(), one.state.size()) << type_name(one.options);
    for (std::size_t i = 0; i < state.size(); ++i) {
      EXPECT_EQ(state[i].name, one.state[i].first);
      EXPECT_EQ(state[i].values, vector_of({one.state[i].second})) << state[i].name;
    }
  }
}

TEST(Optimizer, ResetForgetsAllState) {
  for (const NamedOptimizer& named : every_optimizer()) {
    One used(named.options);
    used.step(0.5F);
    used.step(-0.1F);
    used.optimizer.reset();
    One fresh(named.options);
    fresh.w = used.w;
    for (const float g : {0.5F, -0.25F}) EXPECT_EQ(used.step(g), fresh.step(g)) << named.name;
    EXPECT_EQ(used.v(), fresh.v()) << named.name;
  }
}

}  // namespace
}  // namespace momentum::testing
