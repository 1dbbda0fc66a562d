// SPDX-License-Identifier: MIT
#include "momentum/heavy_ball.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace momentum {

Convergence motion(double lr, double momentum, double curvature, bool nesterov) {
  const double kept = nesterov ? 1 - lr * curvature : 1;
  const double product = momentum * kept;
  const double half = (nesterov ? (1 + momentum) * kept : 1 + momentum - lr * curvature) / 2;
  const double inside = half * half - product;
  const double rate = inside < 0 ? std::sqrt(product) : std::abs(half) + std::sqrt(inside);
  // Not by the rate, whose rounding would hide what lies at the very limit.
  const bool within = lr * curvature > 0 && lr * curvature < stability_limit(momentum, 1, nesterov);
  if (!within || !(product < 1)) return {rate, Regime::divergence};
  if (inside < 0) return {rate, Regime::ripples};
  return {rate, half < 0 ? Regime::zigzag : Regime::monotone};
}

Convergence motion(double lr, double momentum, const Curvatures& curvatures, bool nesterov) {
  const Convergence slow = motion(lr, momentum, curvatures.least, nesterov);
  const Convergence steep = motion(lr, momentum, curvatures.greatest, nesterov);
  if (steep.regime == Regime::divergence) return steep;
  return steep.rate > slow.rate ? steep : slow;
}

double stability_limit(double momentum, double curvature, bool nesterov) {
  return 2 * (1 + momentum) / ((nesterov ? 1 + 2 * momentum : 1) * curvature);
}

double steps_per_tenth(double rate) {
  if (!(rate < 1)) return std::numeric_limits<double>::infinity();
  return std::log(10) / (-2 * std::log(rate));
}

Best best_with_momentum(const Curvatures& curvatures) {
  const double low = std::sqrt(curvatures.least);
  const double high = std::sqrt(curvatures.greatest);
  const double lr = 2 / (low + high);
  const double momentum = (high - low) / (high + low);
  return {lr * lr, momentum * momentum};
}

Best best_without_momentum(const Curvatures& curvatures) { return {2 / (curvatures.least + curvatures.greatest), 0}; }

Borders borders(double momentum, const Curvatures& curvatures) {
  const auto [least, greatest] = curvatures;
  const double root = std::sqrt(momentum);
  const double equal = 2 * (1 + momentum) / (least + greatest);
  return {(1 - root) * (1 - root) / least, std::max(equal, (1 + root) * (1 + root) / greatest),
          stability_limit(momentum, greatest)};
}

std::vector<double> rate_map(const Curvatures& curvatures, double most_lr, int columns, int rows) {
  std::vector<double> rates;
  rates.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    const double momentum = static_cast<double>(row) / (rows - 1);
    for (int column = 0; column < columns; ++column) {
      rates.push_back(motion(most_lr * column / (columns - 1), momentum, curvatures).rate);
    }
  }
  return rates;
}

}  // namespace momentum
