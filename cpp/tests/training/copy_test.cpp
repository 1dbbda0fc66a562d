// SPDX-License-Identifier: MIT
// A trainer's copies, and parameters it is given.
#include <stdexcept>

#include "support.hpp"

namespace momentum::testing {
namespace {

TEST(Trainer, ACopyContinuesBitForBitAndAlone) {
  for (const NamedOptimizer& named : every_optimizer()) {
    for (const Index batch_size : {0, 10}) {
      Trainer original(batches_of(batch_size, small_options(named.options)));
      for (int i = 0; i < 6; ++i) original.step();
      Trainer copy = original;
      const Vector before = copy.parameters();
      expect_same_future(original, copy);
      original.step();
      EXPECT_TRUE(same_bits(copy.parameters(), before)) << named.name;
      original = copy;
      expect_same_future(original, copy);
    }
  }
}

TEST(Trainer, ACopyMidStepContinuesBitForBit) {
  Trainer original(batches_of(10));
  original.step();
  original.forward();
  Trainer copy = original;
  for (Trainer* trainer : {&original, &copy}) {
    trainer->backward();
    trainer->update();
    trainer->zero_grad();
  }
  expect_same_future(original, copy);
}

/// To any verb of any step, from any verb of any other: what goes on there goes on as if it had never been elsewhere.
TEST(Trainer, GoesBackToACopyAtAnyVerb) {
  const auto verb = [](Trainer& trainer, std::size_t which) {
    switch (which % 4) {
      case 0: trainer.forward(); break;
      case 1: trainer.backward(); break;
      case 2: trainer.update(); break;
      default: trainer.zero_grad();
    }
  };
  for (const Index batch_size : {0, 10}) {
    Trainer trainer(batches_of(batch_size));
    std::vector<Trainer> marks;
    for (std::size_t i = 0; i < 40; ++i) {
      marks.push_back(trainer);
      verb(trainer, i);
    }
    for (const std::size_t at : {39U, 3U, 1U, 0U, 17U, 18U, 16U, 33U, 2U, 38U}) {
      trainer = marks[at];
      Trainer copy = marks[at];
      for (std::size_t i = at; i < 40; ++i) {
        verb(trainer, i);
        verb(copy, i);
        if (i < 39) expect_same(trainer, marks[i + 1]);
        if (i < 39) expect_same(copy, marks[i + 1]);
      }
    }
  }
}

TEST(Trainer, ACopyOfOtherDataMayBeAssigned) {
  Trainer trainer(small_options());
  trainer.step();
  const Trainer other(small_mse(AdamOptions{}));
  trainer = other;
  expect_same_future(trainer, other);
  EXPECT_EQ(trainer.data().targets(), other.data().targets());
}

TEST(Trainer, SetsParametersAndKeepsTheRest) {
  for (const NamedOptimizer& named : every_optimizer()) {
    Trainer trainer(batches_of(10, small_options(named.options)));
    for (int i = 0; i < 6; ++i) trainer.step();
    trainer.forward();
    Trainer before = trainer;
    const std::vector<float> w = uniform_values(static_cast<std::size_t>(trainer.parameters().size()), 3);
    trainer.set_parameters(w);
    EXPECT_TRUE(same_values(trainer.parameters(), w));
    EXPECT_TRUE(same_bits(trainer.velocity(), before.velocity()));
    EXPECT_EQ(trainer.order(), before.order());
    EXPECT_EQ(trainer.steps(), 6);
    EXPECT_EQ(trainer.optimizer_steps(), before.optimizer_steps());
    EXPECT_THROW(trainer.backward(), std::logic_error);
    expect_same_future(Trainer::load(trainer.save()), trainer);
    // The next step is the optimizer's from there, on the next batch.
    before.backward();
    before.update();
    before.zero_grad();
    trainer.forward();
    trainer.backward();
    EXPECT_GT((trainer.gradient() - before.gradient()).norm(), 0.0F);
    trainer.update();
    EXPECT_EQ(trainer.steps(), 7);
  }
}

TEST(Trainer, SetsParametersThatAreNotTrained) {
  TrainerOptions options = small_options();
  options.params = {{"out.bias"}};
  Trainer trainer(options);
  trainer.step();
  const std::vector<float> w = uniform_values(static_cast<std::size_t>(trainer.parameters().size()), 3);
  trainer.set_parameters(w);
  trainer.step();
  const auto kept = static_cast<Index>(w.size()) - 3;
  EXPECT_TRUE(std::equal(w.begin(), w.begin() + kept, trainer.parameters().data()));
  EXPECT_NE(trainer.parameters()[kept], w[kept]);
  expect_same_future(Trainer::load(trainer.save()), trainer);
}

TEST(Trainer, RefusesParametersThatAreNone) {
  Trainer trainer(small_options());
  const Trainer before = trainer;
  std::vector<float> w(111);
  EXPECT_EQ(error_of([&] { trainer.set_parameters(std::span(w).first(110)); }),
            "parameters must be all of them = 111 values, got 110");
  w[7] = std::nanf("");
  EXPECT_EQ(error_of([&] { trainer.set_parameters(w); }), "parameters[7] must be a finite number, got NaN");
  expect_same_future(trainer, before);
}

}  // namespace
}  // namespace momentum::testing
