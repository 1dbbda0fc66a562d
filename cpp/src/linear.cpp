// SPDX-License-Identifier: MIT
#include "momentum/linear.hpp"

#include "kernels/dense.hpp"

namespace momentum {

void Linear::forward(const float* parameters, const float* x, float* z, Index samples, Index stride) const {
  const kernels::Weights w{parameters + offset, out, in, in, 1};
  kernels::product(w, parameters + bias_offset(), x, z, samples, stride);
}

void Linear::backward_input(const float* parameters, const float* delta, float* dx, Index samples, Index stride) const {
  const kernels::Weights transposed{parameters + offset, in, out, 1, in};
  kernels::product(transposed, nullptr, delta, dx, samples, stride);
}

void Linear::backward_parameters(const float* delta, const float* x, float* gradient, Index samples,
                                 Index stride) const {
  kernels::accumulate_gradient(delta, out, x, in, gradient + offset, gradient + bias_offset(), samples, stride);
}

}  // namespace momentum
