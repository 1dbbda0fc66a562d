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
#include <optional>
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

/// A refused option or argument, as data: its path, what is allowed, what it got, and the rule it breaks.
struct Refusal {
  std::string path;
  std::string allowed;
  std::string got;
  const char* rule = rule::kOther;

  /// The same as a sentence.
  std::string text() const;
};
/// Nothing, where all fits.
using Refused = std::optional<Refusal>;

/// A refusal, thrown.
class OptionError : public std::invalid_argument {
 public:
  explicit OptionError(Refusal refusal) : std::invalid_argument(refusal.text()), refusal_(std::move(refusal)) {}
  OptionError(const std::string& path, const std::string& allowed, const std::string& got,
              const char* broken = rule::kOther)
      : OptionError(Refusal{path, allowed, got, broken}) {}

  const std::string& path() const { return refusal_.path; }
  const std::string& allowed() const { return refusal_.allowed; }
  const std::string& got() const { return refusal_.got; }
  const char* broken_rule() const { return refusal_.rule; }

 private:
  Refusal refusal_;
};

/// Throws what is refused, as an OptionError. Without exceptions it ends the program: who is compiled so, asks before.
void require_fit(const Refused& refused);
/// Throws what is wrong with bytes, as a std::invalid_argument.
[[noreturn]] void throw_invalid(const std::string& fault);
/// The same of a call that has no place: a std::logic_error.
void require_place(bool fits, const char* message);

}  // namespace momentum
