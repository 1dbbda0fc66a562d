// SPDX-License-Identifier: MIT
#include "momentum/surface/descent.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support.hpp"

namespace momentum {
namespace {

using namespace testing;

/// Down the ravine from its usual start.
Descent by(const OptimizerOptions& optimizer, const ScheduleOptions& schedule = {}) {
  DescentOptions options;
  options.optimizer = optimizer;
  options.schedule = schedule;
  return Descent(options);
}
Descent plain(double lr) { return by(SgdOptions{.lr = lr}); }

DescentOptions on(const SurfaceOptions& surface, Point start) {
  DescentOptions options;
  options.surface = surface;
  options.x = start.x;
  options.y = start.y;
  return options;
}

TEST(Descent, StartsSeventyFourDegreesOffTheBottom) {
  const DescentPoint start = plain(0.036).point();
  const double down = std::atan2(-start.gradient.y, -start.gradient.x);
  const double bottom = std::atan2(-start.position.y, -start.position.x);
  EXPECT_NEAR(std::abs(down - bottom) * 180 / std::acos(-1.0), 73.8, 0.1);
}

TEST(Descent, EveryRuleIsTheNetworksOwn) {
  for (const auto& [name, options] : every_optimizer()) {
    const SurfaceOptions surface = HimmelblauSurface{};
    DescentOptions all = on(surface, {1, 1});
    all.optimizer = options;
    Descent descent(all);
    Optimizer optimizer(options, 2);
    Vector w = vector_of({1, 1});
    for (int i = 0; i < 20; ++i) {
      const Point g = gradient_of(surface, {static_cast<double>(w[0]), static_cast<double>(w[1])});
      optimizer.step(w, vector_of({static_cast<float>(g.x), static_cast<float>(g.y)}));
      if (!descent.step()) break;
      EXPECT_EQ(descent.point().position.x, static_cast<double>(w[0])) << name << " " << i;
      EXPECT_EQ(descent.point().position.y, static_cast<double>(w[1])) << name << " " << i;
      EXPECT_EQ(descent.point().velocity.x, static_cast<double>(optimizer.velocity()[0])) << name << " " << i;
    }
  }
}

TEST(Descent, FollowsTheSchedule) {
  Descent descent = by(SgdOptions{.lr = 0.03}, StepSchedule{.step_size = 2, .gamma = 0});
  Descent constant = plain(0.03);
  for (int i = 0; i < 2; ++i) {
    descent.step();
    constant.step();
    EXPECT_EQ(descent.point().position.x, constant.point().position.x) << i;
  }
  const Point there = descent.point().position;
  descent.step();
  EXPECT_EQ(descent.point().position.x, there.x);
  EXPECT_EQ(descent.steps(), 3);
}

TEST(Descent, WhatTheVelocityCarriesIsTheStep) {
  for (const Convention convention : {Convention::pytorch, Convention::classical, Convention::average}) {
    Descent descent = by(SgdOptions{.lr = 0.01, .momentum = 0.85, .convention = convention});
    for (int i = 0; i < 10; ++i) {
      const Point before = descent.point().position;
      descent.step();
      const DescentPoint& now = descent.point();
      EXPECT_NEAR(now.carried.x, now.position.x - before.x, 1e-5);
      EXPECT_NEAR(now.carried.y, now.position.y - before.y, 1e-5);
    }
  }
  Descent without = plain(0.01);
  without.step();
  EXPECT_EQ(without.point().carried.x, 0);
}

TEST(Descent, DivergenceIsAStateAndKeepsTheLastFinitePoint) {
  Descent descent = plain(1);
  while (descent.step()) ASSERT_LT(descent.steps(), 1000);
  ASSERT_TRUE(descent.diverged_at());
  EXPECT_EQ(*descent.diverged_at(), descent.steps());
  EXPECT_TRUE(std::isfinite(descent.point().loss));
  EXPECT_GT(descent.point().loss, 1e30);
  EXPECT_FALSE(descent.step());
}

TEST(Descent, RefusesByName) {
  EXPECT_EQ(error_of([] { Descent(on(QuadraticSurface{.condition = 0.5}, {})); }),
            "surface.condition must be a number in 1 … 1000000, got 0.5");
  EXPECT_EQ(error_of([] { Descent(on({}, {std::nan(""), 0})); }),
            "x must be a finite number in -1000000 … 1000000, got NaN");
  EXPECT_EQ(error_of([] { plain(-1); }), "optimizer.lr must be a number ≥ 0, got -1");
}

}  // namespace
}  // namespace momentum
