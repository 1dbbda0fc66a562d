// SPDX-License-Identifier: MIT
#include "momentum/surface/surface.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "momentum/options/schema.hpp"

namespace momentum {
namespace {

struct Named {
  std::string_view name;
  SurfaceOptions surface;
};

std::vector<Named> every_surface() {
  std::vector<Named> all;
  for (std::size_t i = 0; i < std::variant_size_v<SurfaceOptions>; ++i) {
    const auto surface = default_variant<SurfaceOptions>(i);
    all.push_back({type_name(surface), surface});
  }
  all.push_back({"turned the other way", QuadraticSurface{.condition = 7, .angle = -61}});
  all.push_back({"upright", QuadraticSurface{.condition = 3, .angle = 90}});
  return all;
}

std::vector<Point> some_points() {
  std::vector<Point> points;
  for (const double x : {-3.1, -0.7, 0.02, 0.9, 2.6}) {
    for (const double y : {-2.2, -0.4, 0.3, 1.7}) points.push_back({x, y});
  }
  return points;
}

/// Central differences of the fourth order.
template <class F>
double slope(F&& f) {
  constexpr double h = 1e-3;
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

TEST(Surface, GradientsAgreeWithFiniteDifferences) {
  for (const auto& [name, of_name] : every_surface()) {
    const auto& surface = of_name;  // lambdas of clang 14 take no structured binding
    for (const Point p : some_points()) {
      const Point g = gradient_of(surface, p);
      const double x = slope([&](double h) { return value_of(surface, {p.x + h, p.y}); });
      const double y = slope([&](double h) { return value_of(surface, {p.x, p.y + h}); });
      const double scale = 1 + std::hypot(g.x, g.y);
      EXPECT_NEAR(g.x, x, 1e-8 * scale) << name << " at " << p.x << ", " << p.y;
      EXPECT_NEAR(g.y, y, 1e-8 * scale) << name << " at " << p.x << ", " << p.y;
    }
  }
}

TEST(Surface, HessiansAgreeWithFiniteDifferencesOfTheGradient) {
  for (const auto& [name, of_name] : every_surface()) {
    const auto& surface = of_name;  // lambdas of clang 14 take no structured binding
    for (const Point p : some_points()) {
      const Hessian h = hessian_of(surface, p);
      const auto along_x = [&](double d) { return gradient_of(surface, {p.x + d, p.y}); };
      const auto along_y = [&](double d) { return gradient_of(surface, {p.x, p.y + d}); };
      const double scale = 1 + std::abs(h.xx) + std::abs(h.yy);
      EXPECT_NEAR(h.xx, slope([&](double d) { return along_x(d).x; }), 1e-8 * scale) << name;
      EXPECT_NEAR(h.xy, slope([&](double d) { return along_x(d).y; }), 1e-8 * scale) << name;
      EXPECT_NEAR(h.xy, slope([&](double d) { return along_y(d).x; }), 1e-8 * scale) << name;
      EXPECT_NEAR(h.yy, slope([&](double d) { return along_y(d).y; }), 1e-8 * scale) << name;
    }
  }
}

TEST(Surface, MinimaAreMinimaOfLossZero) {
  for (const auto& [name, surface] : every_surface()) {
    for (const Point p : minima_of(surface)) {
      const Point g = gradient_of(surface, p);
      EXPECT_NEAR(value_of(surface, p), 0, 1e-14) << name;
      EXPECT_NEAR(std::hypot(g.x, g.y), 0, 1e-12) << name;
      EXPECT_GT(curvatures(hessian_of(surface, p)).least, 0) << name;
    }
    for (const Point p : some_points()) EXPECT_GE(value_of(surface, p), 0) << name;
  }
}

TEST(Surface, QuadraticHasTheCurvaturesItSays) {
  for (const double angle : {-90.0, -33.0, 0.0, 17.0, 45.0, 90.0}) {
    const auto [least, greatest] = curvatures(hessian_of(QuadraticSurface{.condition = 50, .angle = angle}, {}));
    EXPECT_NEAR(least, 1, 1e-12) << angle;
    EXPECT_NEAR(greatest, 50, 1e-12) << angle;
  }
  // The floor falls to the right: a point on it has a gradient along it, which is the point itself.
  const double turn = std::acos(-1.0) / 180 * 17;
  const Point on{std::cos(turn), -std::sin(turn)};
  const Point g = gradient_of(QuadraticSurface{}, on);
  EXPECT_NEAR(g.x, on.x, 1e-12);
  EXPECT_NEAR(g.y, on.y, 1e-12);
}

TEST(Surface, SaddleHasCurvaturesOfBothSigns) {
  const auto [least, greatest] = curvatures(hessian_of(SaddleSurface{}, {}));
  EXPECT_EQ(least, -1);
  EXPECT_EQ(greatest, 1);
}

TEST(Surface, NoiseIsSeededAndHasTheDeviationItSays) {
  const NoisySurface noisy{.noise = 3};
  GradientSource source(noisy);
  GradientSource again(noisy);
  GradientSource other(NoisySurface{.noise = 3, .seed = 23});
  const Point exact = gradient_of(noisy, {1, 2});
  constexpr int kDraws = 20000;
  double sum = 0;
  double squares = 0;
  bool differs = false;
  for (int i = 0; i < kDraws; ++i) {
    const Point g = source.at({1, 2});
    const Point same = again.at({1, 2});
    ASSERT_EQ(g.x, same.x);
    ASSERT_EQ(g.y, same.y);
    differs = differs || other.at({1, 2}).x != g.x;
    sum += g.x - exact.x;
    squares += (g.y - exact.y) * (g.y - exact.y);
  }
  EXPECT_TRUE(differs);
  EXPECT_NEAR(sum / kDraws, 0, 0.07);
  EXPECT_NEAR(std::sqrt(squares / kDraws), 3, 0.06);
}

TEST(Surface, WithoutNoiseTheSourceIsExact) {
  for (const auto& [name, surface] : every_surface()) {
    if (std::holds_alternative<NoisySurface>(surface)) continue;
    const Point g = GradientSource(surface).at({0.3, -0.8});
    const Point exact = gradient_of(surface, {0.3, -0.8});
    EXPECT_EQ(g.x, exact.x) << name;
    EXPECT_EQ(g.y, exact.y) << name;
  }
}

}  // namespace
}  // namespace momentum
