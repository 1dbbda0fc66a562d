// SPDX-License-Identifier: MIT
// The verbs, batches and copies. Divergence is in divergence_test.cpp, the step's numbers in stats_test.cpp.
#include "momentum/trainer.hpp"

#include <cmath>
#include <numeric>
#include <set>

#include "oracle.hpp"
#include "scenarios.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

TrainerOptions batches_of(Index size, TrainerOptions options = small_options()) {
  options.batch_size = size;
  return options;
}

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
  EXPECT_EQ(error_of([&] { trainer.set_parameters(w); }), "parameters[7] must be a finite number, got nan");
  expect_same_future(trainer, before);
}

TEST(Trainer, ItsOrderIsThatOfItsBatches) {
  Trainer trainer(batches_of(10));
  TorchRandom random(22);  // x, y, then the layers
  std::vector<float> drawn(37 * 5);
  std::vector<std::int32_t> order(37);
  random.rand(drawn);
  random.randint(3, order);
  drawn.resize(111);
  random.rand(drawn);  // as many draws as there are parameters
  for (int step = 0; step < 12; ++step) {
    if (step % 4 == 0) random.randperm(order);
    EXPECT_EQ(trainer.order() == order, step % 4 != 0 || step == 0) << step;  // the next epoch is not drawn yet
    trainer.step();
    EXPECT_EQ(trainer.order(), order) << step;
  }
}

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

/// The samples of the next batch, seen from outside: with one weight a feature, no step and x the identity matrix, the
/// weight gradients that are not 0 are those of the batch's samples.
std::set<Index> next_samples(Trainer& trainer) {
  trainer.zero_grad();
  trainer.forward();
  trainer.backward();
  std::set<Index> samples;
  for (Index n = 0; n < trainer.data().features(); ++n) {
    if (trainer.gradient()[n] != 0) samples.insert(n);
  }
  return samples;
}

TEST(Trainer, EachEpochTakesEverySampleOnceAndKeepsTheShortBatch) {
  constexpr Index kSamples = 23;
  TrainerOptions options;
  const Matrix x = Matrix::Identity(kSamples, kSamples);
  options.data = arrays_of(kSamples, kSamples, {x.data(), x.data() + x.size()});
  options.data.outputs = 1;
  options.loss = Loss::mse;
  options.data.targets.assign(kSamples, 50.0F);
  options.batch_size = 5;
  Trainer trainer(options);
  std::set<std::vector<Index>> orders;
  for (int epoch = 0; epoch < 6; ++epoch) {
    std::vector<Index> order;
    for (const std::size_t size : {5U, 5U, 5U, 5U, 3U}) {
      const auto samples = next_samples(trainer);
      EXPECT_EQ(samples.size(), size);
      order.insert(order.end(), samples.begin(), samples.end());
    }
    orders.insert(order);
    EXPECT_EQ(std::set<Index>(order.begin(), order.end()).size(), static_cast<std::size_t>(kSamples));
  }
  EXPECT_EQ(orders.size(), 6U);  // shuffled anew each time
}

TEST(Trainer, BatchesAsLargeAsTheDataAreTheFullBatchAndDrawNothing) {
  for (const Index batch_size : {37, 38, 10000000}) {
    Trainer full(small_options());
    Trainer large(batches_of(batch_size));
    expect_same_future(full, large);
  }
  Trainer almost(batches_of(36));
  EXPECT_FALSE(same_bits(almost.step(), Trainer(small_options()).step()));
}

}  // namespace
}  // namespace momentum::testing
