// SPDX-License-Identifier: MIT
#include "momentum/network/loss.hpp"

#include <algorithm>
#include <limits>

#include "kernels/math.hpp"
#include "kernels/reduce.hpp"

namespace momentum {
namespace {

using kernels::f32x4;
using kernels::f64x2;
using kernels::i32x4;
using kernels::kLanes;
using kernels::loadf;
using kernels::splat;

/// Adds up vectors of floats in double, lane by lane.
class Total {
 public:
  void add(f32x4 v) {
    const kernels::Doubles terms(v);
    low_ += terms.low;
    high_ += terms.high;
  }
  double value() const { return (low_[0] + high_[0]) + (low_[1] + high_[1]); }

 private:
  f64x2 low_{};
  f64x2 high_{};
};

/// Four samples: writes their deltas and returns their losses.
f32x4 cross_entropy_lanes(const float* z, i32x4 label, i32x4 real, float weight, Index classes, Index stride,
                          float* delta) {
  f32x4 top = loadf(z);
  for (Index c = 1; c < classes; ++c) top = kernels::max(loadf(z + c * stride), top);
  f32x4 total = {};
  f32x4 at_label = {};
  for (Index c = 0; c < classes; ++c) {
    const f32x4 lowered = loadf(z + c * stride) - top;
    const f32x4 power = kernels::exp(lowered);
    at_label = kernels::select(label == splat(static_cast<std::int32_t>(c)), lowered, at_label);
    total += power;
    kernels::store(delta + c * stride, power);
  }
  const f32x4 share = 1.0F / total;
  for (Index c = 0; c < classes; ++c) {
    const f32x4 hit = kernels::select(label == splat(static_cast<std::int32_t>(c)), splat(1.0F), splat(0.0F));
    const f32x4 d = (loadf(delta + c * stride) * share - hit) * weight;
    kernels::store(delta + c * stride, kernels::select(real, d, splat(0.0F)));
  }
  return kernels::log(total) - at_label;
}

}  // namespace

float cross_entropy(const float* logits, const std::int32_t* labels, Index classes, Index samples, Index stride,
                    float* delta) {
  const float weight = 1.0F / static_cast<float>(samples);
  Total total;
  for (Index n = 0; n < samples; n += kLanes) {
    const i32x4 real = kernels::lanes_before(n, samples);
    const auto label = kernels::load<i32x4>(labels + n);
    const f32x4 loss = cross_entropy_lanes(logits + n, label, real, weight, classes, stride, delta + n);
    total.add(kernels::select(real, loss, splat(0.0F)));
  }
  return static_cast<float>(total.value() / static_cast<double>(samples));
}

float mse(const float* outputs, const float* targets, Index count, Index samples, Index stride, float* delta) {
  const float weight = 2.0F / static_cast<float>(samples * count);
  Total total;
  for (Index k = 0; k < count; ++k) {
    for (Index n = 0; n < samples; n += kLanes) {
      const Index at = k * stride + n;
      const f32x4 error =
          kernels::select(kernels::lanes_before(n, samples), loadf(outputs + at) - loadf(targets + at), splat(0.0F));
      total.add(error * error);
      kernels::store(delta + at, error * weight);
    }
  }
  return static_cast<float>(total.value() / static_cast<double>(samples * count));
}

Index count_correct(const float* logits, const std::int32_t* labels, Index classes, Index samples, Index stride) {
  Index correct = 0;
  for (Index n = 0; n < samples; ++n) {
    Index best = 0;
    for (Index c = 1; c < classes; ++c) {
      if (logits[c * stride + n] > logits[best * stride + n]) best = c;
    }
    correct += best == labels[n] ? 1 : 0;
  }
  return correct;
}

namespace {

constexpr LossKind kCrossEntropy{
    .labels = true,
    .mean =
        [](const float* outputs, const Batch& batch, Index count, float* delta) {
          return cross_entropy(outputs, batch.labels, count, batch.samples, batch.stride, delta);
        },
    .accuracy =
        [](const float* outputs, const Batch& batch, Index count) {
          const Index correct = count_correct(outputs, batch.labels, count, batch.samples, batch.stride);
          return static_cast<float>(correct) / static_cast<float>(batch.samples);
        },
};

constexpr LossKind kCrossEntropyOfSoftmax{
    .labels = true,
    .mean =
        [](const float* outputs, const Batch& batch, Index count, float* delta) {
          return cross_entropy_of_softmax(outputs, batch.labels, count, batch.samples, batch.stride, delta);
        },
    .accuracy = kCrossEntropy.accuracy,  // softmax leaves the largest the largest
};

constexpr LossKind kMse{
    .labels = false,
    .mean = [](const float* outputs, const Batch& batch, Index count,
               float* delta) { return mse(outputs, batch.targets, count, batch.samples, batch.stride, delta); },
    .accuracy = [](const float*, const Batch&, Index) { return std::numeric_limits<float>::quiet_NaN(); },
};

}  // namespace

const LossKind& kind_of(Loss loss) {
  switch (loss) {  // without a default: a loss that is named and not here does not compile
    case Loss::cross_entropy: return kCrossEntropy;
    case Loss::mse: return kMse;
    case Loss::cross_entropy_of_softmax: return kCrossEntropyOfSoftmax;
  }
  return kCrossEntropy;
}

float reduced_loss(const Criterion& criterion, const float* outputs, const Batch& batch, Index count, float* delta) {
  const float mean = kind_of(criterion.loss).mean(outputs, batch, count, delta);
  return criterion.reduction == Reduction::mean ? mean : sum_of_mean(criterion.loss, mean, batch, count, delta);
}

}  // namespace momentum
