// SPDX-License-Identifier: MIT
#include "momentum/training/evaluator.hpp"

#include <cmath>
#include <limits>

#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

/// More samples than are taken at a time, not a multiple of 4.
TrainerOptions many(TrainerOptions options) {
  sized(options).samples = 2501;
  return options;
}

TEST(Evaluator, TakesFewSamplesAtATimeOfWideLayers) {
  EXPECT_EQ(evaluation_chunk(20, 1'000'000), 1024);
  EXPECT_EQ(evaluation_chunk(65536, 1'000'000), 16);
  EXPECT_EQ(evaluation_chunk(20, 37), 40);
  EXPECT_EQ(evaluation_chunk(20, 1), 4);
}

TEST(Evaluator, InChunksTheLossIsToTheBitThatOfOnePass) {
  for (const TrainerOptions& options : {many(small_options()), many(small_mse())}) {
    Trainer trainer(options);
    for (int i = 0; i < 5; ++i) {
      const Evaluation now = trainer.evaluate();
      ASSERT_TRUE(same_bits(now.loss, trainer.forward()));
      trainer.backward();
      trainer.update();
      trainer.zero_grad();
    }
  }
}

TEST(Evaluator, CountsTheSamplesOfAllChunks) {
  Trainer trainer(many(small_options()));
  trainer.step();
  const Matrix x = trainer.data().x();
  const Matrix z = trainer.predict({x.data(), static_cast<std::size_t>(x.size())});
  int correct = 0;
  for (Index n = 0; n < 2501; ++n) {
    const auto logits = z.row(n);
    correct += std::max_element(logits.begin(), logits.end()) - logits.begin() == trainer.data().labels()[n] ? 1 : 0;
  }
  EXPECT_EQ(trainer.evaluate().accuracy, static_cast<float>(correct) / 2501.0F);
}

TEST(Predict, IsTheNetworksOutput) {
  for (const TrainerOptions& options : {small_options(), small_mse()}) {
    Trainer trainer(options);
    for (int i = 0; i < 10; ++i) trainer.step();
    const auto outputs = static_cast<std::size_t>(trainer.data().outputs());
    const oracle::Doubles w = oracle::doubles(trainer.parameters());
    for (const std::size_t count : {0U, 1U, 3U, 37U, 40U, 103U}) {  // the data are 37: 40 at a time
      const std::vector<float> x = uniform_values(5 * count, count, -2, 2);
      const Matrix z = trainer.predict(x);
      ASSERT_EQ(z.rows(), static_cast<Index>(count));
      ASSERT_EQ(z.cols(), static_cast<Index>(outputs));
      for (std::size_t n = 0; n < count; ++n) {
        const oracle::Doubles want = oracle::outputs(options, w, {x.begin() + 5 * n, x.begin() + 5 * n + 5}, outputs);
        for (std::size_t k = 0; k < outputs; ++k) EXPECT_NEAR(z(n, k), want[k], 1e-5) << n;
      }
    }
  }
}

TEST(Predict, DisturbsNothing) {
  TrainerOptions options = small_options();
  options.batch_size = 10;
  Trainer watched(options);
  Trainer alone(options);
  const std::vector<float> x = uniform_values(5 * 90, 1);
  for (int i = 0; i < 6; ++i) {
    watched.forward();
    watched.predict(x);
    watched.order();
    watched.evaluate_test();
    watched.backward();
    watched.update();
    watched.zero_grad();
    alone.step();
  }
  expect_same(watched, alone);
}

TEST(Predict, RefusesWhatIsNoInput) {
  Trainer trainer(small_options());
  EXPECT_EQ(error_of([&] { trainer.predict(std::vector<float>(7)); }),
            "x must be samples × features, a multiple of 5 values, got 7");
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    std::vector<float> x(10);
    x[6] = bad;
    EXPECT_EQ(error_of([&] { trainer.predict(x); }), "x[6] must be a finite number, got " + number_text(bad));
  }
  TrainerOptions wide = small_options();
  sized(wide).samples = 1;
  sized(wide).features = 1;
  sized(wide).classes = 1000;
  EXPECT_EQ(error_of([&] { Trainer(wide).predict(std::vector<float>(40'000)); }),
            "x's outputs must be at most 33554432 values, got 40000000");
}

}  // namespace
}  // namespace momentum::testing
