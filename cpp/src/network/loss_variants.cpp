// SPDX-License-Identifier: MIT
// Losses that are of interest as mistakes: short before they are fast.
#include "kernels/math.hpp"
#include "momentum/network/loss.hpp"

namespace momentum {
namespace {

using kernels::f32x4;
using kernels::loadf;

/// Softmax of four samples' logits.
class SoftmaxLanes {
 public:
  SoftmaxLanes(const float* z, Index classes, Index stride) : z_(z), stride_(stride), top_(loadf(z)) {
    for (Index c = 1; c < classes; ++c) top_ = kernels::max(loadf(z + c * stride), top_);
    for (Index c = 0; c < classes; ++c) total_ += power(c);
  }
  f32x4 operator()(Index c) const { return power(c) / total_; }

 private:
  f32x4 power(Index c) const { return kernels::exp(loadf(z_ + c * stride_) - top_); }

  const float* z_;
  Index stride_;
  f32x4 top_;
  f32x4 total_{};
};

}  // namespace

float cross_entropy_of_softmax(const float* logits, const std::int32_t* labels, Index classes, Index samples,
                               Index stride, float* delta) {
  for (Index n = 0; n < samples; n += kernels::kLanes) {
    const SoftmaxLanes q(logits + n, classes, stride);
    for (Index c = 0; c < classes; ++c) kernels::store(delta + c * stride + n, q(c));
  }
  const float loss = cross_entropy(delta, labels, classes, samples, stride, delta);
  for (Index n = 0; n < samples; n += kernels::kLanes) {
    const SoftmaxLanes q(logits + n, classes, stride);
    f32x4 mean{};
    for (Index c = 0; c < classes; ++c) mean += q(c) * loadf(delta + c * stride + n);
    for (Index c = 0; c < classes; ++c) {
      float* d = delta + c * stride + n;
      kernels::store(d, kernels::select(kernels::lanes_before(n, samples), q(c) * (loadf(d) - mean), f32x4{}));
    }
  }
  return loss;
}

float sum_of_mean(Loss loss, float mean, const Batch& batch, Index count, float* delta) {
  const auto terms = static_cast<float>(batch.samples * (kind_of(loss).labels ? 1 : count));
  for (Index c = 0; c < count; ++c) {
    for (Index n = 0; n < batch.samples; ++n) delta[c * batch.stride + n] *= terms;
  }
  return mean * terms;
}

}  // namespace momentum
