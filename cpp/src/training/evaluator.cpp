// SPDX-License-Identifier: MIT
#include "momentum/training/evaluator.hpp"

#include <cmath>

namespace momentum {
namespace {

Index widest_of(const Mlp& mlp) {
  Index widest = 1;
  for (const Linear& layer : mlp.layers()) widest = std::max({widest, layer.in, layer.out});
  return widest;
}

/// Copies `count` columns of `rows` rows.
void copy_columns(const float* from, Index from_stride, float* to, Index to_stride, Index rows, Index count) {
  for (Index row = 0; row < rows; ++row) std::copy_n(from + row * from_stride, count, to + row * to_stride);
}

}  // namespace

Evaluator::Evaluator(const Mlp& mlp, Index most_samples)
    : chunk_(evaluation_chunk(widest_of(mlp), most_samples)),
      x_(make_plane(mlp.layers().front().in, chunk_)),
      activations_(mlp.activations(chunk_)),
      deltas_(make_plane(mlp.layers().back().out, most_samples)) {
  if (most_samples > chunk_) outputs_ = make_plane(mlp.layers().back().out, most_samples);
}

/// The outputs for all samples, in the stride of their batch.
const float* Evaluator::outputs(const Mlp& mlp, ConstVectorRef parameters, const Batch& all) {
  if (all.samples <= chunk_) {
    return mlp.outputs(parameters, all.x, padded(all.samples), all.stride, activations_);
  }
  const Index stride = row_stride(chunk_);
  for (Index first = 0; first < all.samples; first += chunk_) {
    const Index columns = padded(std::min(chunk_, all.samples - first));
    copy_columns(all.x + first, all.stride, x_.data(), stride, mlp.layers().front().in, columns);
    const float* z = mlp.outputs(parameters, x_.data(), columns, stride, activations_);
    copy_columns(z, stride, outputs_.data() + first, all.stride, mlp.layers().back().out, columns);
  }
  return outputs_.data();
}

Evaluation Evaluator::evaluate(const Mlp& mlp, ConstVectorRef parameters, const Dataset& data,
                               const Criterion& criterion) {
  const Batch all = data.batch();
  const float* z = outputs(mlp, parameters, all);
  const float loss = reduced_loss(criterion, z, all, data.outputs(), deltas_.data());
  return {loss, kind_of(criterion.loss).accuracy(z, all, data.outputs())};
}

void Evaluator::predict(const Mlp& mlp, ConstVectorRef parameters, std::span<const float> x, Matrix& outputs) {
  const Index in = mlp.layers().front().in;
  const Index stride = row_stride(chunk_);
  for (Index first = 0; first < outputs.rows(); first += chunk_) {
    const Index count = std::min(chunk_, outputs.rows() - first);
    for (Index i = 0; i < in; ++i) {
      for (Index n = 0; n < count; ++n) x_[i * stride + n] = x[(first + n) * in + i];
    }
    const float* z = mlp.outputs(parameters, x_.data(), padded(count), stride, activations_);
    for (Index o = 0; o < outputs.cols(); ++o) {
      for (Index n = 0; n < count; ++n) outputs(first + n, o) = z[o * stride + n];
    }
  }
}

}  // namespace momentum
