// SPDX-License-Identifier: MIT
#include "momentum/training/trace.hpp"

#include <cmath>

#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

std::span<const float> span_of(const Vector& v) { return {v.data(), static_cast<std::size_t>(v.size())}; }

std::vector<TrainerOptions> many_options() {
  std::vector<TrainerOptions> all{small_options(), small_mse()};
  for (std::size_t a = 0; a < kActivationNames.size(); ++a) {
    all.push_back(small_options());
    all.back().hidden = {{6, static_cast<Activation>(a)}, {5, Activation::sigmoid}};
  }
  all.push_back(small_options());
  all.back().hidden.clear();
  all.push_back(small_options());
  all.back().batch_size = 10;
  return all;
}

/// The mean of δ·x over these samples, in PyTorch's order.
std::vector<double> mean_of_parts(const Trainer& trainer, const Vector& w, std::span<const std::int32_t> rows) {
  std::vector<double> mean(static_cast<std::size_t>(w.size()));
  for (const std::int32_t row : rows) {
    const SampleTrace trace = trainer.trace(span_of(w), row);
    for (std::size_t l = 0; l < trace.layers.size(); ++l) {
      const Linear& layer = trainer.layers()[l];
      const Vector& x = l == 0 ? trace.x : trace.layers[l - 1].a;
      for (Index o = 0; o < layer.out; ++o) {
        const double delta = static_cast<double>(trace.layers[l].delta[o]) / static_cast<double>(rows.size());
        for (Index i = 0; i < layer.in; ++i)
          mean[static_cast<std::size_t>(layer.offset + o * layer.in + i)] += delta * static_cast<double>(x[i]);
        mean[static_cast<std::size_t>(layer.bias_offset() + o)] += delta;
      }
    }
  }
  return mean;
}

TEST(Trace, MeansOfItsPartsAreTheStepsGradient) {
  for (const TrainerOptions& options : many_options()) {
    Trainer trainer(options);
    for (int step = 0; step < 4; ++step) {  // the last batch of an epoch is short
      trainer.forward();
      trainer.backward();
      const Vector w = trainer.parameters();
      const auto rows = trainer.batch();
      const std::vector<double> mean = mean_of_parts(trainer, w, rows);
      for (Index i = 0; i < w.size(); ++i)
        ASSERT_NEAR(trainer.gradient()[i], mean[static_cast<std::size_t>(i)], 3e-7) << "parameter " << i;
      trainer.update();
      trainer.zero_grad();
    }
  }
}

/// What the loss takes for p: −ln p of the label is the loss, also where softmax comes twice.
TEST(Trace, TheLossIsThatOfItsProbability) {
  for (const Loss loss : {Loss::cross_entropy, Loss::cross_entropy_of_softmax}) {
    TrainerOptions options = small_options();
    options.loss = loss;
    const Trainer trainer(options);
    const std::vector<std::int32_t> rows{0, 5, 36};
    const Vector p = trainer.trace_batch(span_of(trainer.parameters()), rows);
    for (Index i = 0; i < 3; ++i) {
      const SampleTrace trace = trainer.trace(span_of(trainer.parameters()), rows[static_cast<std::size_t>(i)]);
      EXPECT_NEAR(trace.loss, -std::log(p[i]), 1e-6);
      EXPECT_NEAR(trace.p.sum(), 1, 1e-6);
      EXPECT_EQ(p[i], trace.p[trainer.data().labels()[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)])]]);
    }
  }
}

TEST(Trace, ForwardIsWhatPredictGives) {
  for (const TrainerOptions& options : many_options()) {
    Trainer trainer(options);
    trainer.step();
    const Matrix x = trainer.data().x();
    const Matrix outputs = trainer.predict({x.data(), static_cast<std::size_t>(x.size())});
    for (const Index row : {0, 3, 36}) {
      const SampleTrace trace = trainer.trace(span_of(trainer.parameters()), row);
      EXPECT_EQ(Vector(x.row(row).transpose()), trace.x);
      EXPECT_EQ(Vector(outputs.row(row).transpose()), trace.layers.back().a);
      EXPECT_EQ(trace.layers.back().z, trace.layers.back().a);
    }
  }
}

/// Its loss when a layer's biases are a little otherwise: z moves by as much.
double loss_with(const Trainer& trainer, Vector w, Index bias, float by, Index row) {
  w[bias] += by;
  return trainer.trace(span_of(w), row).loss;
}

TEST(Trace, DeltasAreThoseOfFiniteDifferences) {
  for (const TrainerOptions& options : many_options()) {
    Trainer trainer(options);
    const Vector& w = trainer.parameters();
    const oracle::Doubles exact = oracle::doubles(w);
    const Index row = 5;
    const SampleTrace trace = trainer.trace(span_of(w), row);
    for (std::size_t l = 0; l < trace.layers.size(); ++l) {
      const Linear& layer = trainer.layers()[l];
      for (Index o = 0; o < layer.out; ++o) {
        const float h = 4e-3F;
        const double up = loss_with(trainer, w, layer.bias_offset() + o, h, row);
        const double down = loss_with(trainer, w, layer.bias_offset() + o, -h, row);
        EXPECT_NEAR(trace.layers[l].delta[o], (up - down) / (2 * static_cast<double>(h)), 2e-4) << l << " " << o;
      }
    }
  }
}

TEST(Trace, SoftmaxAndLossAreThoseOfTheDefinition) {
  Trainer trainer(small_options());
  for (const std::int32_t row : {0, 11}) {
    const SampleTrace trace = trainer.trace(span_of(trainer.parameters()), row);
    const std::int32_t label = trainer.data().labels()[static_cast<std::size_t>(row)];
    double total = 0;
    for (const float z : trace.layers.back().z) total += std::exp(static_cast<double>(z));
    for (Index c = 0; c < trace.p.size(); ++c)
      EXPECT_NEAR(trace.p[c], std::exp(static_cast<double>(trace.layers.back().z[c])) / total, 1e-7);
    EXPECT_NEAR(trace.p.sum(), 1, 1e-6);
    EXPECT_NEAR(trace.loss, -std::log(static_cast<double>(trace.p[label])), 1e-6);
  }
  EXPECT_EQ(Trainer(small_mse()).trace(span_of(Trainer(small_mse()).parameters()), 0).p.size(), 0);
}

TEST(Trace, OfABatchIsThatOfItsSamplesAndTheirLossesMakeTheSteps) {
  for (TrainerOptions options : {small_options(), small_mse()}) {
    options.batch_size = 10;
    Trainer trainer(options);
    const std::vector<std::int32_t> ahead(trainer.batch().begin(), trainer.batch().end());
    const float loss = trainer.forward();
    const auto rows = trainer.batch();
    EXPECT_TRUE(same_values(ahead, rows));
    const Vector told = trainer.trace_batch(span_of(trainer.parameters()), rows);
    double sum = 0;
    for (std::size_t n = 0; n < rows.size(); ++n) {
      const SampleTrace trace = trainer.trace(span_of(trainer.parameters()), rows[n]);
      const bool labels = options.loss == Loss::cross_entropy;
      const float want = labels ? trace.p[trainer.data().labels()[static_cast<std::size_t>(rows[n])]] : trace.loss;
      EXPECT_NEAR(told[static_cast<Index>(n)], want, 1e-6 * std::max(1.0F, want));
      sum += static_cast<double>(trace.loss);
    }
    EXPECT_NEAR(loss, sum / static_cast<double>(rows.size()), 1e-6);
  }
}

TEST(Trace, WhatItsWeightsGetBackwardAveragesToTheStepsGradient) {
  for (const TrainerOptions& options : many_options()) {
    Trainer trainer(options);
    trainer.forward();
    trainer.backward();
    const auto rows = trainer.batch();
    std::vector<double> sum(static_cast<std::size_t>(trainer.parameters().size()));
    for (const std::int32_t row : rows) {
      for (const WeightTrace& part : trainer.trace(span_of(trainer.parameters()), row, 1000).backward)
        sum[static_cast<std::size_t>(part.parameter)] += static_cast<double>(part.amount);
    }
    for (const Linear& layer : trainer.layers()) {
      for (Index i = layer.offset; i < layer.bias_offset(); ++i) {
        const double mean = sum[static_cast<std::size_t>(i)] / static_cast<double>(rows.size());
        ASSERT_NEAR(trainer.gradient()[i], mean, 3e-7) << "parameter " << i;
      }
    }
  }
}

TEST(Trace, KeepsTheStrongestWeights) {
  const Trainer trainer(small_options());
  const SampleTrace all = trainer.trace(span_of(trainer.parameters()), 2, 1000);
  const SampleTrace some = trainer.trace(span_of(trainer.parameters()), 2, 4);
  ASSERT_EQ(all.forward.size(), 5U * 7 + 7 * 6 + 6 * 3);
  ASSERT_EQ(some.backward.size(), 3U * 4);
  const float w = trainer.parameters()[1 * 5 + 3];
  EXPECT_FLOAT_EQ(all.forward[1 * 5 + 3].amount, w * all.x[3]);
  float least = INFINITY;
  for (std::size_t i = 0; i < 4; ++i) least = std::min(least, std::abs(some.forward[i].amount));
  std::size_t as_large = 0;
  for (std::size_t i = 0; i < 35; ++i) as_large += std::abs(all.forward[i].amount) >= least ? 1 : 0;
  EXPECT_EQ(as_large, 4U);
  EXPECT_LT(some.forward[0].parameter, some.forward[1].parameter);
}

TEST(Trace, DisturbsNothing) {
  TrainerOptions options = small_options();
  options.batch_size = 10;
  Trainer trainer(options);
  Trainer alone(options);
  for (int step = 0; step < 6; ++step) {
    trainer.batch();
    trainer.forward();
    alone.forward();
    trainer.trace_batch(span_of(trainer.parameters()), trainer.batch());
    trainer.trace(span_of(trainer.parameters()), 4, 10);
    trainer.backward();
    alone.backward();
    trainer.update();
    alone.update();
    trainer.trace(span_of(trainer.parameters()), 30);
    trainer.zero_grad();
    alone.zero_grad();
  }
  expect_same_future(trainer, alone);
}

TEST(Trace, RefusesWhatIsNotThere) {
  const Trainer trainer(small_options());
  const Vector& w = trainer.parameters();
  EXPECT_EQ(error_of([&] { trainer.trace(span_of(w), 37); }), "row must be 0 … 36, got 37");
  EXPECT_EQ(error_of([&] { trainer.trace(span_of(w).first(3), 0); }).substr(0, 10), "parameters");
  const std::vector<std::int32_t> rows{0, -1};
  EXPECT_EQ(error_of([&] { trainer.trace_batch(span_of(w), rows); }), "row must be 0 … 36, got -1");
}

}  // namespace
}  // namespace momentum::testing
