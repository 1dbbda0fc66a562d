// SPDX-License-Identifier: MIT
// Changing the convention while training: the velocity is converted once, at the next update that uses it, from the
// unit it was last used in. What is set between two updates leaves no trace but the last.
#include <cmath>

#include "surface/descent.hpp"

namespace momentum::testing {
namespace {

constexpr std::array kConventions{Convention::pytorch, Convention::classical, Convention::average};

void expect_same_descent(const Descent& a, const Descent& b) {
  EXPECT_TRUE(same_bits(a.w, b.w));
  EXPECT_TRUE(same_bits(a.optimizer.velocity(), b.optimizer.velocity()));
}

/// Any options at all, lr = 0, γ = 0, γ = 1 and what overflows a float among them.
SgdOptions drawn(TorchRandom& random) {
  const auto of = [&](std::initializer_list<double> values) {
    return *(values.begin() + random.draw() % values.size());
  };
  return {.lr = of({0, 1e-300, 0.01, 0.1, 0.3, 1}),
          .momentum = of({0, 1e-20, 0.5, 0.9, 0.9, 1, 1.5}),
          .convention = kConventions[random.draw() % 3]};
}

TEST(Conversion, OfSettingsBetweenTwoUpdatesOnlyTheLastCount) {
  TorchRandom random(7);
  for (int round = 0; round < 200; ++round) {
    const SgdOptions start = drawn(random);
    Descent wandering(start);
    Descent straight(start);
    for (int visit = 0; visit < 6; ++visit) {
      SgdOptions last;
      for (std::uint32_t sets = random.draw() % 5 + 1; sets > 0; --sets) {
        last = drawn(random);
        wandering.optimizer.set_options(last);
      }
      straight.optimizer.set_options(last);
      const int steps = static_cast<int>(random.draw() % 3) + 1;
      wandering.steps_of(steps);
      straight.steps_of(steps);
      expect_same_descent(wandering, straight);
      if (HasFailure()) FAIL() << "round " << round << ", visit " << visit;
    }
  }
}

TEST(Conversion, ThereAndBackIsNothing) {
  for (const Convention here : kConventions) {
    for (const Convention there : kConventions) {
      const SgdOptions options{.lr = 0.1, .momentum = 0.9, .convention = here};
      Descent moved(options);
      Descent stayed(options);
      moved.steps_of(10);
      stayed.steps_of(10);
      moved.optimizer.set_options(SgdOptions{.lr = 0.7, .momentum = 0.3, .convention = there});
      moved.optimizer.set_options(options);
      expect_same_descent(moved, stayed);
      moved.steps_of(3);
      stayed.steps_of(3);
      expect_same_descent(moved, stayed);
    }
  }
}

/// As somebody did it on the page: 30 classical steps, then lr and the convention changed, in either order.
TEST(Conversion, TheOrderOfLrAndConventionDoesNotMatter) {
  const SgdOptions start{.lr = 0.1, .momentum = 0.9, .convention = Convention::classical};
  const SgdOptions end{.lr = 1, .momentum = 0.9};
  Descent lr_first(start);
  Descent convention_first(start);
  lr_first.steps_of(30);
  convention_first.steps_of(30);
  lr_first.optimizer.set_options(SgdOptions{.lr = 1, .momentum = 0.9, .convention = Convention::classical});
  convention_first.optimizer.set_options(SgdOptions{.lr = 0.1, .momentum = 0.9});
  for (Descent* one : {&lr_first, &convention_first}) {
    one->optimizer.set_options(end);
    one->steps_of(3);
  }
  expect_same_descent(lr_first, convention_first);
}

TEST(Conversion, KeepsTheMotion) {
  for (const bool nesterov : {false, true}) {
    for (const Convention from : kConventions) {
      for (const Convention to : kConventions) {
        // lr and γ as they were: then pytorch's and classical's paths go on as one; average's steps shrink by 1−γ
        const SgdOptions before{.lr = 0.1, .momentum = 0.9, .nesterov = nesterov, .convention = from};
        SgdOptions after = before;
        after.convention = to;
        Descent changed(before);
        Descent pytorch(
            SgdOptions{.lr = from == Convention::average ? 0.01 : 0.1, .momentum = 0.9, .nesterov = nesterov});
        changed.steps_of(10);
        pytorch.steps_of(10);
        changed.optimizer.set_options(after);
        pytorch.optimizer.set_options(
            SgdOptions{.lr = to == Convention::average ? 0.01 : 0.1, .momentum = 0.9, .nesterov = nesterov});
        changed.steps_of(10);
        pytorch.steps_of(10);
        EXPECT_LE((changed.w - pytorch.w).cwiseAbs().maxCoeff(), 5e-6F) << nesterov;
      }
    }
  }
}

TEST(Conversion, IsByTheUnitOfTheLastUpdate) {
  Descent descent(SgdOptions{.lr = 0.25, .momentum = 0.5, .convention = Convention::classical});
  descent.steps_of(2);
  Vector v = descent.optimizer.velocity();
  descent.optimizer.set_options(SgdOptions{.lr = 8, .momentum = 0.5, .convention = Convention::pytorch});
  EXPECT_TRUE(same_bits(descent.optimizer.velocity(), v));  // not yet
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), -4 * v));
  descent.optimizer.set_options(SgdOptions{.lr = 8, .momentum = 0.75, .convention = Convention::average});
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), -v));
  descent.optimizer.set_options(SgdOptions{.lr = 8, .momentum = 0.75, .convention = Convention::classical});
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), v));  // the same convention, whatever its lr
  descent.step();
  v = descent.optimizer.velocity();
  descent.optimizer.set_options(SgdOptions{.lr = 0, .momentum = 0.5});
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), -0.125F * v));  // it was used at lr 8 since
}

TEST(Conversion, IsByTheLrThatTheScheduleGaveTheLastUpdate) {
  TrainerOptions options = small_options(SgdOptions{.lr = 1, .momentum = 0.5, .convention = Convention::classical});
  options.schedule = ExponentialSchedule{.gamma = 0.5};
  Trainer trainer(options);
  for (int i = 0; i < 3; ++i) trainer.step();  // at lr 1, 1/2 and 1/4
  const Vector v = trainer.velocity();
  EXPECT_GT(v.norm(), 0.0F);
  trainer.set_optimizer(SgdOptions{.lr = 1, .momentum = 0.5});
  EXPECT_TRUE(same_bits(trainer.velocity(), -4 * v));
}

TEST(Conversion, NextVelocityIsToTheBitWhatTheUpdateUses) {
  TorchRandom random(3);
  for (int round = 0; round < 300; ++round) {
    Descent descent(drawn(random));
    descent.steps_of(3);
    SgdOptions options = drawn(random);
    if (options.momentum == 0) options.momentum = 0.9;
    descent.optimizer.set_options(options);
    // with a gradient of 0, v ← γ·v
    const Vector expected = static_cast<float>(options.momentum) * descent.optimizer.next_velocity();
    descent.optimizer.step(descent.w, Vector::Zero(Descent::kSize));
    EXPECT_EQ(descent.optimizer.velocity(), expected) << round;
  }
}

TEST(Conversion, WithoutMomentumNothingIsConverted) {
  Descent descent(SgdOptions{.lr = 0.25, .momentum = 0.5, .convention = Convention::classical});
  descent.steps_of(3);
  const Vector v = descent.optimizer.velocity();
  descent.optimizer.set_options(SgdOptions{.lr = 2, .convention = Convention::average});
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), v));
  descent.steps_of(3);
  EXPECT_TRUE(same_bits(descent.optimizer.velocity(), v));
  descent.optimizer.set_options(SgdOptions{.lr = 2, .momentum = 0.5});
  EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), -4 * v));
}

TEST(Conversion, WhereNoFactorIsLeftTheVelocityStartsFromZero) {
  const SgdOptions pytorch{.lr = 0.1, .momentum = 0.9};
  for (const SgdOptions& before :
       {SgdOptions{.lr = 0, .momentum = 0.9, .convention = Convention::classical},
        SgdOptions{.lr = 1e-300, .momentum = 0.9, .convention = Convention::classical},  // infinite as a float
        SgdOptions{.lr = 0.1, .momentum = 1, .convention = Convention::average}}) {
    Descent descent(SgdOptions{.lr = 0.1, .momentum = 0.9, .convention = before.convention});
    descent.steps_of(3);  // a velocity that the next step keeps some of
    descent.optimizer.set_options(before);
    descent.step();
    EXPECT_GT(descent.optimizer.velocity().norm(), 0.0F);
    descent.optimizer.set_options(pytorch);
    EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), Vector::Zero(Descent::kSize)));
  }
}

TEST(Conversion, AFreshVelocityIsZeroInEveryConvention) {
  for (const Convention convention : kConventions) {
    const Descent descent(SgdOptions{.lr = 0.1, .momentum = 0.9, .convention = convention});
    EXPECT_TRUE(same_bits(descent.optimizer.next_velocity(), Vector::Zero(Descent::kSize)));  // not −0
  }
}

TEST(Conversion, TheTrainerShowsTheVelocityOfTheNextUpdate) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.25, .momentum = 0.5, .convention = Convention::classical}));
  trainer.step();
  const Vector v = trainer.velocity();
  trainer.set_optimizer(SgdOptions{.lr = 1, .momentum = 0.5});
  EXPECT_TRUE(same_bits(trainer.velocity(), -4 * v));
  trainer.forward();
  trainer.backward();
  const Vector expected = 0.5F * (-4 * v) + trainer.gradient();
  trainer.update();
  EXPECT_TRUE(same_bits(trainer.velocity(), expected));
}

}  // namespace
}  // namespace momentum::testing
