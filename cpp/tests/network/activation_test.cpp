// SPDX-License-Identifier: MIT
#include <cmath>
#include <functional>
#include <limits>

#include "kernels/activations.hpp"
#include "momentum/network/linear.hpp"
#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

using kernels::f32x4;

std::string_view name(Activation a) { return kActivationNames[static_cast<std::size_t>(a)]; }

std::vector<Activation> all() {
  std::vector<Activation> activations;
  for (std::size_t i = 0; i < kActivationNames.size(); ++i) activations.push_back(static_cast<Activation>(i));
  return activations;
}

/// A layer of one unit with weight 1 and bias 0: its z is its x.
struct Unit {
  static constexpr std::array<float, 2> kWeightAndBias{1, 0};
  std::vector<float> z, a;
  ActivationPlanes planes;
  Index count;

  Unit(Activation activation, const std::vector<float>& x) : Unit(activation, x, needs_z(activation)) {}
  Unit(Activation activation, const std::vector<float>& x, bool keeps_z)
      : z(x.size()), a(x.size()), planes{activation, keeps_z ? z.data() : nullptr, a.data()}, count(std::ssize(x)) {
    Linear{}.forward(kWeightAndBias.data(), x.data(), planes, count, count);
  }
  /// delta ⊙ f′, as the layer behind hands it on.
  std::vector<float> backward(const std::vector<float>& delta) const {
    std::vector<float> dz(a.size());
    Linear{}.backward_input(kWeightAndBias.data(), delta.data(), planes, dz.data(), count, count);
    return dz;
  }
};

std::vector<float> values(Activation activation, const std::vector<float>& x) { return Unit(activation, x).a; }
std::vector<float> slopes(Activation activation, const std::vector<float>& x) {
  return Unit(activation, x).backward(std::vector<float>(x.size(), 1.0F));
}

TEST(Activation, ValuesAreThoseInDouble) {
  for (const Activation activation : all()) {
    const auto z = uniform_values(4000, 3, -9, 9);
    const auto a = values(activation, z);
    const double far_out = activation == Activation::gelu ? 1e-9 : 0;  // where it is next to nothing: z² is rounded
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double want = oracle::activate(activation, static_cast<double>(z[i]));
      ASSERT_NEAR(a[i], want, 3e-7 * std::abs(want) + far_out) << name(activation) << " of " << z[i];
    }
  }
}

/// In place or not: the same bits.
TEST(Activation, ValuesDoNotDependOnWhetherZIsKept) {
  for (const Activation activation : all()) {
    if (!needs_z(activation)) continue;
    for (const std::size_t count : {4U, 8U, 12U, 20U, 36U}) {
      const auto x = uniform_values(count, 6, -4, 4);
      const Unit kept(activation, x, true);
      EXPECT_EQ(kept.z, x) << name(activation);
      EXPECT_EQ(Unit(activation, x, false).a, kept.a) << name(activation);
    }
  }
}

/// The derivative by central differences in double.
TEST(Activation, BackwardMultipliesByTheSlope) {
  constexpr double kStep = 1e-6;
  for (const Activation activation : all()) {
    const auto z = uniform_values(400, 4, -5, 5);
    const auto upstream = uniform_values(400, 5, -3, 3);
    const auto delta = Unit(activation, z).backward(upstream);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const auto x = static_cast<double>(z[i]);
      const double slope =
          (oracle::activate(activation, x + kStep) - oracle::activate(activation, x - kStep)) / (2 * kStep);
      ASSERT_NEAR(delta[i], static_cast<double>(upstream[i]) * slope, 1e-6) << name(activation) << " at " << z[i];
    }
  }
}

/// Small slopes keep their digits where PyTorch's float32 does: relative to f′ in closed form, in double.
TEST(Activation, SmallSlopesKeepTheirDigits) {
  const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
  const std::vector<std::pair<Activation, std::function<double(double)>>> slopes_in_double{
      {Activation::elu, [](double z) { return std::exp(z); }},
      {Activation::softplus, sigmoid},
      {Activation::sigmoid, [&](double z) { return sigmoid(z) * sigmoid(-z); }},
      {Activation::silu, [&](double z) { return sigmoid(z) * (1 + z * sigmoid(-z)); }},
  };
  for (const auto& [activation, slope] : slopes_in_double) {
    const auto z = uniform_values(1000, 8, -60, -2);
    const auto got = slopes(activation, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double want = slope(static_cast<double>(z[i]));
      ASSERT_NEAR(got[i], want, 2e-6 * std::abs(want)) << name(activation) << " at " << z[i];
    }
  }
}

/// The second derivative by second differences in double, away from kinks.
TEST(Activation, CurvatureIsTheSlopesSlope) {
  constexpr double kStep = 1e-3;
  for (const Activation activation : all()) {
    kernels::visit(activation, [&](auto rule) {
      using Rule = decltype(rule);
      for (const float at : uniform_values(400, 7, -8, 8)) {
        const auto x = static_cast<double>(at);
        if (std::abs(x) < 2 * kStep) continue;
        const auto f = [&](double z) { return oracle::activate(activation, z); };
        const double curvature = (f(x + kStep) - 2 * f(x) + f(x - kStep)) / (kStep * kStep);
        const f32x4 z = kernels::splat(at);
        const f32x4 got = Rule::curvature(z, Rule::value(z));
        ASSERT_NEAR(got[0], curvature, 1e-6) << name(activation) << " at " << at;
        const f32x4 slope = kernels::times_slope<Rule>(kernels::splat(2.0F), z, Rule::value(z));
        ASSERT_EQ(slope[0], 2 * Rule::slope(z, Rule::value(z))[0]);
      }
    });
  }
}

/// PyTorch's: none for relu, that of the left for the others.
TEST(Activation, SlopesAtAKink) {
  const std::vector<float> z{0.0F, -0.0F, -1e-30F, 1e-30F};
  EXPECT_EQ(slopes(Activation::relu, z), (std::vector<float>{0, 0, 0, 1}));
  EXPECT_EQ(slopes(Activation::leaky_relu, z), (std::vector<float>{0.01F, 0.01F, 0.01F, 1}));
  EXPECT_EQ(slopes(Activation::elu, z), (std::vector<float>{1, 1, 1, 1}));
  EXPECT_EQ(values(Activation::relu, z), (std::vector<float>{0, 0, 0, 1e-30F}));
}

TEST(Activation, WhatIsOffLetsNotEvenInfinityThrough) {
  const Unit unit(Activation::relu, {-1, 1, 0, -2});
  const float infinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(unit.backward({infinity, infinity, kNaN, -infinity}), (std::vector<float>{0, infinity, 0, 0}));
}

TEST(Activation, PassesNaN) {
  for (const Activation activation : all()) {
    for (const float a : values(activation, std::vector<float>(4, kNaN))) {
      EXPECT_TRUE(std::isnan(a)) << name(activation);
    }
  }
}

/// Far out each is a straight line.
TEST(Activation, FarOut) {
  struct Line {
    Activation activation;
    float left, left_slope, right_slope;  // right: right_slope·z, or 1 where that is 0
  };
  for (const auto& [activation, left, left_slope, right_slope] : std::vector<Line>{
           {Activation::sigmoid, 0, 0, 0},
           {Activation::tanh, -1, 0, 0},
           {Activation::leaky_relu, 0, 0.01F, 1},
           {Activation::elu, -1, 0, 1},
           {Activation::gelu, 0, 0, 1},
           {Activation::silu, 0, 0, 1},
           {Activation::softplus, 0, 0, 1},
       }) {
    const std::vector<float> z{100, -100, 1e20F, -1e20F};
    const auto a = values(activation, z);
    const auto slope = slopes(activation, z);
    for (const std::size_t i : {0U, 2U}) {
      EXPECT_EQ(a[i], right_slope > 0 ? z[i] : 1) << name(activation);
      EXPECT_NEAR(slope[i], right_slope, 1e-37) << name(activation);
      EXPECT_NEAR(a[i + 1], left_slope > 0 ? left_slope * z[i + 1] : left, 4e-16) << name(activation);
      EXPECT_NEAR(slope[i + 1], left_slope, 1e-41) << name(activation);
    }
  }
}

TEST(Activation, SoftplusIsZFromItsThresholdOn) {
  const std::vector<float> z{20, 20.5F, 33, 1e6F};
  EXPECT_EQ(values(Activation::softplus, z), z);
  EXPECT_EQ(slopes(Activation::softplus, z), std::vector<float>(4, 1));
}

}  // namespace
}  // namespace momentum::testing
