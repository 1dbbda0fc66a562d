// SPDX-License-Identifier: MIT
/// \file
/// One update seen as memory and news: what of the past was kept, what the gradient added, and what they came to.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "momentum/training/state.hpp"

namespace momentum {

/// Euclidean lengths of three vectors, kept + news = now.
struct Parts {
  double kept = 0;
  double news = 0;
  double now = 0;
};

struct Motion {
  /// What the rule remembers. `velocity`: SGD's and RMSprop's momentum_buffer, Adam's exp_avg, with γ, β₁ of it kept.
  /// `squares`: of rules that have no such thing, the squares of gradients: RMSprop's square_avg, Adagrad's sum.
  enum class Memory : std::uint8_t { none, velocity, squares };
  Memory memory = Memory::none;
  std::vector<Parts> layers;  ///< input side first
  Parts all;                  ///< over all parameters that are trained
  double angle = 0;           ///< between kept and news, 0 … π; NaN where one of them is 0
  double stride = 0;          ///< ‖Δw‖
  /// Of the angle between Δw and the way `now` points, the cosine: 1 where the step is a multiple of it. 0 where one of
  /// them is 0.
  double along = 0;
};

/// Of the update that led from one state to the other; of none, all is 0. Without a memory, news and now are what the
/// update followed: the gradient, turned round by maximize, with weight decay added.
Motion motion_of(const Problem& problem, const State& before, const State& after);

/// How far one convention's step moves a weight; kept + news = move.
struct ConventionMove {
  double kept = 0;
  double news = 0;
  double move = 0;
};

/// What the three ways to write momentum make of one stream of gradients at one weight, in the order of Convention: all
/// have had the options' γ, τ and lr so far, and `lr` for this step. \param velocity that of before in the options'
/// convention; none before the first step with γ, whose gradient enters whole. \return NaN for the average where there
/// is dampening: it has none, and what it would remember of the stream is not in a damped velocity. Each is made by an
/// Optimizer of its own; weight decay and maximize are left out. Throws OptionError for options that are not valid.
std::array<ConventionMove, 3> convention_moves(const SgdOptions& options, std::optional<float> velocity, float gradient,
                                               double lr);

}  // namespace momentum
