// SPDX-License-Identifier: MIT
#include "momentum/data/points.hpp"

#include <cmath>
#include <numbers>

#include "kernels/scalar.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr double kPi = std::numbers::pi;

Loss loss_of(const DataOptions& data) { return shape_of(data).classes > 0 ? Loss::cross_entropy : Loss::mse; }

TrainerOptions trained_on(const DataOptions& data) {
  TrainerOptions options;
  options.data = data;
  options.loss = loss_of(data);
  options.hidden = {{8, Activation::tanh}, {8, Activation::tanh}};
  options.optimizer = SgdOptions{.lr = 0.1, .momentum = 0.9};
  return options;
}

/// Every kind that has a shape of its own.
std::vector<DataOptions> drawn_kinds() {
  std::vector<DataOptions> kinds;
  for (std::size_t i = 0; i < std::variant_size_v<DataOptions>; ++i) {
    const auto kind = default_variant<DataOptions>(i);
    const bool sized = std::visit([](const auto& o) { return Sized<std::remove_cvref_t<decltype(o)>>; }, kind);
    if (!sized) kinds.push_back(kind);
  }
  return kinds;
}

template <class Kind>
Dataset drawn(const Kind& kind) {
  TorchRandom unused(1);
  return {DataOptions(kind), loss_of(kind), unused};
}

/// The four numbers of sample n by the C library, as the header says.
Draws by_library(Index n, std::uint64_t seed) {
  TorchRandom random(seed);
  std::vector<float> u(static_cast<std::size_t>(4 * n + 4));
  random.rand(u);
  const double radius = std::sqrt(-2 * std::log(1 - static_cast<double>(u[4 * n + 2])));
  const double angle = 2 * kPi * static_cast<double>(u[4 * n + 3]);
  return {.a = u[4 * n], .b = u[4 * n + 1], .p = radius * std::cos(angle), .q = radius * std::sin(angle)};
}

void expect_at(const Dataset& data, Index n, double x1, double x2) {
  EXPECT_FLOAT_EQ(data.x(n, 0), static_cast<float>(x1)) << n;
  EXPECT_FLOAT_EQ(data.x(n, 1), static_cast<float>(x2)) << n;
}

TEST(Points, OfTheMoonsLieOnTwoHalfCircles) {
  const Dataset data = drawn(TwoMoonsData{.samples = 40, .noise = 0.25, .seed = 7});
  for (Index n = 0; n < 40; ++n) {
    const auto [a, b, p, q] = by_library(n, 7);
    EXPECT_EQ(data.labels()[n], n % 2);
    const double x1 = n % 2 == 0 ? std::cos(kPi * a) - 0.5 : 0.5 - std::cos(kPi * a);
    const double x2 = n % 2 == 0 ? std::sin(kPi * a) - 0.25 : 0.25 - std::sin(kPi * a);
    expect_at(data, n, x1 + 0.25 * p, x2 + 0.25 * q);
  }
}

TEST(Points, OfTheCirclesLieOnTwoRings) {
  const Dataset data = drawn(CirclesData{.samples = 40, .factor = 0.25, .noise = 0.1});
  for (Index n = 0; n < 40; ++n) {
    const auto [a, b, p, q] = by_library(n, 22);
    EXPECT_EQ(data.labels()[n], n % 2);
    const double r = n % 2 == 0 ? 1 : 0.25;
    expect_at(data, n, r * std::cos(2 * kPi * a) + 0.1 * p, r * std::sin(2 * kPi * a) + 0.1 * q);
  }
}

TEST(Points, OfTheSpiralsWindOutOfTheMiddle) {
  const Dataset data = drawn(SpiralsData{.samples = 40, .arms = 4, .noise = 0.0625});
  EXPECT_EQ(data.outputs(), 4);
  for (Index n = 0; n < 40; ++n) {
    const auto [a, b, p, q] = by_library(n, 22);
    EXPECT_EQ(data.labels()[n], n % 4);
    const double angle = 2 * kPi * (0.75 * a + static_cast<double>(n % 4) / 4);
    const double r = 0.225 + 1.275 * a;
    expect_at(data, n, r * std::cos(angle) + 0.0625 * p, r * std::sin(angle) + 0.0625 * q);
  }
}

TEST(Points, OfXorAreOfClassOneWhereSignsDiffer) {
  const Dataset data = drawn(XorData{.samples = 400, .noise = 0});
  std::array<int, 4> quadrants{};
  for (Index n = 0; n < 400; ++n) {
    const bool right = data.x(n, 0) > 0;
    const bool up = data.x(n, 1) > 0;
    EXPECT_EQ(data.labels()[n], right == up ? 0 : 1);
    for (Index f = 0; f < 2; ++f) {
      EXPECT_GE(std::abs(data.x(n, f)), 0.1F);
      EXPECT_LE(std::abs(data.x(n, f)), 1.0F);
    }
    ++quadrants.at((right ? 1 : 0) + (up ? 2 : 0));
  }
  for (const int count : quadrants) EXPECT_GT(count, 70);
}

TEST(Points, OfBlobsLieAroundACirclesPoints) {
  const Dataset data = drawn(BlobsData{.samples = 3000, .classes = 3, .spread = 0.25});
  for (Index c = 0; c < 3; ++c) {
    double mean[2] = {0, 0};
    double square = 0;
    for (Index n = c; n < 3000; n += 3) {
      for (Index f = 0; f < 2; ++f) mean[f] += static_cast<double>(data.x(n, f)) / 1000;
    }
    const double angle = 2 * kPi * (0.25 + static_cast<double>(c) / 3);
    EXPECT_NEAR(mean[0], std::cos(angle), 0.03);
    EXPECT_NEAR(mean[1], std::sin(angle), 0.03);
    for (Index n = c; n < 3000; n += 3) square += std::pow(static_cast<double>(data.x(n, 0)) - mean[0], 2) / 1000;
    EXPECT_NEAR(std::sqrt(square), 0.25, 0.02);
  }
}

TEST(Points, OfSineAndPlaneHaveTheirNumbers) {
  const Dataset sine = drawn(SineData{.samples = 50, .noise = 0});
  const Dataset plane = drawn(PlaneData{.samples = 50, .noise = 0.5});
  EXPECT_EQ(sine.features(), 1);
  EXPECT_TRUE(sine.labels().empty());
  for (Index n = 0; n < 50; ++n) {
    const auto [a, b, p, q] = by_library(n, 22);
    EXPECT_EQ(sine.x(n, 0), static_cast<float>(2 * a - 1));
    EXPECT_NEAR(sine.target(n, 0), std::sin(1.5 * kPi * (2 * a - 1)), 1e-7);
    expect_at(plane, n, 2 * a - 1, (2 * b - 1) / 4);
    EXPECT_NEAR(plane.target(n, 0), 0.5 + (2 * a - 1) - (2 * b - 1) / 2 + 0.5 * p, 1e-6);
  }
}

/// A slider of the noise moves points, it does not draw others; nor does one of their number.
TEST(Points, StayWhereTheyAreWhenMoreAreDrawn) {
  const Matrix few = drawn(SpiralsData{.samples = 30}).x();
  EXPECT_EQ(drawn(SpiralsData{.samples = 90}).x_rows(0, 30), few);
  EXPECT_NE(drawn(SpiralsData{.samples = 30, .seed = 23}).x(), few);
}

TEST(Points, OfEveryKindTrainAndAreKeptByACheckpoint) {
  ASSERT_GE(drawn_kinds().size(), 7U);
  for (const DataOptions& kind : drawn_kinds()) {
    SCOPED_TRACE(type_name(kind));
    Trainer trainer(trained_on(kind));
    const Shape shape = shape_of(kind);
    EXPECT_EQ(trainer.data().samples(), shape.samples);
    EXPECT_EQ(trainer.data().features(), shape.features);
    EXPECT_EQ(trainer.data().outputs(), std::max(shape.classes, shape.outputs));
    const float before = trainer.forward();
    for (int i = 0; i < 400; ++i) trainer.step();
    EXPECT_LT(trainer.evaluate().loss, before / 4);
    const Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.data().x(), trainer.data().x());
    expect_same_future(loaded, trainer);
  }
}

/// Their seed is their own: the run's changes the network and no point, theirs the points and no parameter.
TEST(Points, AreDrawnFromASeedOfTheirOwn) {
  TrainerOptions options = trained_on(TwoMoonsData{});
  const Trainer one(options);
  options.seed = 23;
  const Trainer other_start(options);
  EXPECT_EQ(other_start.data().x(), one.data().x());
  EXPECT_FALSE(same_bits(other_start.parameters(), one.parameters()));
  options = trained_on(TwoMoonsData{.seed = 23});
  options.test = FreshTest{.seed = 22};
  const Trainer other_points(options);
  EXPECT_TRUE(same_bits(other_points.parameters(), one.parameters()));
  EXPECT_NE(other_points.data().x(), one.data().x());
  EXPECT_EQ(other_points.problem().test->x(), one.data().x());
}

TEST(Points, HaveTheirLoss) {
  TrainerOptions options = trained_on(SineData{});
  options.loss = Loss::cross_entropy;
  EXPECT_EQ(error_of([&] { check(options); }), "loss must be mse for data.kind sine, got cross_entropy");
  options = trained_on(BlobsData{});
  options.loss = Loss::mse;
  EXPECT_EQ(error_of([&] { check(options); }), "loss must be cross_entropy for data.kind blobs, got mse");
}

TEST(Points, HaveRanges) {
  const auto refusal = [](const DataOptions& data) { return error_of([&] { check(trained_on(data)); }); };
  EXPECT_EQ(refusal(SpiralsData{.arms = 6}), "data.arms must be an integer in 2 … 5, got 6");
  EXPECT_EQ(refusal(BlobsData{.classes = 1}), "data.classes must be an integer in 2 … 10, got 1");
  EXPECT_EQ(refusal(CirclesData{.factor = 1}), "data.factor must be a number in 0 … 1 (excluded), got 1");
  EXPECT_EQ(refusal(TwoMoonsData{.noise = -1}), "data.noise must be a number in 0 … 10, got -1");
  EXPECT_EQ(refusal(XorData{.samples = 0}), "data.samples must be an integer in 1 … 10000000, got 0");
}

TEST(Scalar, LogAndTurnAreTheLibrarysToALastPlace) {
  TorchRandom random(3);
  for (int i = 0; i < 10000; ++i) {
    const double u = 1 - static_cast<double>(random.uniform());
    EXPECT_NEAR(kernels::log(u), std::log(u), 4e-16 * std::max(1.0, -std::log(u))) << u;
    const double t = 3 * u - 1.5;
    const auto [cosine, sine] = kernels::turn(t);
    EXPECT_NEAR(cosine, std::cos(2 * kPi * t), 2e-15) << t;
    EXPECT_NEAR(sine, std::sin(2 * kPi * t), 2e-15) << t;
  }
  EXPECT_EQ(kernels::log(1), 0);
  EXPECT_EQ(kernels::turn(0.25).sine, 1);
  EXPECT_EQ(kernels::turn(0.25).cosine, 0);
  EXPECT_EQ(kernels::turn(-0.5).cosine, -1);
}

}  // namespace
}  // namespace momentum::testing
