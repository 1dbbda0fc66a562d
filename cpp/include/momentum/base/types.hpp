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
#include <utility>

namespace momentum {

using Index = Eigen::Index;
using Vector = Eigen::VectorXf;
using VectorRef = Eigen::Ref<Vector>;
using ConstVectorRef = Eigen::Ref<const Vector>;
/// Row-major, as PyTorch lays out a contiguous tensor.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// What a refusal is about, for who says it in words of their own.
namespace rule {
inline constexpr const char* kType = "type";               ///< not a number, a name, an object … at all
inline constexpr const char* kRange = "range";             ///< a number outside its range
inline constexpr const char* kChoice = "choice";           ///< none of the names
inline constexpr const char* kNeeds = "needs";             ///< not together with another option
inline constexpr const char* kUnknownKey = "unknown_key";  ///< no option has this name
inline constexpr const char* kLength = "length";           ///< an array of another length
inline constexpr const char* kFinite = "finite";           ///< an array with NaN or infinity in it
inline constexpr const char* kTooLarge = "too_large";      ///< more memory or time than may be asked for
inline constexpr const char* kOther = "other";
}  // namespace rule

/// A refused option or argument, as data: its path, the rule it breaks, what is allowed and what it got. The text says
/// the same.
class OptionError : public std::invalid_argument {
 public:
  OptionError(const std::string& path, const std::string& allowed, const std::string& got,
              const char* broken = rule::kOther)
      : OptionError(path, allowed, got, broken, path + " must be " + allowed + ", got " + got) {}

  /// No option is called so.
  static OptionError unknown(const std::string& path, const std::string& allowed) {
    return {path, allowed, "", rule::kUnknownKey, "unknown key " + path + "; allowed are " + allowed};
  }

  const std::string& path() const { return path_; }
  const std::string& allowed() const { return allowed_; }
  const std::string& got() const { return got_; }
  const char* broken_rule() const { return rule_; }

 private:
  OptionError(std::string path, std::string allowed, std::string got, const char* broken, const std::string& words)
      : std::invalid_argument(words),
        path_(std::move(path)),
        allowed_(std::move(allowed)),
        got_(std::move(got)),
        rule_(broken) {}

  std::string path_;
  std::string allowed_;
  std::string got_;
  const char* rule_;
};

}  // namespace momentum
