// SPDX-License-Identifier: MIT
/// \file
/// The three matrix products of a dense layer, on planes: a plane holds one row a unit and one column a sample, samples
/// contiguous, `stride` floats from row to row. Counts of samples are multiples of 4 (planes are padded with samples
/// whose delta is 0). Sums run in a fixed order, so results do not depend on the machine.
#pragma once

#include "momentum/types.hpp"

namespace momentum::kernels {

/// A matrix of weights read as (rows, columns) at w[r·row_step + c·column_step]; transposing swaps the steps.
struct Weights {
  const float* w;
  Index rows, columns, row_step, column_step;
};

/// z[r][n] = bias[r] + Σ_c w[r][c]·x[c][n]; a null bias is 0.
void product(const Weights& weights, const float* bias, const float* x, float* z, Index samples, Index stride);

/// weight[o][i] += Σ_n delta[o][n]·x[i][n]; bias[o] += Σ_n delta[o][n]. weight is (out, in) row-major.
void accumulate_gradient(const float* delta, Index out, const float* x, Index in, float* weight, float* bias,
                         Index samples, Index stride);

}  // namespace momentum::kernels
