// SPDX-License-Identifier: MIT
#include "momentum/activation.hpp"

#include <cmath>
#include <limits>

#include "momentum/linear.hpp"
#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr std::array kAll{Activation::identity, Activation::relu, Activation::sigmoid, Activation::tanh};

std::string_view name(Activation a) { return kActivationNames[static_cast<std::size_t>(a)]; }

/// delta ⊙ f′, as a layer of one unit with weight 1 hands it on.
std::vector<float> backward(Activation activation, const std::vector<float>& a, const std::vector<float>& delta) {
  const std::array<float, 2> weight_and_bias{1, 0};
  std::vector<float> dz(a.size());
  const auto count = static_cast<Index>(a.size());
  Linear{}.backward_input(weight_and_bias.data(), delta.data(), a.data(), activation, dz.data(), count, count);
  return dz;
}

TEST(Activation, ValuesAreThoseInDouble) {
  for (const Activation activation : kAll) {
    const auto z = uniform_values(4000, 3, -9, 9);
    auto a = z;
    a.push_back(kNaN);  // past the count: must stay
    activate(activation, a.data(), 4000);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double want = oracle::activate(activation, static_cast<double>(z[i]));
      ASSERT_NEAR(a[i], want, 3e-7 * std::abs(want)) << name(activation) << " of " << z[i];
    }
    EXPECT_TRUE(std::isnan(a.back()));
  }
}

/// The derivative by central differences in double, at z = f⁻¹(a).
TEST(Activation, BackwardMultipliesByTheDerivative) {
  constexpr double kStep = 1e-6;
  for (const Activation activation : kAll) {
    const auto z = uniform_values(400, 4, -5, 5);
    auto a = z;
    activate(activation, a.data(), 400);
    const auto upstream = uniform_values(400, 5, -3, 3);
    const auto delta = backward(activation, a, upstream);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const auto x = static_cast<double>(z[i]);
      const double slope =
          (oracle::activate(activation, x + kStep) - oracle::activate(activation, x - kStep)) / (2 * kStep);
      ASSERT_NEAR(delta[i], static_cast<double>(upstream[i]) * slope, 1e-6) << name(activation) << " at " << z[i];
    }
  }
}

TEST(Activation, ReluHasSlopeZeroAtZeroAndPassesNaN) {
  std::vector<float> a{0.0F, -0.0F, kNaN, 1e-30F};
  activate(Activation::relu, a.data(), 4);
  EXPECT_EQ(a[0], 0.0F);
  EXPECT_EQ(a[1], 0.0F);
  EXPECT_TRUE(std::isnan(a[2]));
  EXPECT_EQ(a[3], 1e-30F);
  EXPECT_EQ(backward(Activation::relu, a, {1, 1, 1, 1}), (std::vector<float>{0, 0, 0, 1}));  // as PyTorch: relu'(0) = 0
}

TEST(Activation, SaturatedOnesHaveNoSlope) {
  for (const Activation activation : {Activation::sigmoid, Activation::tanh}) {
    std::vector<float> a{100, -100, 1e30F, -1e30F};
    activate(activation, a.data(), 4);
    for (const float d : backward(activation, a, {1, 1, 1, 1})) EXPECT_NEAR(d, 0, 1e-37) << name(activation);
  }
}

}  // namespace
}  // namespace momentum::testing
