// SPDX-License-Identifier: MIT
/// \file
/// Parts of a flat vector: some of its stretches, in order, none touching the next.
#pragma once

#include <vector>

#include "momentum/base/types.hpp"

namespace momentum {

struct Segment {
  Index offset = 0;
  Index size = 0;
};
using Segments = std::vector<Segment>;

/// Adds a segment behind all there are; where it touches the last, that one grows.
inline void append(Segments& segments, const Segment& next) {
  if (!segments.empty() && segments.back().offset + segments.back().size == next.offset) {
    segments.back().size += next.size;
  } else {
    segments.push_back(next);
  }
}

/// What they leave of a vector of `size`.
inline Segments gaps(const Segments& segments, Index size) {
  Segments left;
  Index end = 0;
  const auto up_to = [&](Index offset) {
    if (offset > end) left.push_back({end, offset - end});
  };
  for (const Segment& segment : segments) {
    up_to(segment.offset);
    end = segment.offset + segment.size;
  }
  up_to(size);
  return left;
}

}  // namespace momentum
