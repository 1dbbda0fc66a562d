// SPDX-License-Identifier: MIT
/// \file
/// Surfaces over the plane, to see descent on: loss, gradient and Hessian in closed form and in double. Every surface
/// has loss 0 at its minima. They know no optimizer.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

struct Point {
  double x = 0;
  double y = 0;
};

/// Symmetric: its second derivatives.
struct Hessian {
  double xx = 0;
  double xy = 0;
  double yy = 0;
};

/// ½(u² + κ·v²), u along the floor, v across it; the floor falls by `angle` degrees to the right.
struct QuadraticSurface {
  static constexpr std::string_view kType = "quadratic";
  double condition = 50;  ///< κ: the curvatures are 1 and κ
  double angle = 17;
};

/// (1−x)² + 100(y−x²)². H. H. Rosenbrock, The Computer Journal 3 (1960) 175.
struct RosenbrockSurface {
  static constexpr std::string_view kType = "rosenbrock";
};

/// Σ (c − x(1 − yⁱ))² for i = 1, 2, 3 and c = 1.5, 2.25, 2.625. E. M. L. Beale, "On an iterative method for finding a
/// local minimum of a function of more than one variable", Princeton (1958).
struct BealeSurface {
  static constexpr std::string_view kType = "beale";
};

/// (x²+y−11)² + (x+y²−7)²: four minima. D. M. Himmelblau, Applied Nonlinear Programming (1972).
struct HimmelblauSurface {
  static constexpr std::string_view kType = "himmelblau";
};

/// ½x² + (y²−4)²/16: the saddle at 0 has curvatures 1 and −1; the minima lie at y = ±2.
struct SaddleSurface {
  static constexpr std::string_view kType = "saddle";
};

/// The quadratic, its gradient measured with an error: each component's has mean 0 and this standard deviation, drawn
/// anew each step.
struct NoisySurface {
  static constexpr std::string_view kType = "noisy";
  double condition = 50;
  double angle = 17;
  double noise = 4;
  std::uint64_t seed = 22;
};

/// 5(1 − s(4x)) + (x² ⊕ y²)/20 around x = 3, s(z) = z/√(1+z²): nearly flat on the left, then a cliff, as recurrent
/// networks have them. Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.
struct PlateauSurface {
  static constexpr std::string_view kType = "plateau";
};

using SurfaceOptions = std::variant<QuadraticSurface, RosenbrockSurface, BealeSurface, HimmelblauSurface, SaddleSurface,
                                    NoisySurface, PlateauSurface>;

inline constexpr double kMostCondition = 1e6;

template <auto Condition>
constexpr Field condition_field() {
  return field<Condition>("condition", Range{.low = 1, .high = kMostCondition});
}
template <auto Angle>
constexpr Field angle_field() {
  return field<Angle>("angle", Range{.low = -90, .high = 90});
}
template <>
inline constexpr auto kFields<QuadraticSurface> = std::array{
    condition_field<&QuadraticSurface::condition>(),
    angle_field<&QuadraticSurface::angle>(),
};
template <>
inline constexpr auto kFields<NoisySurface> = std::array{
    condition_field<&NoisySurface::condition>(),
    angle_field<&NoisySurface::angle>(),
    field<&NoisySurface::noise>("noise", Range{.low = 0, .high = 1e6}),
    field<&NoisySurface::seed>("seed", integer_in(0, kMostSeed)),
};
template <>
inline constexpr auto kFields<RosenbrockSurface> = std::array<Field, 0>{};
template <>
inline constexpr auto kFields<BealeSurface> = std::array<Field, 0>{};
template <>
inline constexpr auto kFields<HimmelblauSurface> = std::array<Field, 0>{};
template <>
inline constexpr auto kFields<SaddleSurface> = std::array<Field, 0>{};
template <>
inline constexpr auto kFields<PlateauSurface> = std::array<Field, 0>{};

double value_of(const SurfaceOptions& surface, Point at);
/// Exact, of the noisy quadratic too.
Point gradient_of(const SurfaceOptions& surface, Point at);
Hessian hessian_of(const SurfaceOptions& surface, Point at);
/// Where it is 0.
std::vector<Point> minima_of(const SurfaceOptions& surface);

/// The curvatures along the two principal directions, the smaller first.
struct Curvatures {
  double least = 1;
  double greatest = 1;
};
Curvatures curvatures(const Hessian& hessian);

/// What a descent is told at each step: the gradient, with the noise the surface has.
class GradientSource {
 public:
  explicit GradientSource(const SurfaceOptions& surface);
  Point at(Point point);

 private:
  SurfaceOptions surface_;
  double noise_ = 0;
  TorchRandom random_;
};

}  // namespace momentum
