// SPDX-License-Identifier: MIT
/// \file
/// The few names everything else is written in. Numbers are float32, as PyTorch's default.
///
/// Eigen holds the vectors and does elementwise arithmetic, which IEEE 754 fixes to the last bit whatever the
/// instruction set. Whatever sums in some order, or needs exp, log or tanh, is ours (src/kernels): that is what keeps
/// native, Node and every browser bit-identical.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace momentum {

using Index = Eigen::Index;
using Vector = Eigen::VectorXf;
using VectorRef = Eigen::Ref<Vector>;
using ConstVectorRef = Eigen::Ref<const Vector>;
/// Row-major, as PyTorch lays out a contiguous tensor.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A refused option or argument. The text names the field, what is allowed and what it got.
class OptionError : public std::invalid_argument {
 public:
  OptionError(const std::string& field, const std::string& allowed, const std::string& got)
      : std::invalid_argument(field + " must be " + allowed + ", got " + got) {}
};

}  // namespace momentum
