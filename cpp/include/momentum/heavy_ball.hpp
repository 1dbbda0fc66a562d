// SPDX-License-Identifier: MIT
/// \file
/// What theory says of heavy-ball momentum (and, with γ = 0, of plain descent) on a quadratic: how fast, in what
/// manner, and the best there is. v ← γ·v + g, w ← w − lr·v, along each principal direction on its own. Of Nesterov's
/// momentum, w ← w − lr·(g + γ·v), it says how fast, in what manner, and the limit.
///
/// Sources: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational
/// Mathematics and Mathematical Physics 4 (1964) 1–17; G. Goh, "Why Momentum Really Works", Distill (2017),
/// https://distill.pub/2017/momentum; L. Lessard, B. Recht, A. Packard, "Analysis and design of optimization algorithms
/// via integral quadratic constraints", SIAM Journal on Optimization 26 (2016) 57–95 (Nesterov's)
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "momentum/surface.hpp"

namespace momentum {

/// What the slowest part of the motion does.
enum class Regime : std::uint8_t { monotone, ripples, zigzag, divergence };
inline constexpr std::array<std::string_view, 4> kRegimeNames{"monotone", "ripples", "zigzag", "divergence"};

struct Convergence {
  double rate = 0;  ///< the distance is multiplied by this a step, in the long run
  Regime regime = Regime::monotone;
};

/// Along a direction of curvature λ: the larger root, by size, of z² − (1+γ−lr·λ)·z + γ, the eigenvalues of
/// [[1+γ−lr·λ, −γ], [1, 0]]. Both are real where lr·λ ≤ (1−√γ)² (monotone) or ≥ (1+√γ)² (zig-zag), between these they
/// are complex, of size √γ (ripples); from lr·λ = 2(1+γ) on, and for γ ≥ 1, nothing converges.
///
/// Nesterov's takes the gradient where the velocity leads to: z² − (1+γ)(1−lr·λ)·z + γ(1−lr·λ). Its roots are complex, of
/// size √(γ(1−lr·λ)), between ((1−γ)/(1+γ))² and 1; from lr·λ = 2(1+γ)/(1+2γ) on nothing converges.
Convergence motion(double lr, double momentum, double curvature, bool nesterov = false);
/// Of both directions the slower. γ < 1 and 0 < lr < stability_limit converge.
Convergence motion(double lr, double momentum, const Curvatures& curvatures, bool nesterov = false);

/// The least lr at which the steepest direction, of curvature λ > 0, comes to rest no more: 2(1+γ)/λ, Nesterov's
/// 2(1+γ)/((1+2γ)·λ).
double stability_limit(double momentum, double curvature, bool nesterov = false);

/// Steps in which the loss falls to a tenth: ln 10/(−2·ln ρ), the loss going by the distance squared. ∞ where it does
/// not.
double steps_per_tenth(double rate);

struct Best {
  double lr = 0;
  double momentum = 0;
};
/// lr = (2/(√λ₁+√λₙ))², γ = ((√λₙ−√λ₁)/(√λₙ+√λ₁))²: Polyak's; ρ = √γ.
Best best_with_momentum(const Curvatures& curvatures);
/// 2/(λ₁+λₙ); ρ = (κ−1)/(κ+1).
Best best_without_momentum(const Curvatures& curvatures);
/// The learning rates at which, for this γ, another regime begins.
struct Borders {
  double ripples = 0;     ///< (1−√γ)²/λ₁; none where the zig-zag begins before
  double zigzag = 0;      ///< 2(1+γ)/(λ₁+λₙ), above the best γ (1+√γ)²/λₙ
  double divergence = 0;  ///< 2(1+γ)/λₙ
};
Borders borders(double momentum, const Curvatures& curvatures);

/// Convergence::rate over the plane: lr from 0 to `most_lr` a row, γ from 0 to 1 row by row, both ends included.
std::vector<double> rate_map(const Curvatures& curvatures, double most_lr, int columns, int rows);

}  // namespace momentum
