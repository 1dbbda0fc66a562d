// SPDX-License-Identifier: MIT
/// \file
/// Samples of the kinds that are points on a plane or a line, each from four numbers of a random stream.
#pragma once

#include <array>

#include "momentum/data/kinds.hpp"

namespace momentum {

/// What sample n is drawn from: row n of u = rand(N, 4) from a generator with the data's own seed, in float64;
/// a = u₀, b = u₁, and two normal numbers (Box, Muller): (p, q) = √(−2·ln(1 − u₂))·(cos 2πu₃, sin 2πu₃).
/// Source: G. Box, M. Muller, "A note on the generation of random normal deviates", Ann. Math. Stat. 29 (1958).
///
/// All is computed in float64 and rounded to float32 once, so that PyTorch's float64 gives the same float32 but where
/// a value lies within some 1e-15 of half-way between two of them: there they differ by one unit in the last place.
struct Draws {
  double a, b, p, q;
};
Draws draw_point(TorchRandom& random);

/// Coordinates (the first is all there is on a line), and what the sample is to become: a class, or a number.
struct DrawnSample {
  std::array<double, 2> x;
  double y;
};

/// Sample n, by the formula that stands at its kind (kinds.hpp).
DrawnSample point_of(const TwoMoonsData& options, Index n, const Draws& u);
DrawnSample point_of(const CirclesData& options, Index n, const Draws& u);
DrawnSample point_of(const SpiralsData& options, Index n, const Draws& u);
DrawnSample point_of(const XorData& options, Index n, const Draws& u);
DrawnSample point_of(const BlobsData& options, Index n, const Draws& u);
DrawnSample point_of(const SineData& options, Index n, const Draws& u);
DrawnSample point_of(const PlaneData& options, Index n, const Draws& u);

}  // namespace momentum
