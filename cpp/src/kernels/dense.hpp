// SPDX-License-Identifier: MIT
/// \file
/// The matrix products of a dense layer, on planes: a plane holds one row a unit and one column a sample, samples
/// contiguous, `stride` floats from row to row. Counts of samples are multiples of 4 (planes are padded with samples
/// whose delta is 0). Sums run in a fixed order, so results do not depend on the machine.
#pragma once

#include "momentum/base/types.hpp"
#include "momentum/network/activation.hpp"

namespace momentum::kernels {

/// z[o][n] = bias[o] + Σ_i w[o][i]·x[i][n] and a = f(z); w is (out, in) row-major.
void forward_product(const float* w, const float* bias, Index out, Index in, const float* x,
                     const ActivationPlanes& units, Index samples, Index stride);

/// dz[i][n] = f′(z[i][n])·Σ_o w[o][i]·delta[o][n], where `units` are those that gave the layer its x.
void backward_product(const float* w, Index out, Index in, const float* delta, const ActivationPlanes& units, float* dz,
                      Index samples, Index stride);

/// weight[o][i] += Σ_n delta[o][n]·x[i][n]; bias[o] += Σ_n delta[o][n]. weight is (out, in) row-major.
void accumulate_gradient(const float* delta, Index out, const float* x, Index in, float* weight, float* bias,
                         Index samples, Index stride);

}  // namespace momentum::kernels
