// SPDX-License-Identifier: MIT
#include "momentum/surface/surface.hpp"

#include <cmath>
#include <concepts>

#include "kernels/scalar.hpp"

namespace momentum {
namespace {

/// The direction of the floor. cos² and sin² of whole quarters are exact, and no C library's sine is asked.
Point floor_of(double angle) {
  const double share = std::abs(angle) / 90;
  const double sine = std::sqrt(kernels::sine_squared(share));
  return {std::sqrt(kernels::sine_squared(1 - share)), angle > 0 ? -sine : sine};
}

/// Along the floor and across it.
Point turned(Point p, Point floor) { return {p.x * floor.x + p.y * floor.y, p.y * floor.x - p.x * floor.y}; }

template <class Q>
concept Quadratic = std::same_as<Q, QuadraticSurface> || std::same_as<Q, NoisySurface>;

double value(const Quadratic auto& q, Point p) {
  const Point along = turned(p, floor_of(q.angle));
  return 0.5 * (along.x * along.x + q.condition * along.y * along.y);
}
Point gradient(const Quadratic auto& q, Point p) {
  const Point floor = floor_of(q.angle);
  const Point along = turned(p, floor);
  const double across = q.condition * along.y;
  return {along.x * floor.x - across * floor.y, along.x * floor.y + across * floor.x};
}
Hessian hessian(const Quadratic auto& q, Point) {
  const auto [c, s] = floor_of(q.angle);
  return {c * c + q.condition * s * s, (1 - q.condition) * c * s, s * s + q.condition * c * c};
}
std::vector<Point> minima(const Quadratic auto&) { return {{0, 0}}; }

double value(const RosenbrockSurface&, Point p) {
  const double across = p.y - p.x * p.x;
  return (1 - p.x) * (1 - p.x) + 100 * across * across;
}
Point gradient(const RosenbrockSurface&, Point p) {
  const double across = p.y - p.x * p.x;
  return {-2 * (1 - p.x) - 400 * p.x * across, 200 * across};
}
Hessian hessian(const RosenbrockSurface&, Point p) { return {2 - 400 * (p.y - 3 * p.x * p.x), -400 * p.x, 200}; }
std::vector<Point> minima(const RosenbrockSurface&) { return {{1, 1}}; }

/// One residual of Beale's: c − x(1 − yⁱ), the derivatives of its y-part yⁱ.
struct Residual {
  double value, less, slope, bend;  // r, 1 − yⁱ, i·yⁱ⁻¹, i(i−1)·yⁱ⁻²
};
std::array<Residual, 3> residuals(Point p) {
  const double y2 = p.y * p.y;
  const std::array<double, 3> less{1 - p.y, 1 - y2, 1 - y2 * p.y};
  return {{{1.5 - p.x * less[0], less[0], 1, 0},
           {2.25 - p.x * less[1], less[1], 2 * p.y, 2},
           {2.625 - p.x * less[2], less[2], 3 * y2, 6 * p.y}}};
}
double value(const BealeSurface&, Point p) {
  double sum = 0;
  for (const Residual& r : residuals(p)) sum += r.value * r.value;
  return sum;
}
Point gradient(const BealeSurface&, Point p) {
  Point sum;
  for (const Residual& r : residuals(p)) {
    sum.x -= 2 * r.value * r.less;
    sum.y += 2 * r.value * p.x * r.slope;
  }
  return sum;
}
Hessian hessian(const BealeSurface&, Point p) {
  Hessian sum;
  for (const Residual& r : residuals(p)) {
    sum.xx += 2 * r.less * r.less;
    sum.xy += 2 * r.slope * (r.value - p.x * r.less);
    sum.yy += 2 * p.x * (p.x * r.slope * r.slope + r.value * r.bend);
  }
  return sum;
}
std::vector<Point> minima(const BealeSurface&) { return {{3, 0.5}}; }

double value(const HimmelblauSurface&, Point p) {
  const double a = p.x * p.x + p.y - 11;
  const double b = p.x + p.y * p.y - 7;
  return a * a + b * b;
}
Point gradient(const HimmelblauSurface&, Point p) {
  const double a = p.x * p.x + p.y - 11;
  const double b = p.x + p.y * p.y - 7;
  return {4 * p.x * a + 2 * b, 2 * a + 4 * p.y * b};
}
Hessian hessian(const HimmelblauSurface&, Point p) {
  return {12 * p.x * p.x + 4 * p.y - 42, 4 * (p.x + p.y), 4 * p.x + 12 * p.y * p.y - 26};
}
std::vector<Point> minima(const HimmelblauSurface&) {
  return {{3, 2},
          {-2.805118086952745, 3.131312518250573},
          {-3.779310253377747, -3.283185991286170},
          {3.584428340330492, -1.848126526964404}};
}

double value(const SaddleSurface&, Point p) {
  const double hill = p.y * p.y - 4;
  return 0.5 * p.x * p.x + hill * hill / 16;
}
Point gradient(const SaddleSurface&, Point p) { return {p.x, p.y * (p.y * p.y - 4) / 4}; }
Hessian hessian(const SaddleSurface&, Point p) { return {1, 0, 0.75 * p.y * p.y - 1}; }
std::vector<Point> minima(const SaddleSurface&) { return {{0, -2}, {0, 2}}; }

constexpr double kSteep = 4;
constexpr double kHalfHeight = 5;
/// The minimum of the cliff's foot and the bowl together, and the loss there before it is counted from 0.
constexpr Point kFoot{3.1035305438830322, 0};
constexpr double kFootLoss = 0.016679539640901086;

double value(const PlateauSurface&, Point p) {
  const double z = kSteep * p.x;
  const double bowl = (p.x - 3) * (p.x - 3) + p.y * p.y;
  return kHalfHeight * (1 - z / std::sqrt(1 + z * z)) + bowl / 20 - kFootLoss;
}
Point gradient(const PlateauSurface&, Point p) {
  const double z = kSteep * p.x;
  const double w = 1 + z * z;
  return {-kHalfHeight * kSteep / (w * std::sqrt(w)) + (p.x - 3) / 10, p.y / 10};
}
Hessian hessian(const PlateauSurface&, Point p) {
  const double z = kSteep * p.x;
  const double w = 1 + z * z;
  return {3 * kHalfHeight * kSteep * kSteep * z / (w * w * std::sqrt(w)) + 0.1, 0, 0.1};
}
std::vector<Point> minima(const PlateauSurface&) { return {kFoot}; }

double noise_of(const SurfaceOptions& surface) {
  const auto* noisy = std::get_if<NoisySurface>(&surface);
  return noisy != nullptr ? noisy->noise : 0;
}
std::uint64_t seed_of(const SurfaceOptions& surface) {
  const auto* noisy = std::get_if<NoisySurface>(&surface);
  return noisy != nullptr ? noisy->seed : 0;
}

/// Irwin and Hall's: twelve uniform numbers less 6 have mean 0 and variance 1, nearly normal, and need no logarithm.
double nearly_normal(TorchRandom& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += static_cast<double>(random.uniform());
  return sum;
}

}  // namespace

double value_of(const SurfaceOptions& surface, Point at) {
  return std::visit([&](const auto& one) { return value(one, at); }, surface);
}
Point gradient_of(const SurfaceOptions& surface, Point at) {
  return std::visit([&](const auto& one) { return gradient(one, at); }, surface);
}
Hessian hessian_of(const SurfaceOptions& surface, Point at) {
  return std::visit([&](const auto& one) { return hessian(one, at); }, surface);
}
std::vector<Point> minima_of(const SurfaceOptions& surface) {
  return std::visit([](const auto& one) { return minima(one); }, surface);
}

Curvatures curvatures(const Hessian& hessian) {
  const double middle = (hessian.xx + hessian.yy) / 2;
  const double half = (hessian.xx - hessian.yy) / 2;
  const double spread = std::sqrt(half * half + hessian.xy * hessian.xy);
  return {middle - spread, middle + spread};
}

GradientSource::GradientSource(const SurfaceOptions& surface)
    : surface_(surface), noise_(noise_of(surface)), random_(seed_of(surface)) {}

Point GradientSource::at(Point point) {
  Point g = gradient_of(surface_, point);
  if (noise_ != 0) {
    g.x += noise_ * nearly_normal(random_);
    g.y += noise_ * nearly_normal(random_);
  }
  return g;
}

}  // namespace momentum
