// SPDX-License-Identifier: MIT
#include "momentum/surface/heavy_ball.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdlib>
#include <limits>

#include "momentum/surface/descent.hpp"

namespace momentum {
namespace {

constexpr Curvatures kRavine{1, 50};

/// The eigenvalues once more, by complex numbers.
double spectral_radius(double lr, double momentum, double curvature) {
  const std::complex<double> trace = 1 + momentum - lr * curvature;
  const std::complex<double> root = std::sqrt(trace * trace - 4 * momentum);
  return std::max(std::abs(trace + root), std::abs(trace - root)) / 2;
}

TEST(HeavyBall, RateIsTheSpectralRadius) {
  for (double lr = 0; lr <= 0.09; lr += 0.0013) {
    for (double momentum = 0; momentum <= 1; momentum += 0.05) {
      const double expected = std::max(spectral_radius(lr, momentum, 1), spectral_radius(lr, momentum, 50));
      EXPECT_NEAR(motion(lr, momentum, kRavine).rate, expected, 1e-12) << lr << " " << momentum;
    }
  }
}

/// Over steps late enough for the slowest part to be alone.
double measured_rate(double lr, double momentum) {
  constexpr int kFrom = 150;
  constexpr int kTo = 350;
  DescentOptions options;
  options.surface = QuadraticSurface{.condition = 50, .angle = 0};
  options.x = 3e5;
  options.y = 2e5;
  options.optimizer = SgdOptions{.lr = lr, .momentum = momentum};
  Descent descent(options);
  // The greatest loss of a window, so that where a swing stands does not matter.
  const auto greatest_until = [&](int end) {
    double greatest = 0;
    while (descent.steps() < end && descent.step()) greatest = std::max(greatest, descent.point().loss);
    return greatest;
  };
  greatest_until(kFrom - 40);
  const double before = greatest_until(kFrom);
  greatest_until(kTo - 40);
  const double after = greatest_until(kTo);
  if (descent.diverged_at()) return std::numeric_limits<double>::infinity();
  return std::pow(after / before, 0.5 / (kTo - kFrom));
}

TEST(HeavyBall, PredictsWhatTheOptimizerDoes) {
  int compared = 0;
  for (const double lr : {0.003, 0.01, 0.02, 0.03, 0.036, 0.045, 0.055, 0.065}) {
    for (const double momentum : {0.0, 0.2, 0.4, 0.566, 0.7, 0.85, 0.95}) {
      const Convergence expected = motion(lr, momentum, kRavine);
      if (expected.regime == Regime::divergence) continue;
      // Near a double root t·ρᵗ is not yet ρᵗ.
      EXPECT_NEAR(measured_rate(lr, momentum), expected.rate, 0.012) << lr << " " << momentum;
      ++compared;
    }
  }
  EXPECT_GT(compared, 30);
}

TEST(HeavyBall, DivergesWhereItSays) {
  for (const double momentum : {0.0, 0.3, 0.6, 0.9}) {
    const double limit = borders(momentum, kRavine).divergence;
    EXPECT_EQ(motion(limit * 1.0001, momentum, kRavine).regime, Regime::divergence);
    EXPECT_NE(motion(limit * 0.9999, momentum, kRavine).regime, Regime::divergence);
    EXPECT_GT(measured_rate(limit * 1.05, momentum), 1);
    EXPECT_LT(measured_rate(limit * 0.95, momentum), 1);
  }
  EXPECT_EQ(motion(0.01, 1, kRavine).regime, Regime::divergence);
  EXPECT_EQ(motion(0, 0.5, kRavine).regime, Regime::divergence);
}

/// lr·λ = 2(1+γ) makes −1 an eigenvalue: up and down the walls for ever, by as much. These numbers are exact.
TEST(HeavyBall, AtTheVeryLimitNothingConverges) {
  constexpr Curvatures kBowl{1, 4};
  for (const double momentum : {0.0, 0.5}) {
    const double limit = (1 + momentum) / 2;
    EXPECT_EQ(borders(momentum, kBowl).divergence, limit);
    EXPECT_EQ(motion(limit, momentum, kBowl).regime, Regime::divergence);
    EXPECT_EQ(motion(limit, momentum, kBowl).rate, 1);
    EXPECT_EQ(motion(std::nextafter(limit, 0), momentum, kBowl).regime, Regime::zigzag);
  }
  DescentOptions options;
  options.surface = QuadraticSurface{.condition = 4, .angle = 0};
  options.y = 4.25;
  options.optimizer = SgdOptions{.lr = 0.5};
  Descent descent(options);
  for (int i = 1; i <= 100; ++i) {
    ASSERT_TRUE(descent.step());
    EXPECT_EQ(descent.point().position.y, i % 2 == 0 ? 4.25 : -4.25) << i;
  }
}

TEST(HeavyBall, RegimesHaveTheirBoundaries) {
  for (const double momentum : {0.1, 0.5, 0.9}) {
    const double low = std::pow(1 - std::sqrt(momentum), 2);
    const double high = std::pow(1 + std::sqrt(momentum), 2);
    EXPECT_EQ(motion(low * 0.999, momentum, 1).regime, Regime::monotone);
    EXPECT_EQ(motion(low * 1.001, momentum, 1).regime, Regime::ripples);
    EXPECT_EQ(motion(high * 0.999, momentum, 1).regime, Regime::ripples);
    EXPECT_EQ(motion((high + 2 * (1 + momentum)) / 2, momentum, 1).regime, Regime::zigzag);
  }
  // Of both directions together, below and above the best γ (0.566).
  for (const double momentum : {0.05, 0.3, 0.5, 0.6, 0.8, 0.95}) {
    const Borders at = borders(momentum, kRavine);
    const Regime between = at.ripples < at.zigzag ? Regime::ripples : Regime::monotone;
    EXPECT_EQ(between == Regime::ripples, momentum > 0.566);
    EXPECT_EQ(motion(std::min(at.ripples, at.zigzag) * 0.999, momentum, kRavine).regime, Regime::monotone);
    EXPECT_EQ(motion(at.zigzag * 0.9999, momentum, kRavine).regime, between);
    EXPECT_EQ(motion((at.zigzag + at.divergence) / 2, momentum, kRavine).regime, Regime::zigzag);
    EXPECT_EQ(motion(at.divergence * 1.001, momentum, kRavine).regime, Regime::divergence);
  }
  EXPECT_EQ(motion(0.036, 0, kRavine).regime, Regime::monotone);
  EXPECT_EQ(motion(0.0395, 0, kRavine).regime, Regime::zigzag);
  EXPECT_EQ(motion(0.01, 0.85, kRavine).regime, Regime::ripples);
}

TEST(HeavyBall, OptimumIsTheBestOfTheGrid) {
  for (const double condition : {2.0, 50.0, 1000.0}) {
    const Curvatures c{1, condition};
    const Best best = best_with_momentum(c);
    const Best without = best_without_momentum(c);
    const double rate = motion(best.lr, best.momentum, c).rate;
    EXPECT_NEAR(rate, std::sqrt(best.momentum), 1e-7);
    EXPECT_NEAR(motion(without.lr, 0, c).rate, (condition - 1) / (condition + 1), 1e-12);
    constexpr int kColumns = 401;
    constexpr int kRows = 201;
    const double most = 4 / condition;
    const std::vector<double> rates = rate_map(c, most, kColumns, kRows);
    for (const double other : rates) EXPECT_GE(other, rate - 1e-7);
    for (int column = 0; column < kColumns; ++column) {
      EXPECT_GE(rates[static_cast<std::size_t>(column)], motion(without.lr, 0, c).rate);
    }
    // Rows are γ: the map says what motion() does.
    EXPECT_EQ(rates[100 * kColumns + 37], motion(most * 37 / 400, 0.5, c).rate);
  }
}

/// Of the companion matrix of PyTorch's Nesterov, w₊ = w − lr·(g + γ·(γ·v + g)), v₊ = γ·v + g, on (w, v).
double nesterov_radius(double lr, double momentum, double curvature) {
  const double ww = 1 - lr * curvature * (1 + momentum);
  const double wv = -lr * momentum * momentum;
  const std::complex<double> trace = ww + momentum;
  const double determinant = ww * momentum - wv * curvature;
  const std::complex<double> root = std::sqrt(trace * trace - 4 * determinant);
  return std::max(std::abs(trace + root), std::abs(trace - root)) / 2;
}

TEST(Nesterov, RateIsTheSpectralRadius) {
  for (double lr = 0; lr <= 0.05; lr += 0.0007) {
    for (double momentum = 0; momentum <= 1; momentum += 0.05) {
      const double expected = std::max(nesterov_radius(lr, momentum, 1), nesterov_radius(lr, momentum, 50));
      const double limit_here = limit(momentum, 50, Method::nesterov);
      const Convergence found = motion(lr, momentum, kRavine, Method::nesterov);
      // A double root's rounding is of the size of a root: 1e-8.
      EXPECT_NEAR(found.rate, expected, 1e-7) << lr << " " << momentum;
      EXPECT_EQ(found.regime == Regime::divergence, lr == 0 || lr >= limit_here) << lr << " " << momentum;
    }
  }
}

/// Case 32: at κ 50 and γ 0.9 plain descent bears 0.04, heavy ball 0.076, Nesterov 0.0271429; averaging 0.076/(1−γ).
TEST(Nesterov, BearsLessThanTheHeavyBall) {
  EXPECT_DOUBLE_EQ(limit(0, 50), 0.04);
  EXPECT_DOUBLE_EQ(limit(0.9, 50), 0.076);
  EXPECT_NEAR(limit(0.9, 50, Method::nesterov), 0.0271429, 5e-8);
  EXPECT_NEAR(limit(0.9, 50) / (1 - 0.9), 0.76, 1e-12);
  EXPECT_EQ(motion(0.03, 0.9, kRavine, Method::nesterov).regime, Regime::divergence);
  EXPECT_EQ(motion(0.03, 0.9, kRavine).regime, Regime::ripples);
  EXPECT_EQ(borders(0.9, kRavine, Method::nesterov).divergence, limit(0.9, 50, Method::nesterov));
}

/// The loss after 3,000 steps, by that of the start; ∞ where it left the finite numbers. At the edge all is slow: 1 %
/// above its limit Nesterov's needs 1,541 steps to leave float32.
double fall(const SgdOptions& options) {
  DescentOptions descent_options;
  descent_options.surface = QuadraticSurface{.condition = 50, .angle = 0};
  descent_options.optimizer = options;
  Descent descent(descent_options);
  const double start = descent.point().loss;
  while (descent.steps() < 3000 && descent.step()) continue;
  return descent.diverged_at() ? std::numeric_limits<double>::infinity() : descent.point().loss / start;
}

TEST(Nesterov, EveryRuleDivergesJustAboveItsLimitAndNotBelow) {
  for (const double momentum : {0.5, 0.9, 0.99}) {
    for (const Convention convention : {Convention::pytorch, Convention::classical, Convention::average}) {
      for (const bool nesterov : {false, true}) {
        const double share = convention == Convention::average ? 1 - momentum : 1;
        const double most = limit(momentum, 50, nesterov ? Method::nesterov : Method::heavy_ball) / share;
        SgdOptions options{.lr = 0.99 * most, .momentum = momentum, .nesterov = nesterov, .convention = convention};
        EXPECT_LT(fall(options), 1e-8) << momentum << " " << nesterov;
        options.lr = 1.01 * most;
        EXPECT_GT(fall(options), 1e8) << momentum << " " << nesterov;
      }
    }
  }
  // τ divides the limit by 1−τ.
  SgdOptions damped{.lr = 0.99 * limit(0.9, 50) / 0.7, .momentum = 0.9, .dampening = 0.3};
  EXPECT_LT(fall(damped), 1e-8);
  damped.lr = 1.01 * limit(0.9, 50) / 0.7;
  EXPECT_GT(fall(damped), 1e8);
}

TEST(Nesterov, OptimumIsTheBestOfTheGrid) {
  for (const double condition : {1.0, 2.0, 50.0, 1000.0}) {
    const Curvatures c{1, condition};
    const Best best = best_with_nesterov(c);
    const double rate = motion(best.lr, best.momentum, c, Method::nesterov).rate;
    EXPECT_NEAR(rate, 1 - 2 / std::sqrt(3 * condition + 1), 1e-6);
    for (const double other : rate_map(c, 2 / condition, 401, 201, Method::nesterov)) EXPECT_GE(other, rate - 1e-6);
  }
  const Best best = best_with_nesterov(kRavine);
  EXPECT_NEAR(best.lr, 0.0265, 1e-4);
  EXPECT_NEAR(best.momentum, 0.720, 1e-3);
  EXPECT_NEAR(steps_per_tenth(motion(best.lr, best.momentum, kRavine, Method::nesterov).rate), 6.5, 0.05);
  // At lr = 1/λₙ the steep direction dies in two steps; the long run is the other's.
  EXPECT_EQ(motion(0.25, 0.9, 4, Method::nesterov).rate, 0);
  EXPECT_NEAR(steps_per_tenth(motion(0.02, 0.9, kRavine, Method::nesterov).rate), 18, 0.5);
}

TEST(Nesterov, RegimesHaveTheirBoundaries) {
  for (const double momentum : {0.05, 0.3, 0.6, 0.8, 0.95}) {
    const Borders at = borders(momentum, kRavine, Method::nesterov);
    const auto regime = [&](double lr) { return motion(lr, momentum, kRavine, Method::nesterov).regime; };
    const Regime between = at.ripples < at.zigzag ? Regime::ripples : Regime::monotone;
    EXPECT_EQ(between == Regime::ripples, momentum > 0.72) << momentum;
    EXPECT_EQ(regime(std::min(at.ripples, at.zigzag) * 0.999), Regime::monotone) << momentum;
    EXPECT_EQ(regime(at.zigzag * 0.9999), between) << momentum;
    EXPECT_EQ(regime((at.zigzag + at.divergence) / 2), Regime::zigzag) << momentum;
    EXPECT_EQ(regime(at.divergence * 1.001), Regime::divergence) << momentum;
  }
  // Looking ahead is friction of its own: γ = 1 settles, where a heavy ball would roll for ever.
  EXPECT_EQ(motion(0.01, 1, kRavine, Method::nesterov).regime, Regime::ripples);
  // A round bowl zig-zags from 1/λ on.
  EXPECT_NEAR(borders(0.5, {1, 1}, Method::nesterov).zigzag, 1, 1e-12);
}

TEST(HeavyBall, StepsToDivideTheLossByTen) {
  EXPECT_NEAR(steps_per_tenth(motion(0.036, 0, kRavine).rate), 31.4, 0.05);
  EXPECT_NEAR(steps_per_tenth(motion(0.01, 0.85, kRavine).rate), 14.17, 0.01);
  EXPECT_NEAR(steps_per_tenth(motion(best_without_momentum(kRavine).lr, 0, kRavine).rate), 28.8, 0.05);
  const Best best = best_with_momentum(kRavine);
  EXPECT_NEAR(best.lr, 0.0614, 1e-4);
  EXPECT_NEAR(best.momentum, 0.566, 1e-3);
  EXPECT_NEAR(steps_per_tenth(motion(best.lr, best.momentum, kRavine).rate), 4.05, 0.01);
  EXPECT_EQ(steps_per_tenth(1), std::numeric_limits<double>::infinity());
  EXPECT_EQ(steps_per_tenth(1.2), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace momentum
