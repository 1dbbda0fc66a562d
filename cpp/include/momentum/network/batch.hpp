// SPDX-License-Identifier: MIT
/// \file
/// The samples of one pass, and how planes of them lie in memory.
#pragma once

#include <cstdint>
#include <string>

#include "momentum/base/sizes.hpp"
#include "momentum/base/types.hpp"

namespace momentum {

/// The samples of one pass, as planes: x (features, stride) with samples contiguous, and either labels or targets
/// (outputs, stride). Samples past `samples`, up to padded(samples), are padding.
struct Batch {
  const float* x = nullptr;
  const std::int32_t* labels = nullptr;
  const float* targets = nullptr;
  Index samples = 0;
  Index stride = 0;
};

/// Samples rounded up to whole vectors.
constexpr Index padded(Index samples) { return (samples + 3) / 4 * 4; }

/// Floats from row to row of a plane: an odd number of cache lines, or the rows of 1024, 2048 … samples would all fall
/// on the same few sets of a cache and push each other out.
constexpr Index row_stride(Index samples) { return ((samples + 15) / 16 | 1) * 16; }

/// Counts `copies` planes of so many rows.
inline void count_planes(Sizes& sizes, const std::string& what, Index rows, Index samples, Count copies = 1) {
  sizes.add_padded(what, rows, samples, row_stride(samples), copies);
}

/// A plane of zeros. Throws OptionError when it would be too large.
Vector make_plane(Index rows, Index samples);

}  // namespace momentum
