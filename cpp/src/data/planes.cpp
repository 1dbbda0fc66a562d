// SPDX-License-Identifier: MIT
#include <algorithm>

#include "momentum/data/dataset.hpp"

namespace momentum {
namespace {

/// The columns of a plane with these numbers, and zeros up to whole vectors.
template <class T>
void gather_columns(const T* from, Index from_stride, Index rows, std::span<const std::int32_t> numbers, T* to) {
  const auto count = static_cast<Index>(numbers.size());
  const Index stride = row_stride(count);
  const std::int32_t* number = numbers.data();
  for (Index row = 0; row < rows; ++row, from += from_stride, to += stride) {
    for (Index n = 0; n < count; ++n) to[n] = from[number[n]];
    std::fill(to + count, to + padded(count), T{0});
  }
}

}  // namespace

Planes make_planes(Index features, Index targets, Index samples) {
  Planes planes{.samples = samples, .x = make_plane(features, samples), .labels = {}, .targets = {}};
  if (targets > 0) {
    planes.targets = make_plane(targets, samples);
  } else {
    planes.labels.resize(static_cast<std::size_t>(planes.stride()));
  }
  return planes;
}

BatchPlanes::BatchPlanes(const Dataset& data, Index most_samples)
    : planes_(make_planes(data.features(), data.has_labels() ? 0 : data.outputs(), most_samples)) {}

void BatchPlanes::gather(const Dataset& data, std::span<const std::int32_t> numbers) {
  const Planes& from = data.planes();
  planes_.samples = static_cast<Index>(numbers.size());
  gather_columns(from.x.data(), from.stride(), data.features(), numbers, planes_.x.data());
  if (data.has_labels()) {
    gather_columns(from.labels.data(), from.stride(), 1, numbers, planes_.labels.data());
  } else {
    gather_columns(from.targets.data(), from.stride(), data.outputs(), numbers, planes_.targets.data());
  }
}

}  // namespace momentum
