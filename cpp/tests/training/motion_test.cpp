// SPDX-License-Identifier: MIT
#include "momentum/training/motion.hpp"

#include <cmath>

#include "support.hpp"

namespace momentum::testing {
namespace {

/// One step and what it was.
Motion next_motion(Trainer& trainer) {
  trainer.forward();
  trainer.backward();
  const Trainer before = trainer;
  trainer.update();
  const Motion motion = trainer.motion_since(before);
  trainer.zero_grad();
  return motion;
}

double norm(const Vector& v) { return std::sqrt(v.cast<double>().squaredNorm()); }

TEST(Motion, OfMomentumIsMemoryAndNews) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.05, .momentum = 0.9}));
  Motion first = next_motion(trainer);
  EXPECT_EQ(first.all.kept, 0);
  EXPECT_TRUE(std::isnan(first.angle));
  EXPECT_NEAR(first.all.news, trainer.stats().grad_norm, 1e-6);
  trainer.step();
  const Vector old = trainer.velocity();
  const Motion motion = next_motion(trainer);
  EXPECT_EQ(motion.memory, Motion::Memory::velocity);
  EXPECT_NEAR(motion.all.kept, 0.9 * norm(old), 1e-6);
  EXPECT_NEAR(motion.all.news, trainer.stats().grad_norm, 1e-6);
  EXPECT_NEAR(motion.all.now, trainer.stats().velocity_norm, 1e-6);
  EXPECT_NEAR(motion.stride, trainer.stats().stride, 1e-7);
  EXPECT_NEAR(motion.stride, 0.05 * motion.all.now, 1e-6);
  EXPECT_NEAR(motion.along, 1, 1e-6);
  // The three lengths and the angle are one triangle.
  const Parts& all = motion.all;
  EXPECT_NEAR(all.now * all.now,
              all.kept * all.kept + all.news * all.news + 2 * all.kept * all.news * std::cos(motion.angle), 1e-6);
  double squares = 0;
  for (const Parts& layer : motion.layers) squares += layer.now * layer.now;
  EXPECT_NEAR(std::sqrt(squares), all.now, 1e-9);
}

TEST(Motion, HasAMemoryForEveryRuleThatKeepsOne) {
  for (const NamedOptimizer& named : every_optimizer()) {
    SCOPED_TRACE(named.name);
    Trainer trainer(small_options(named.options));
    trainer.step();
    const Motion motion = next_motion(trainer);
    const bool plain = std::string(named.name) == "plain";
    EXPECT_EQ(motion.memory == Motion::Memory::none, plain);
    EXPECT_EQ(motion.all.kept > 0, !plain);
    EXPECT_GT(motion.all.news, 0);
    if (plain) {
      EXPECT_NEAR(motion.all.now, trainer.stats().grad_norm, 1e-6);
      EXPECT_NEAR(motion.along, 1, 1e-6);
    }
    if (motion.memory != Motion::Memory::squares) {
      EXPECT_GT(motion.along, 0.3);
    }
    EXPECT_EQ(motion.layers.size(), 3U);
  }
}

TEST(Motion, OfARuleWithoutMemoryIsTheSameAfterAWholeStep) {
  for (const bool maximize : {false, true}) {
    for (const double weight_decay : {0.0, 0.5}) {
      Trainer trainer(small_options(SgdOptions{.lr = 0.05, .weight_decay = weight_decay, .maximize = maximize}));
      trainer.step();
      const Trainer before = trainer;
      const Motion by_phases = next_motion(trainer);
      Trainer again = before;
      again.step();  // its zero_grad() has cleared the gradient
      const Motion motion = again.motion_since(before);
      EXPECT_EQ(motion.all.kept, 0);
      EXPECT_EQ(motion.all.now, by_phases.all.now);
      EXPECT_NEAR(motion.stride, 0.05 * motion.all.now, 1e-6);
      EXPECT_NEAR(motion.along, 1, 1e-6);
    }
  }
}

TEST(Motion, OfNoUpdateIsNothing) {
  for (const NamedOptimizer& named : every_optimizer()) {
    SCOPED_TRACE(named.name);
    Trainer trainer(small_options(named.options));
    trainer.step();
    const Motion motion = trainer.motion_since(trainer);
    for (const double length : {motion.all.kept, motion.all.news, motion.all.now, motion.stride, motion.along}) {
      EXPECT_EQ(length, 0);
      EXPECT_FALSE(std::signbit(length));
    }
    EXPECT_TRUE(std::isnan(motion.angle));
  }
}

TEST(Motion, WithoutALearningRateIsAlongNothing) {
  Trainer trainer(small_options(SgdOptions{.lr = 0}));
  const Motion motion = next_motion(trainer);
  EXPECT_GT(motion.all.now, 0);
  EXPECT_EQ(motion.along, 0);
  EXPECT_FALSE(std::signbit(motion.along));
}

TEST(Motion, LooksOnlyAtWhatIsTrained) {
  TrainerOptions options = small_options();
  options.params = Params::value_type{"out.weight"};
  Trainer trainer(options);
  trainer.step();
  const Motion motion = next_motion(trainer);
  EXPECT_EQ(motion.layers[0].now, 0);
  EXPECT_EQ(motion.layers[2].now, motion.all.now);
}

TEST(Motion, ConventionsMoveAsRunsOfTheirOwnDo) {
  for (const double next_lr : {0.1, 0.05}) {
    for (const bool nesterov : {false, true}) {
      const std::vector<float> stream{0.3F, -0.1F, 0.25F, 0.2F};
      SgdOptions options{.lr = 0.1, .momentum = 0.9, .nesterov = nesterov};
      std::array<double, 3> moved{};
      std::array<float, 3> velocity{};
      for (std::size_t c = 0; c < 3; ++c) {
        options.convention = static_cast<Convention>(c);
        Optimizer optimizer(options, 1);
        Vector w = Vector::Zero(1);
        for (std::size_t i = 0; i + 1 < stream.size(); ++i) optimizer.step(w, Vector::Constant(1, stream[i]));
        velocity[c] = optimizer.velocity()[0];
        optimizer.set_lr(next_lr);
        w.setZero();
        optimizer.step(w, Vector::Constant(1, stream.back()));
        moved[c] = static_cast<double>(w[0]);
      }
      for (std::size_t in = 0; in < 3; ++in) {  // whichever the run's own is
        options.convention = static_cast<Convention>(in);
        const auto moves = convention_moves(options, velocity[in], stream.back(), next_lr);
        for (std::size_t c = 0; c < 3; ++c) {
          EXPECT_NEAR(moves[c].move, moved[c], 1e-7) << in << " " << c;
          EXPECT_NEAR(moves[c].kept + moves[c].news, moves[c].move, 1e-8);
        }
      }
    }
  }
}

// PyTorch: torch.optim.SGD([w], lr=0.1, momentum=0.9, dampening=0.9) at gradients 1, 1 moves w by −0.1, then by −0.1.
TEST(Motion, ConventionsKnowDampening) {
  SgdOptions options{.lr = 0.1, .momentum = 0.9, .dampening = 0.9};
  const auto first = convention_moves(options, {}, 1, 0.1);
  EXPECT_NEAR(first[0].move, -0.1, 1e-7);  // whole
  EXPECT_EQ(first[0].kept, 0);
  EXPECT_NEAR(first[1].move, -0.1, 1e-7);
  const auto second = convention_moves(options, 1.0F, 1, 0.1);
  EXPECT_NEAR(second[0].kept, -0.09, 1e-7);
  EXPECT_NEAR(second[0].news, -0.01, 1e-7);
  EXPECT_NEAR(second[1].move, -0.1, 1e-7);
  for (const auto& moves : {first, second}) {
    EXPECT_TRUE(std::isnan(moves[2].move));  // the average has none
  }
  options.momentum = 0;  // and then there is nothing to damp
  EXPECT_NEAR(convention_moves(options, {}, 1, 0.1)[2].move, -0.1, 1e-7);
  options.convention = Convention::average;
  EXPECT_THROW(convention_moves(options, {}, 1, 0.1), OptionError);
}

TEST(Motion, ConventionsPartOnlyWhenLrMoves) {
  const SgdOptions options{.lr = 0.1, .momentum = 0.9};
  const auto same = convention_moves(options, 0.2F, 0.1F, 0.1);
  EXPECT_NEAR(same[0].move, same[1].move, 1e-8);
  EXPECT_NEAR(same[2].move, 0.1 * same[0].move, 1e-8);
  const auto halved = convention_moves(options, 0.2F, 0.1F, 0.05);
  EXPECT_NEAR(halved[0].move, same[0].move / 2, 1e-8);
  EXPECT_NEAR(halved[1].kept, same[1].kept, 1e-8);  // its memory has the old lr in it
  EXPECT_NEAR(halved[1].news, same[1].news / 2, 1e-8);
  EXPECT_NEAR(halved[2].move, same[2].move / 2, 1e-8);
}

}  // namespace
}  // namespace momentum::testing
