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
#include <string_view>
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

/// What is allowed, or was got, as data: a code, and the numbers and names its words have (words() says which). The
/// core composes no sentences: who shows a refusal does, in words of their own. All of it lies in one string of bytes,
/// which is the least code where it is made: the code as a name, then each number, 'n' and a double, and each name,
/// 't', its length as 32 bits and UTF-8. Words that are always the same have the code "".
class Phrase {
 public:
  Phrase() = default;
  Phrase(std::string_view text) : Phrase(of("")) { with(text); }       // NOLINT(google-explicit-constructor)
  Phrase(const char* text) : Phrase(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)
  Phrase(const std::string& text) : Phrase(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  static Phrase of(const char* code);
  Phrase& with(double x);
  Phrase& with(std::string_view name);

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// A phrase that is a number.
Phrase value(double x);
/// "at most 10 layers"
Phrase at_most(double most, std::string_view unit);

/// A phrase in English: of the native core. What is shipped as wasm has none of these words (see the library's
/// refusal-words.ts), nor what else is declared to be native.
std::string words(const Phrase& phrase);

/// A refused option or argument, as data: its path, what is allowed, what it got, and the rule it breaks.
struct Refusal {
  std::string path;
  Phrase allowed;
  Phrase got;
  const char* rule = rule::kOther;

  /// The same as a sentence. Native.
  std::string text() const;
};
/// Nothing, where all fits.
using Refused = std::optional<Refusal>;

/// A refusal, thrown.
class OptionError : public std::invalid_argument {
 public:
  explicit OptionError(Refusal refusal) : std::invalid_argument(refusal.text()), refusal_(std::move(refusal)) {}

  const std::string& path() const { return refusal_.path; }
  std::string allowed() const { return words(refusal_.allowed); }
  std::string got() const { return words(refusal_.got); }
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
