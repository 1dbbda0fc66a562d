// SPDX-License-Identifier: MIT
/// \file
/// What theory says of momentum on a quadratic, along each principal direction on its own: how fast, in what manner,
/// and the best there is. Heavy ball is v ← γ·v + g, w ← w − lr·v (with γ = 0 plain descent), Nesterov's
/// v ← γ·v + g, w ← w − lr·(g + γ·v), as PyTorch writes it. Averaging, v ← γ·v + (1−γ)·g, is the same with lr·(1−γ)
/// for lr, dampening with lr·(1−τ).
///
/// Sources: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational
/// Mathematics and Mathematical Physics 4 (1964) 1–17; G. Goh, "Why Momentum Really Works", Distill (2017),
/// https://distill.pub/2017/momentum; of Nesterov's: L. Lessard, B. Recht, A. Packard, "Analysis and Design of
/// Optimization Algorithms via Integral Quadratic Constraints", SIAM Journal on Optimization 26 (2016) 57–95, Table 1
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "momentum/surface/surface.hpp"

namespace momentum {

/// What the slowest part of the motion does.
enum class Regime : std::uint8_t { monotone, ripples, zigzag, divergence };
inline constexpr std::array<std::string_view, 4> kRegimeNames{"monotone", "ripples", "zigzag", "divergence"};

enum class Method : std::uint8_t { heavy_ball, nesterov };

struct Convergence {
  double rate = 0;  ///< the distance is multiplied by this a step, in the long run
  Regime regime = Regime::monotone;
};

/// Along a direction of curvature λ > 0: the larger root, by size, of z² − T·z + D, the eigenvalues of
/// [[T, −D], [1, 0]].
///
///   heavy ball  T = 1+γ−lr·λ, D = γ. Real where lr·λ ≤ (1−√γ)² (monotone) or ≥ (1+√γ)² (zig-zag), between these
///               complex, of size √γ (ripples).
///   Nesterov's  T = (1+γ)·s, D = γ·s, s = 1−lr·λ. Real where lr·λ ≤ ((1−γ)/(1+γ))² (monotone) or > 1 (zig-zag),
///               between these complex, of size √(γ·s) (ripples).
///
/// It converges where D < 1 and 0 < lr·λ < limit(γ, 1); at the limit −1 is an eigenvalue, and nothing grows or shrinks.
Convergence motion(double lr, double momentum, double curvature, Method method = Method::heavy_ball);
/// Of both directions the slower.
Convergence motion(double lr, double momentum, const Curvatures& curvatures, Method method = Method::heavy_ball);

/// The least lr that no longer converges, for 0 ≤ γ < 1: 2(1+γ)/λ of the heavy ball, 2(1+γ)/((1+2γ)·λ) of Nesterov's.
double limit(double momentum, double curvature, Method method = Method::heavy_ball);

/// Steps in which the loss falls to a tenth: ln 10/(−2·ln ρ), the loss going by the distance squared. ∞ where it does
/// not.
double steps_per_tenth(double rate);

struct Best {
  double lr = 0;
  double momentum = 0;
};
/// lr = (2/(√λ₁+√λₙ))², γ = ((√λₙ−√λ₁)/(√λₙ+√λ₁))²: Polyak's; ρ = √γ.
Best best_with_momentum(const Curvatures& curvatures);
/// lr = 4/(3λₙ+λ₁), γ = (√(3κ+1)−2)/(√(3κ+1)+2), κ = λₙ/λ₁: Nesterov's; ρ = 1 − 2/√(3κ+1).
Best best_with_nesterov(const Curvatures& curvatures);
/// 2/(λ₁+λₙ); ρ = (κ−1)/(κ+1).
Best best_without_momentum(const Curvatures& curvatures);

/// The learning rates at which, for this γ, another regime begins.
struct Borders {
  /// (1−√γ)²/λ₁, Nesterov's ((1−γ)/(1+γ))²/λ₁; none where the zig-zag begins before
  double ripples = 0;
  /// 2(1+γ)/(λ₁+λₙ), above the best γ (1+√γ)²/λₙ; Nesterov's where the steep direction's root outgrows the other's
  double zigzag = 0;
  double divergence = 0;  ///< limit(γ, λₙ)
};
Borders borders(double momentum, const Curvatures& curvatures, Method method = Method::heavy_ball);

/// Convergence::rate over the plane: lr from 0 to `most_lr` a row, γ from 0 to 1 row by row, both ends included.
std::vector<double> rate_map(const Curvatures& curvatures, double most_lr, int columns, int rows,
                             Method method = Method::heavy_ball);

}  // namespace momentum
