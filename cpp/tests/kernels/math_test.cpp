// SPDX-License-Identifier: MIT
// exp, log, tanh, the normal distribution and sigmoid on four floats against the double functions of the C library.
#include "kernels/math.hpp"

#include <cfloat>
#include <cmath>

#include "kernels/normal.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

using kernels::f32x4;
using Lanes = f32x4 (*)(f32x4);

// Not inlined: Emscripten 3.1.6 never ends folding these calls of constants.
[[gnu::noinline]] float one(Lanes f, float x) {
  const f32x4 y = f(f32x4{0.5F, x, 0.25F, 0.75F});  // the other lanes must not matter
  return y[1];
}

/// |got − want| in units of the last place of a float of that size.
double ulps(float got, double want) {
  const auto nearest = static_cast<float>(want);
  const double unit =
      static_cast<double>(std::nextafter(std::abs(nearest), kInfinity)) - static_cast<double>(std::abs(nearest));
  return std::abs(static_cast<double>(got) - want) / unit;
}

/// The worst error over about a million floats of low … high, evenly spaced among the floats there are.
double worst(Lanes f, double (*reference)(double), float low, float high) {
  double most = 0;
  const auto visit = [&](float x) { most = std::max(most, ulps(one(f, x), reference(static_cast<double>(x)))); };
  for (const float sign : {-1.0F, 1.0F}) {
    const float from = sign < 0 ? std::max(0.0F, -high) : std::max(0.0F, low);
    const float to = sign < 0 ? -low : high;
    if (to <= from) continue;
    const auto last = kernels::bits<std::uint32_t>(to);
    const auto first = kernels::bits<std::uint32_t>(from);
    for (std::uint64_t bits = first; bits <= last; bits += (last - first) / 500000 + 1) {
      visit(sign * kernels::bits<float>(static_cast<std::uint32_t>(bits)));
    }
    visit(sign * to);
  }
  return most;
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }
double normal(double x) { return std::erfc(-x / std::sqrt(2)) / 2; }
double density(double x) { return std::exp(-x * x / 2) / std::sqrt(8 * std::atan(1)); }

f32x4 integral_lanes(f32x4 x) { return kernels::normal(x).integral; }
f32x4 density_lanes(f32x4 x) { return kernels::normal(x).density; }

TEST(Math, AreExactToTheLastPlaces) {
  EXPECT_LE(worst(kernels::exp, std::exp, -87.3F, 88.37F), 1.2);
  EXPECT_LE(worst(kernels::log, std::log, FLT_MIN, FLT_MAX), 2.0);
  EXPECT_LE(worst(kernels::tanh, std::tanh, -20.0F, 20.0F), 2.5);
  EXPECT_LE(worst(kernels::sigmoid, sigmoid, -87.3F, 88.0F), 2.6);
  EXPECT_LE(worst(kernels::expm1, std::expm1, -87.3F, -FLT_MIN), 2.0);
  EXPECT_LE(worst(kernels::log1p, std::log1p, FLT_MIN, 1.0F), 2.5);
  // Farther out the rounding of x² shows: up to x²/2 last places.
  EXPECT_LE(worst(integral_lanes, normal, -1.0F, 12.5F), 4.0);
  EXPECT_LE(worst(integral_lanes, normal, -12.5F, -1.0F), 78.0);
  EXPECT_LE(worst(density_lanes, density, -1.0F, 1.0F), 2.5);
  EXPECT_LE(worst(density_lanes, density, -12.5F, 12.5F), 78.0);
}

TEST(Math, Exp) {
  EXPECT_EQ(one(kernels::exp, 0.0F), 1.0F);
  EXPECT_EQ(one(kernels::exp, -0.0F), 1.0F);
  EXPECT_EQ(one(kernels::exp, kInfinity), kInfinity);
  EXPECT_EQ(one(kernels::exp, 1e30F), kInfinity);
  EXPECT_EQ(one(kernels::exp, 89.0F), kInfinity);
  EXPECT_TRUE(std::isfinite(one(kernels::exp, 88.37F)));
  // held at −87.3: no subnormal numbers, which some machines flush
  for (const float x : {-87.4F, -1000.0F, -FLT_MAX, -kInfinity}) {
    EXPECT_EQ(one(kernels::exp, x), one(kernels::exp, -87.3F));
  }
  EXPECT_GE(one(kernels::exp, -kInfinity), FLT_MIN);
  EXPECT_LT(one(kernels::exp, -kInfinity), 1.3e-38F);
  EXPECT_TRUE(std::isnan(one(kernels::exp, kNaN)));
  EXPECT_TRUE(std::isnan(one(kernels::exp, -kNaN)));
}

TEST(Math, Log) {
  EXPECT_EQ(one(kernels::log, 1.0F), 0.0F);
  EXPECT_EQ(one(kernels::log, kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(one(kernels::log, kNaN)));
  EXPECT_TRUE(std::isnan(one(kernels::log, -kNaN)));
}

TEST(Math, Tanh) {
  EXPECT_EQ(one(kernels::tanh, 0.0F), 0.0F);
  EXPECT_EQ(one(kernels::tanh, -0.0F), 0.0F);
  for (const float x : {10.0F, 50.0F, 1e4F, FLT_MAX, kInfinity}) {
    EXPECT_EQ(one(kernels::tanh, x), 1.0F) << x;
    EXPECT_EQ(one(kernels::tanh, -x), -1.0F) << x;
  }
  EXPECT_EQ(one(kernels::tanh, 1e-20F), 1e-20F);
  EXPECT_TRUE(std::isnan(one(kernels::tanh, kNaN)));
  EXPECT_LE(one(kernels::tanh, 9.0F), 1.0F);  // no step down where it is held to 1
}

TEST(Math, Sigmoid) {
  EXPECT_EQ(one(kernels::sigmoid, 0.0F), 0.5F);
  for (const float x : {20.0F, 1e4F, kInfinity}) {
    EXPECT_EQ(one(kernels::sigmoid, x), 1.0F) << x;
    EXPECT_GE(one(kernels::sigmoid, -x), 0.0F) << x;
    EXPECT_LE(one(kernels::sigmoid, -x), 2.1e-9F) << x;
  }
  EXPECT_EQ(one(kernels::sigmoid, -kInfinity), 0.0F);
  EXPECT_TRUE(std::isnan(one(kernels::sigmoid, kNaN)));
}

TEST(Math, VanishingExp) {
  for (const float x : {-87.3F, -1.0F, 0.0F, 80.0F}) {
    EXPECT_EQ(one(kernels::vanishing_exp, x), one(kernels::exp, x)) << x;
  }
  for (const float x : {-87.4F, -FLT_MAX, -kInfinity}) EXPECT_EQ(one(kernels::vanishing_exp, x), 0.0F) << x;
  EXPECT_TRUE(std::isnan(one(kernels::vanishing_exp, kNaN)));
}

TEST(Math, Expm1AndLog1p) {
  EXPECT_EQ(one(kernels::expm1, 0.0F), 0.0F);
  for (const float x : {-20.0F, -1000.0F, -FLT_MAX, -kInfinity}) EXPECT_EQ(one(kernels::expm1, x), -1.0F) << x;
  EXPECT_TRUE(std::isnan(one(kernels::expm1, kNaN)));
  EXPECT_EQ(one(kernels::log1p, 0.0F), 0.0F);
  EXPECT_EQ(one(kernels::log1p, 1e-30F), 1e-30F);
  EXPECT_TRUE(std::isnan(one(kernels::log1p, kNaN)));
}

TEST(Math, Normal) {
  EXPECT_EQ(one(integral_lanes, 0.0F), 0.5F);
  EXPECT_EQ(one(integral_lanes, -0.0F), 0.5F);
  EXPECT_GE(one(integral_lanes, -12.5F), FLT_MIN);
  EXPECT_GE(one(density_lanes, 12.5F), FLT_MIN);
  EXPECT_LT(one(integral_lanes, -12.5F), 4e-36F);
  for (const float x : {12.6F, 100.0F, FLT_MAX, kInfinity}) {
    EXPECT_EQ(one(integral_lanes, x), 1.0F) << x;
    EXPECT_EQ(one(integral_lanes, -x), 0.0F) << x;
    EXPECT_EQ(one(density_lanes, x), 0.0F) << x;
  }
  EXPECT_TRUE(std::isnan(one(integral_lanes, kNaN)));
  EXPECT_TRUE(std::isnan(one(density_lanes, kNaN)));
}

TEST(Math, LanesAreIndependent) {
  for (const Lanes f : {Lanes(kernels::exp), Lanes(kernels::log), Lanes(kernels::tanh), Lanes(kernels::sigmoid),
                        Lanes(integral_lanes), Lanes(density_lanes)}) {
    const f32x4 x{0.3F, kNaN, 2.0F, kInfinity};
    const f32x4 y = f(x);
    EXPECT_EQ(y[0], one(f, 0.3F));
    EXPECT_EQ(y[2], one(f, 2.0F));
    EXPECT_EQ(y[3], one(f, kInfinity));
  }
}

}  // namespace
}  // namespace momentum::testing
