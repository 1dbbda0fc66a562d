// SPDX-License-Identifier: MIT
// Refusals in English, of the native core: what() of its exceptions. In wasm the façade has these words
// (web/src/core/refusal-words.ts).
#include <cstring>
#include <string_view>
#include <variant>
#include <vector>

#include "momentum/options/fields.hpp"

namespace momentum {
namespace {

using Datum = std::variant<double, std::string>;
using Values = std::vector<Datum>;

/// A phrase's code, then its numbers and names.
Values values_of(const Phrase& phrase) {
  Values all;
  for (std::string_view left = phrase.bytes(); !left.empty();) {
    const bool is_number = left[0] == 'n';
    left.remove_prefix(1);
    double x = 0;
    std::uint32_t length = sizeof x;
    if (is_number) {
      std::memcpy(&x, left.data(), sizeof x);
      all.emplace_back(x);
    } else {
      std::memcpy(&length, left.data(), sizeof length);
      left.remove_prefix(sizeof length);
      all.emplace_back(std::string(left.substr(0, length)));
    }
    left.remove_prefix(length);
  }
  return all;
}

std::string text(const Datum& value) {
  const double* x = std::get_if<double>(&value);
  return x == nullptr ? std::get<std::string>(value) : number_text(*x);
}

/// "a, b or c"
std::string join(const Values& values, std::string_view last = " or ") {
  std::string all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) all += i + 1 == values.size() ? last : ", ";
    all += text(values[i]);
  }
  return all;
}

/// low, high, and four flags: integer, low and high excluded, of a number that is not finite; the loss it is for
std::string number(const Values& values) {
  const auto flag = [&](std::size_t i) { return std::get<double>(values[i]) != 0; };
  const auto low = std::get<double>(values[0]);
  const auto high = std::get<double>(values[1]);
  if (low == std::numeric_limits<double>::lowest()) return "a finite number";
  std::string all = flag(5) ? "a finite number" : "a number";
  if (flag(2)) all = "an integer";
  if (high == std::numeric_limits<double>::max()) {
    all += (flag(3) ? " > " : " ≥ ") + number_text(low);
  } else {
    all += " in " + number_text(low) + (flag(3) ? " (excluded)" : "") + " … " + number_text(high) +
           (flag(4) ? " (excluded)" : "");
  }
  return values.size() > 6 ? all + " for loss " + text(values[6]) : all;
}

/// "false unless momentum > 0 and dampening = 0": how many alternatives, they, and threes of name, sign, value
std::string needs(const Values& values) {
  const auto first = 1 + static_cast<std::size_t>(std::get<double>(values[0]));
  std::string all;
  for (std::size_t i = 1; i < first; ++i) all += (i > 1 ? " or " : "") + text(values[i]);
  for (std::size_t i = first; i < values.size(); i += 3) {
    all +=
        (i == first ? " unless " : " and ") + text(values[i]) + " " + text(values[i + 1]) + " " + text(values[i + 2]);
  }
  return all;
}

/// "true with momentum 0, dampening 0.5"
std::string with(const Values& values) {
  std::string all = text(values[0]);
  for (std::size_t i = 1; i < values.size(); i += 2)
    all += (i == 1 ? " with " : ", ") + text(values[i]) + " " + text(values[i + 1]);
  return all;
}

/// The tensors of so many hidden layers.
std::string tensors(const Datum& hidden) {
  std::string last = "out.weight or out.bias";
  if (std::get<double>(hidden) == 0) return last;
  const std::string most = std::get<double>(hidden) == 1 ? "" : ", … linear" + text(hidden) + ".bias";
  return "linear1.weight, linear1.bias" + most + ", " + last;
}

std::string share_of_classes(const Values& values) {
  const double share = std::get<double>(values[0]) / std::get<double>(values[1]);
  return "a share that leaves each class a training sample: at most " + text(values[0]) + " of " + text(values[1]) +
         " (" + number_text(share) + ")";
}

}  // namespace

std::string words(const Phrase& phrase) {
  Values values = values_of(phrase);
  const std::string code = text(values.at(0));
  values.erase(values.begin());
  const auto at = [&](std::size_t i) { return text(values.at(i)); };
  if (code == "quoted") return "\"" + at(0) + "\"";
  if (code == "number") return number(values);
  if (code == "one_of") return join(values);
  if (code == "needs") return needs(values);
  if (code == "with") return with(values);
  if (code == "array_of") return "an array of { " + at(0) + " }";
  if (code == "at_most") return "at most " + at(0) + (at(1).empty() ? "" : " ") + at(1);
  if (code == "multiple") return "samples × features, a multiple of " + at(0) + " values";
  if (code == "length") return at(0) + " = " + at(1) + " values";
  if (code == "row") return "0 … " + at(0);
  if (code == "tensor") return tensors(values.at(0));
  if (code == "some_tensor") return "at least one of " + tensors(values.at(0));
  if (code == "loss_of_kind") return at(0) + " for data.kind " + at(1);
  if (code == "left_out") return "left out for loss " + at(0);
  if (code == "share") return "a share that leaves samples for training and test of " + at(0);
  if (code == "share_of_classes") return share_of_classes(values);
  return values.empty() ? "" : at(0);
}

std::string Refusal::text() const {
  if (rule == std::string_view(rule::kUnknownKey)) return "unknown key " + path + "; allowed are " + words(allowed);
  return path + " must be " + words(allowed) + ", got " + words(got);
}

}  // namespace momentum
