// SPDX-License-Identifier: MIT
#include "momentum/surface/heavy_ball.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace momentum {

double limit(double momentum, double curvature, Method method) {
  const double heavy = 2 * (1 + momentum);
  return (method == Method::nesterov ? heavy / (1 + 2 * momentum) : heavy) / curvature;
}

Convergence motion(double lr, double momentum, double curvature, Method method) {
  const bool nesterov = method == Method::nesterov;
  const double rest = 1 - lr * curvature;
  const double half = (nesterov ? (1 + momentum) * rest : 1 + momentum - lr * curvature) / 2;
  const double product = nesterov ? momentum * rest : momentum;
  const double inside = half * half - product;
  const double rate = inside < 0 ? std::sqrt(product) : std::abs(half) + std::sqrt(inside);
  // Not by the rate, whose rounding would hide what lies at the very limit.
  const bool converges = product < 1 && lr * curvature > 0 && lr * curvature < limit(momentum, 1, method);
  if (!converges) return {rate, Regime::divergence};
  if (inside < 0) return {rate, Regime::ripples};
  return {rate, half < 0 ? Regime::zigzag : Regime::monotone};
}

Convergence motion(double lr, double momentum, const Curvatures& curvatures, Method method) {
  const Convergence slow = motion(lr, momentum, curvatures.least, method);
  const Convergence steep = motion(lr, momentum, curvatures.greatest, method);
  if (steep.regime == Regime::divergence) return steep;
  return steep.rate > slow.rate ? steep : slow;
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

Best best_with_nesterov(const Curvatures& curvatures) {
  const auto [least, greatest] = curvatures;
  const double root = std::sqrt(3 * greatest / least + 1);
  return {4 / (3 * greatest + least), (root - 2) / (root + 2)};
}

Best best_without_momentum(const Curvatures& curvatures) { return {2 / (curvatures.least + curvatures.greatest), 0}; }

namespace {

/// By halving: from there on the slowest part zig-zags. The steep direction's root only grows with lr, beyond 1/λₙ, and
/// the other's shrinks.
double nesterov_zigzag(double momentum, const Curvatures& curvatures) {
  constexpr int kHalvings = 60;
  double low = 1 / curvatures.greatest;
  double high = limit(momentum, curvatures.greatest, Method::nesterov);
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    const Regime regime = motion(middle, momentum, curvatures, Method::nesterov).regime;
    (regime == Regime::zigzag || regime == Regime::divergence ? high : low) = middle;
  }
  return high;
}

}  // namespace

Borders borders(double momentum, const Curvatures& curvatures, Method method) {
  const auto [least, greatest] = curvatures;
  const double most = limit(momentum, greatest, method);
  if (method == Method::nesterov) {
    const double share = (1 - momentum) / (1 + momentum);
    return {share * share / least, nesterov_zigzag(momentum, curvatures), most};
  }
  const double root = std::sqrt(momentum);
  const double equal = 2 * (1 + momentum) / (least + greatest);
  return {(1 - root) * (1 - root) / least, std::max(equal, (1 + root) * (1 + root) / greatest), most};
}

std::vector<double> rate_map(const Curvatures& curvatures, double most_lr, int columns, int rows, Method method) {
  std::vector<double> rates;
  rates.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    const double momentum = static_cast<double>(row) / (rows - 1);
    for (int column = 0; column < columns; ++column) {
      rates.push_back(motion(most_lr * column / (columns - 1), momentum, curvatures, method).rate);
    }
  }
  return rates;
}

}  // namespace momentum
