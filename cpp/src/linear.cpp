// SPDX-License-Identifier: MIT
#include "momentum/linear.hpp"

#include "kernels/dense.hpp"

namespace momentum {

namespace {

using kernels::Finish;

Finish derivative_of(Activation activation) {
  switch (activation) {
    case Activation::relu: return Finish::relu_derivative;
    case Activation::sigmoid: return Finish::sigmoid_derivative;
    case Activation::tanh: return Finish::tanh_derivative;
    default: return Finish::none;
  }
}

}  // namespace

void Linear::forward(const float* parameters, const float* x, Activation activation, float* a, Index samples,
                     Index stride) const {
  const bool relu = activation == Activation::relu;
  kernels::forward_product(parameters + offset, parameters + bias_offset(), out, in, x, a, samples, stride,
                           relu ? Finish::relu : Finish::none);
  if (relu) return;
  for (Index o = 0; o < out; ++o) activate(activation, a + o * stride, samples);
}

void Linear::backward_input(const float* parameters, const float* delta, const float* x, Activation activation,
                            float* dz, Index samples, Index stride) const {
  kernels::backward_product(parameters + offset, out, in, delta, x, dz, samples, stride, derivative_of(activation));
}

void Linear::backward_parameters(const float* delta, const float* x, float* gradient, Index samples,
                                 Index stride) const {
  kernels::accumulate_gradient(delta, out, x, in, gradient + offset, gradient + bias_offset(), samples, stride);
}

}  // namespace momentum
