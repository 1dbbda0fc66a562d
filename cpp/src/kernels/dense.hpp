// SPDX-License-Identifier: MIT
/// \file
/// The matrix products of a dense layer, on planes: a plane holds one row a unit and one column a sample, samples
/// contiguous, `stride` floats from row to row. Counts of samples are multiples of 4 (planes are padded with samples
/// whose delta is 0). Sums run in a fixed order, so results do not depend on the machine.
#pragma once

#include "momentum/types.hpp"

namespace momentum::kernels {

/// What is done to a product while it is still in registers. The derivatives multiply by f′, written in a = f(z).
enum class Finish : std::uint8_t { none, relu, relu_derivative, sigmoid_derivative, tanh_derivative };

/// z[o][n] = finish(bias[o] + Σ_i w[o][i]·x[i][n]); w is (out, in) row-major.
void forward_product(const float* w, const float* bias, Index out, Index in, const float* x, float* z, Index samples,
                     Index stride, Finish finish);

/// dx[i][n] = finish(Σ_o w[o][i]·delta[o][n]), the derivative taken at a[i][n].
void backward_product(const float* w, Index out, Index in, const float* delta, const float* a, float* dx, Index samples,
                      Index stride, Finish finish);

/// weight[o][i] += Σ_n delta[o][n]·x[i][n]; bias[o] += Σ_n delta[o][n]. weight is (out, in) row-major.
void accumulate_gradient(const float* delta, Index out, const float* x, Index in, float* weight, float* bias,
                         Index samples, Index stride);

}  // namespace momentum::kernels
