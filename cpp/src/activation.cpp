// SPDX-License-Identifier: MIT
#include "momentum/activation.hpp"

#include "kernels/math.hpp"

namespace momentum {
namespace {

using kernels::f32x4;
using kernels::loadf;

/// Two vectors at a time: they share the loads of constants, and one's chain of operations hides the other's.
template <class F>
void map(float* a, Index count, F f) {
  constexpr Index kPair = 2 * kernels::kLanes;
  Index i = 0;
  for (; i + kPair <= count; i += kPair) {
    const f32x4 first = f(loadf(a + i));
    const f32x4 second = f(loadf(a + i + kernels::kLanes));
    kernels::store(a + i, first);
    kernels::store(a + i + kernels::kLanes, second);
  }
  for (; i < count; i += kernels::kLanes) kernels::store(a + i, f(loadf(a + i)));
}

}  // namespace

void activate(Activation activation, float* a, Index count) {
  switch (activation) {
    case Activation::identity: return;
    case Activation::relu: return map(a, count, kernels::relu);
    case Activation::sigmoid: return map(a, count, kernels::sigmoid);
    case Activation::tanh: return map(a, count, kernels::tanh);
  }
}

}  // namespace momentum
