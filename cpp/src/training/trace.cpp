// SPDX-License-Identifier: MIT
#include "momentum/training/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "kernels/math.hpp"
#include "momentum/base/arrays.hpp"
#include "momentum/data/dataset.hpp"

namespace momentum {
namespace {

/// One number at a time, by the kernels' function: the same bits everywhere.
double exponential(float x) { return static_cast<double>(kernels::exp(kernels::splat(x))[0]); }

/// exp(z − max z) over their sum, of `count` outputs that lie `stride` apart.
Vector softmax(const float* z, Index count, Index stride) {
  Vector p(count);
  float top = z[0];
  for (Index c = 1; c < count; ++c) top = std::max(top, z[c * stride]);
  double total = 0;
  for (Index c = 0; c < count; ++c) total += exponential(z[c * stride] - top);
  for (Index c = 0; c < count; ++c) p[c] = static_cast<float>(exponential(z[c * stride] - top) / total);
  return p;
}

/// What the loss takes for the probabilities: of cross_entropy_of_softmax the softmax of a softmax.
Vector probabilities(const Problem& problem, const float* z, Index stride) {
  const Index count = problem.mlp.layers().back().out;
  const Vector p = softmax(z, count, stride);
  return problem.options.loss == Loss::cross_entropy_of_softmax ? softmax(p.data(), count, 1) : p;
}

/// The first column of a plane.
Vector column(const Vector& plane, Index rows, Index stride) {
  Vector values(rows);
  for (Index i = 0; i < rows; ++i) values[i] = plane[i * stride];
  return values;
}

/// The strongest so many of `all`, in their own order.
void keep_largest(std::vector<WeightTrace>& all, Index most, std::vector<WeightTrace>& kept) {
  const auto count = std::min(static_cast<std::ptrdiff_t>(most), static_cast<std::ptrdiff_t>(all.size()));
  const auto larger = [](const WeightTrace& one, const WeightTrace& other) {
    const float size = std::abs(one.amount);
    const float other_size = std::abs(other.amount);
    return size > other_size || (size == other_size && one.parameter < other.parameter);
  };
  const auto by_place = [](const WeightTrace& one, const WeightTrace& other) {
    return one.parameter < other.parameter;
  };
  std::nth_element(all.begin(), all.begin() + std::max<std::ptrdiff_t>(count - 1, 0), all.end(), larger);
  std::sort(all.begin(), all.begin() + count, by_place);
  for (std::ptrdiff_t i = 0; i < count; ++i) kept.push_back(all[i]);
}

/// The weights of a layer with the largest amounts, by flat index.
template <class Amount>
void keep_largest(const Linear& layer, Index most, const Amount& amount, std::vector<WeightTrace>& kept) {
  std::vector<WeightTrace> all;
  all.reserve(static_cast<std::size_t>(layer.weights()));
  for (Index o = 0; o < layer.out; ++o) {
    for (Index i = 0; i < layer.in; ++i) all.push_back({layer.offset + o * layer.in + i, amount(o, i)});
  }
  keep_largest(all, most, kept);
}

void trace_weights(const Mlp& mlp, ConstVectorRef parameters, Index most, SampleTrace& trace) {
  for (std::size_t l = 0; l < trace.layers.size(); ++l) {
    const Linear& layer = mlp.layers()[l];
    const Vector& x = l == 0 ? trace.x : trace.layers[l - 1].a;
    const Vector& delta = trace.layers[l].delta;
    const auto weight = [&](Index o, Index i) { return parameters[layer.offset + o * layer.in + i]; };
    keep_largest(layer, most, [&](Index o, Index i) { return weight(o, i) * x[i]; }, trace.forward);
    keep_largest(layer, most, [&](Index o, Index i) { return delta[o] * x[i]; }, trace.backward);
  }
}

/// z as the layer has it before its activation.
Vector sums(const Linear& layer, ConstVectorRef parameters, const float* x, Index columns, Index stride) {
  Vector plane = make_plane(layer.out, columns);
  layer.forward(parameters.data(), x, {Activation::identity, nullptr, plane.data()}, columns, stride);
  return column(plane, layer.out, stride);
}

/// The mean squared error of one column.
float squared_error(const float* outputs, const Batch& batch, Index count, Index n) {
  double sum = 0;
  for (Index k = 0; k < count; ++k) {
    const double error = static_cast<double>(outputs[k * batch.stride + n]) - batch.targets[k * batch.stride + n];
    sum += error * error;
  }
  return static_cast<float>(sum / static_cast<double>(count));
}

}  // namespace

Refused check_rows(const Dataset& data, std::span<const std::int32_t> rows) {
  for (const std::int32_t row : rows) {
    if (row < 0 || row >= data.samples())
      return Refusal{"row", "0 … " + std::to_string(data.samples() - 1), std::to_string(row)};
  }
  return {};
}

SampleTrace trace_sample(const Problem& problem, ConstVectorRef parameters, Index row, Index most) {
  const Mlp& mlp = problem.mlp;
  const std::array<std::int32_t, 1> rows{static_cast<std::int32_t>(row)};
  BatchPlanes planes(problem.train, 1);
  planes.gather(problem.train, rows);
  const Batch batch = planes.batch();
  const Index columns = padded(1);
  Workspace pass = mlp.workspace(1);
  Vector gradient = Vector::Zero(parameters.size());
  SampleTrace trace;
  trace.loss = mlp.forward(parameters, batch, problem.options.loss, pass);
  mlp.backward(parameters, batch, pass, gradient);  // for the deltas on its way: the gradient of one is δ·x
  trace.x = column(problem.train.x_rows(row, 1).row(0).transpose(), problem.train.features(), 1);
  const float* x = batch.x;
  for (std::size_t l = 0; l < mlp.layers().size(); ++l) {
    const Linear& layer = mlp.layers()[l];
    trace.layers.push_back({sums(layer, parameters, x, columns, batch.stride),
                            column(pass.activations[l], layer.out, batch.stride),
                            column(pass.deltas[l], layer.out, batch.stride)});
    x = pass.activations[l].data();
  }
  if (problem.train.has_labels()) trace.p = probabilities(problem, trace.layers.back().z.data(), 1);
  if (most > 0) trace_weights(mlp, parameters, most, trace);
  return trace;
}

Vector trace_batch(const Problem& problem, ConstVectorRef parameters, std::span<const std::int32_t> rows) {
  const auto samples = static_cast<Index>(rows.size());
  Vector told(samples);
  if (samples == 0) return told;
  BatchPlanes planes(problem.train, samples);
  planes.gather(problem.train, rows);
  const Batch batch = planes.batch();
  const Index count = problem.mlp.layers().back().out;
  std::vector<Vector> rooms = problem.mlp.activations(samples);
  const float* outputs = problem.mlp.outputs(parameters, batch.x, padded(samples), batch.stride, rooms);
  for (Index n = 0; n < samples; ++n) {
    told[n] = problem.train.has_labels() ? probabilities(problem, outputs + n, batch.stride)[batch.labels[n]]
                                         : squared_error(outputs, batch, count, n);
  }
  return told;
}

}  // namespace momentum
