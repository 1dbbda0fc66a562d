// SPDX-License-Identifier: MIT
#include "momentum/data/points.hpp"

#include <cmath>

#include "kernels/scalar.hpp"

namespace momentum {
namespace {

using kernels::Turn;
using kernels::turn;

/// (x₁, x₂) + noise·(p, q)
DrawnSample labelled(double x1, double x2, double noise, const Draws& u, Index label) {
  return {.x = {x1 + noise * u.p, x2 + noise * u.q}, .y = static_cast<double>(label)};
}

}  // namespace

Draws draw_point(TorchRandom& random) {
  const auto next = [&] { return static_cast<double>(random.uniform()); };
  const double a = next();
  const double b = next();
  const double radius = std::sqrt(-2 * kernels::log(1 - next()));
  const Turn way = turn(next());
  return {.a = a, .b = b, .p = radius * way.cosine, .q = radius * way.sine};
}

DrawnSample point_of(const TwoMoonsData& options, Index n, const Draws& u) {
  const auto c = static_cast<double>(n % 2);
  const double s = 1 - 2 * c;
  const Turn half = turn(u.a / 2);
  return labelled(s * half.cosine + (c - 0.5), s * (half.sine - 0.25), options.noise, u, n % 2);
}

DrawnSample point_of(const CirclesData& options, Index n, const Draws& u) {
  const double r = n % 2 == 0 ? 1 : options.factor;
  const Turn t = turn(u.a);
  return labelled(r * t.cosine, r * t.sine, options.noise, u, n % 2);
}

DrawnSample point_of(const SpiralsData& options, Index n, const Draws& u) {
  const Index arm = n % options.arms;
  const double r = 0.225 + 1.275 * u.a;
  const Turn t = turn(0.75 * u.a + static_cast<double>(arm) / static_cast<double>(options.arms));
  return labelled(r * t.cosine, r * t.sine, options.noise, u, arm);
}

DrawnSample point_of(const XorData& options, Index n, const Draws& u) {
  const double s = u.a < 0.5 ? -1 : 1;
  const double other = n % 2 == 0 ? s : -s;
  return labelled(s * (0.1 + 0.9 * std::abs(2 * u.a - 1)), other * (0.1 + 0.9 * u.b), options.noise, u, n % 2);
}

DrawnSample point_of(const BlobsData& options, Index n, const Draws& u) {
  const Index blob = n % options.classes;
  const Turn t = turn(0.25 + static_cast<double>(blob) / static_cast<double>(options.classes));
  return labelled(t.cosine, t.sine, options.spread, u, blob);
}

DrawnSample point_of(const SineData& options, Index /*n*/, const Draws& u) {
  const double x = 2 * u.a - 1;
  return {.x = {x, 0}, .y = turn(0.75 * x).sine + options.noise * u.p};
}

DrawnSample point_of(const PlaneData& options, Index /*n*/, const Draws& u) {
  const double x1 = 2 * u.a - 1;
  const double x2 = 0.25 * (2 * u.b - 1);
  return {.x = {x1, x2}, .y = 0.5 + x1 - 2 * x2 + options.noise * u.p};
}

}  // namespace momentum
