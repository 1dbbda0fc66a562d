// SPDX-License-Identifier: MIT
#include "momentum/network/linear.hpp"

#include "kernels/dense.hpp"

namespace momentum {

void Linear::forward(const float* parameters, const float* x, const ActivationPlanes& units, Index samples,
                     Index stride) const {
  kernels::forward_product(parameters + offset, parameters + bias_offset(), out, in, x, units, samples, stride);
}

void Linear::backward_input(const float* parameters, const float* delta, const ActivationPlanes& units, float* dz,
                            Index samples, Index stride) const {
  kernels::backward_product(parameters + offset, out, in, delta, units, dz, samples, stride);
}

void Linear::backward_parameters(const float* delta, const float* x, float* gradient, Index samples,
                                 Index stride) const {
  kernels::accumulate_gradient(delta, out, x, in, gradient + offset, gradient + bias_offset(), samples, stride);
}

}  // namespace momentum
