// SPDX-License-Identifier: MIT
#include "momentum/data/dataset.hpp"

#include <cmath>
#include <functional>

#include "scenarios.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

using Change = std::function<void(TrainerOptions&)>;

/// 3 samples of 2 features and 2 classes, or 2 outputs.
TrainerOptions arrays(Loss loss) {
  TrainerOptions options;
  options.loss = loss;
  options.data = arrays_of(3, 2, {1, 2, 3, 4, 5, 6});
  if (loss == Loss::mse) {
    sized(options).outputs = 2;
    arrays_in(options).targets = {10, 20, 30, 40, 50, 60};
  } else {
    sized(options).classes = 2;
    arrays_in(options).labels = {0, 1, 1};
  }
  return options;
}

struct DataRefusal {
  Loss loss;
  Change change;
  std::string message;
};

constexpr auto kCe = Loss::cross_entropy;
constexpr auto kMse = Loss::mse;

const std::vector<DataRefusal> kRefusals{
    {kCe, [](auto& o) { arrays_in(o).x.pop_back(); }, "data.x must be samples × features = 6 values, got 5"},
    {kCe, [](auto& o) { arrays_in(o).x.clear(); }, "data.x must be samples × features = 6 values, got 0"},
    {kCe, [](auto& o) { arrays_in(o).x.push_back(0); }, "data.x must be samples × features = 6 values, got 7"},
    {kCe, [](auto& o) { arrays_in(o).labels.pop_back(); }, "data.y must be samples = 3 values, got 2"},
    {kMse, [](auto& o) { arrays_in(o).targets.push_back(1); }, "data.y must be samples × outputs = 6 values, got 7"},
    {kCe, [](auto& o) { arrays_in(o).labels[1] = 2; }, "data.y[1] must be an integer in 0 … 1, got 2"},
    {kCe, [](auto& o) { arrays_in(o).labels[2] = -1; }, "data.y[2] must be an integer in 0 … 1, got -1"},
    {kCe, [](auto& o) { arrays_in(o).x[4] = kNaN; }, "data.x[4] must be a finite number, got NaN"},
    {kCe, [](auto& o) { arrays_in(o).x[0] = -kInfinity; }, "data.x[0] must be a finite number, got -Infinity"},
    {kMse, [](auto& o) { arrays_in(o).targets[5] = kInfinity; }, "data.y[5] must be a finite number, got Infinity"},
    {kCe, [](auto& o) { sized(o).outputs = 2; }, "data.outputs must be left out for loss cross_entropy, got 2"},
    {kMse, [](auto& o) { sized(o).classes = 3; }, "data.classes must be left out for loss mse, got 3"},
    {kCe, [](auto& o) { sized(o).classes = 0; },
     "data.classes must be an integer in 1 … 65536 for loss cross_entropy, got 0"},
    {kMse, [](auto& o) { sized(o).outputs = 0; }, "data.outputs must be an integer in 1 … 65536 for loss mse, got 0"},
    {kCe, [](auto& o) { sized(o).samples = 0; }, "data.samples must be an integer in 1 … 10000000, got 0"},
    {kCe, [](auto& o) { sized(o).samples = -4; }, "data.samples must be an integer in 1 … 10000000, got -4"},
    {kCe, [](auto& o) { sized(o).samples = 10000001; },
     "data.samples must be an integer in 1 … 10000000, got 10000001"},
    {kCe, [](auto& o) { sized(o).features = 0; }, "data.features must be an integer in 1 … 65536, got 0"},
    {kCe, [](auto& o) { sized(o).features = 65537; }, "data.features must be an integer in 1 … 65536, got 65537"},
    {kCe, [](auto& o) { sized(o).classes = 65537; }, "data.classes must be an integer in 0 … 65536, got 65537"},
    {kCe,
     [](auto& o) {
       sized(o).samples = 10000000;
       sized(o).features = 1000;
     },
     "data.samples × data.features must be at most 33554432 values, got 10000000000"},
    {kCe, [](auto& o) { o.hidden = {{65536, Activation::relu}, {65536, Activation::relu}}; },
     "weights into hidden[1].units must be at most 33554432 values, got 4295032832"},
    {kCe, [](auto& o) { o.hidden = {{4, Activation::relu}, {0, Activation::relu}}; },
     "hidden[1].units must be an integer in 1 … 65536, got 0"},
    {kCe, [](auto& o) { o.batch_size = -1; }, "batch_size must be an integer in 0 … 10000000, got -1"},
    {kCe, [](auto& o) { o.optimizer = SgdOptions{.lr = -1}; }, "optimizer.lr must be a number ≥ 0, got -1"},
};

TEST(Dataset, RefusalsNameFieldRangeAndValue) {
  for (const DataRefusal& r : kRefusals) {
    TrainerOptions options = arrays(r.loss);
    EXPECT_NO_THROW(Trainer{options});
    r.change(options);
    EXPECT_EQ(error_of([&] { Trainer{options}; }), r.message);
    EXPECT_THROW(Trainer{options}, OptionError);
  }
}

TEST(Dataset, KeysAndTypesAreChecked) {
  constexpr ToldApart kData{.key = "kind", .elsewhere = "x, y"};
  DataOptions data;
  EXPECT_EQ(error_of([&] { set_field(data, "data", "sample", 3.0, kData); }),
            "unknown key data.sample; allowed are x, y, kind, samples, features, classes, outputs");
  EXPECT_EQ(
      error_of([&] { set_field(data, "data", "kind", std::string_view("rand"), kData); }),
      "data.kind must be torch_rand, torch_rand_learnable, arrays, two_moons, circles, spirals, xor, blobs, sine or "
      "plane, got \"rand\"");
  EXPECT_EQ(error_of([&] { set_field(data, "data", "features", std::string_view("5"), kData); }),
            "data.features must be an integer in 1 … 65536, got \"5\"");
  TrainerOptions options;
  EXPECT_EQ(error_of([&] { set_field(options, "", "seed", -1.0); }),
            "seed must be an integer in 0 … 9007199254740991, got -1");
  EXPECT_EQ(error_of([&] { set_field(options, "", "loss", std::string_view("l1")); }),
            "loss must be cross_entropy, mse or cross_entropy_of_softmax, got \"l1\"");
}

TEST(Dataset, ArraysAreTakenAsTheyAre) {
  const Trainer labels(arrays(kCe));
  EXPECT_EQ(labels.data().x(), (Matrix{{1, 2}, {3, 4}, {5, 6}}));
  EXPECT_TRUE(same_values(labels.data().labels(), std::array{0, 1, 1}));
  EXPECT_EQ(labels.data().targets().size(), 0);
  const Trainer targets(arrays(kMse));
  EXPECT_EQ(targets.data().targets(), (Matrix{{10, 20}, {30, 40}, {50, 60}}));
  EXPECT_TRUE(targets.data().labels().empty());
  // nothing is drawn for the data, so the layers come first
  TorchRandom random(22);
  std::vector<float> weight(4);
  std::vector<float> bias(2);
  random.linear(2, weight, bias);
  EXPECT_TRUE(std::equal(weight.begin(), weight.end(), labels.parameters().data()));
}

/// x, then y, then the layers, all from torch.manual_seed(22).
TEST(Dataset, TheArticlesDrawsComeInItsOrder) {
  for (const TrainerOptions& options : {scenarios::article(), scenarios::article_learnable()}) {
    Trainer trainer(options);
    TorchRandom random(22);
    std::vector<float> x(500 * 20);
    random.rand(x);
    const Matrix drawn = trainer.data().x();
    EXPECT_TRUE(std::equal(x.begin(), x.end(), drawn.data()));
    std::vector<std::int32_t> y(500);
    random.randint(3, y);
    EXPECT_EQ(same_values(trainer.data().labels(), y), std::holds_alternative<TorchRandData>(options.data));
    std::vector<float> weight(20 * 13);
    std::vector<float> bias(13);
    random.linear(20, weight, bias);
    EXPECT_TRUE(std::equal(weight.begin(), weight.end(), trainer.parameters().data()));
    // what PyTorch prints
    EXPECT_EQ(trainer.data().x(499, 19), 0.971940637F);
    EXPECT_EQ((std::vector(y.begin(), y.begin() + 5)), (std::vector<std::int32_t>{1, 1, 0, 0, 1}));
    EXPECT_EQ(trainer.parameters()[0], 0.069029063F);
  }
  EXPECT_NEAR(Trainer(scenarios::article()).forward(), 1.1368, 5e-5);
}

TEST(Dataset, MseTargetsAreDrawnAfterX) {
  const Trainer trainer(small_mse());  // learnable: the same draws, then replaced
  TrainerOptions plain = small_mse();
  plain.data = TorchRandData{sized(plain)};
  const Trainer drawn(plain);
  TorchRandom random(22);
  std::vector<float> values(37 * 5 + 37 * 2);
  random.rand(values);
  const Matrix x = drawn.data().x();
  const Matrix targets = drawn.data().targets();
  EXPECT_TRUE(std::equal(values.begin(), values.begin() + 185, x.data()));
  EXPECT_TRUE(std::equal(values.begin() + 185, values.end(), targets.data()));
  EXPECT_TRUE(same_bits(trainer.parameters(), drawn.parameters()));
  EXPECT_NE(trainer.data().targets(), drawn.data().targets());
}

TEST(Dataset, TheTeacherIsLinearAndDrawnWithSeedOne) {
  const Trainer classes(small_options());
  const Trainer scores(small_mse());
  const auto teach = [](const Dataset& data, Index n, Index c) {
    std::vector<float> teacher(static_cast<std::size_t>(data.features() * data.outputs()));
    TorchRandom(1).rand(teacher);
    double score = 0;
    for (Index f = 0; f < data.features(); ++f) {
      score += (data.x(n, f) - 0.5) * (teacher[f * data.outputs() + c] - 0.5);
    }
    return score;
  };
  std::array<int, 3> seen{};
  for (Index n = 0; n < 37; ++n) {
    const std::int32_t label = classes.data().labels()[n];
    for (Index c = 0; c < 3; ++c) EXPECT_GE(teach(classes.data(), n, label), teach(classes.data(), n, c)) << n;
    for (Index k = 0; k < 2; ++k) EXPECT_FLOAT_EQ(scores.data().target(n, k), teach(scores.data(), n, k)) << n;
    ++seen.at(label);
  }
  for (const int count : seen) EXPECT_GT(count, 0);
}

TEST(BatchPlanes, TransposeTheSamplesAskedForAndPadWithZeros) {
  TorchRandom random(1);
  const Dataset labelled(arrays(kCe).data, kCe, random);
  BatchPlanes planes(labelled, 3);
  planes.gather(labelled, std::array{2, 0, 1});
  planes.gather(labelled, std::array{2, 0});  // a smaller one after it
  const Batch b = planes.batch();
  EXPECT_EQ(b.samples, 2);
  EXPECT_EQ(b.stride, 16);
  EXPECT_EQ(std::vector(b.x, b.x + 4), (std::vector<float>{5, 1, 0, 0}));
  EXPECT_EQ(std::vector(b.x + 16, b.x + 20), (std::vector<float>{6, 2, 0, 0}));
  EXPECT_EQ(std::vector(b.labels, b.labels + 4), (std::vector<std::int32_t>{1, 0, 0, 0}));
  const Dataset targets(arrays(kMse).data, kMse, random);
  BatchPlanes other(targets, 3);
  other.gather(targets, std::array{1});
  const float* rows = other.batch().targets;
  EXPECT_EQ(std::vector(rows, rows + 4), (std::vector<float>{30, 0, 0, 0}));
  EXPECT_EQ(std::vector(rows + 16, rows + 20), (std::vector<float>{40, 0, 0, 0}));
}

TEST(Planes, RowsLieAnOddNumberOfCacheLinesApart) {
  for (const Index samples : {1, 10, 16, 17, 500, 512, 1024, 65536}) {
    EXPECT_GE(row_stride(samples), padded(samples));
    EXPECT_LE(row_stride(samples), samples + 32);
    EXPECT_EQ(row_stride(samples) % 32, 16) << samples;
  }
}

}  // namespace
}  // namespace momentum::testing
