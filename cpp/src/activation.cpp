// SPDX-License-Identifier: MIT
#include "momentum/activation.hpp"

#include "kernels/math.hpp"

namespace momentum {
namespace {

using kernels::f32x4;
using kernels::loadf;

template <class F>
void map(float* a, Index count, F f) {
  for (Index i = 0; i < count; i += kernels::kLanes) kernels::store(a + i, f(loadf(a + i)));
}

}  // namespace

void activate(Activation activation, float* a, Index count) {
  const f32x4 zero = kernels::splat(0.0F);
  switch (activation) {
    case Activation::identity: return;
    case Activation::relu:  // written so that NaN stays NaN
      return map(a, count, [=](f32x4 z) { return kernels::select(z < zero, zero, z); });
    case Activation::sigmoid: return map(a, count, kernels::sigmoid);
    case Activation::tanh: return map(a, count, kernels::tanh);
  }
}

}  // namespace momentum
