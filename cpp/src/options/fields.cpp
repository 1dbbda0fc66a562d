// SPDX-License-Identifier: MIT
#include "momentum/options/fields.hpp"

#include <cstdio>
#include <cstdlib>

namespace momentum {

std::string cut(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && characters++ == kMostQuoted) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

std::string number_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  char buffer[32];
  if (x == std::floor(x) && std::abs(x) < 1e16) {
    std::snprintf(buffer, sizeof buffer, "%.0f", x);
    return buffer;
  }
  // 17 digits tell all doubles apart; most take fewer.
  for (int digits = 9; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
    if (std::strtod(buffer, nullptr) == x) break;
  }
  return buffer;
}

std::string Range::text() const {
  const std::string kind = integer ? "an integer" : "a number";
  if (low == std::numeric_limits<double>::lowest()) return "a finite number";
  const bool unbounded = high == std::numeric_limits<double>::max();
  if (unbounded) return kind + (low_excluded ? " > " : " ≥ ") + number_text(low);
  return kind + " in " + number_text(low) + (low_excluded ? " (excluded)" : "") + " … " + number_text(high) +
         (high_excluded ? " (excluded)" : "");
}

std::string join(Names names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) all += i + 1 == names.size() ? " or " : ", ";
    all += names[i];
  }
  return all;
}

std::string text(const Value& value) {
  if (const double* x = std::get_if<double>(&value)) return number_text(*x);
  if (const bool* x = std::get_if<bool>(&value)) return *x ? "true" : "false";
  if (const Unfit* x = std::get_if<Unfit>(&value)) return cut(x->what);
  return "\"" + cut(std::get<std::string_view>(value)) + "\"";
}

std::string unquoted(const Value& value) {
  const auto* name = std::get_if<std::string_view>(&value);
  return name == nullptr ? text(value) : std::string(*name);
}

bool Need::is_met(const Value& needed) const { return above ? std::get<double>(needed) > *above : needed == then; }

std::string Need::text() const {
  return std::string(needs) + (above ? " > " + number_text(*above) : " = " + unquoted(then));
}

namespace detail {

double number(const std::string& field, const Value& value, const Range& range) {
  const double* x = std::get_if<double>(&value);
  if (x == nullptr) throw OptionError(field, range.text(), momentum::text(value), rule::kType);
  if (range.contains(*x)) return *x;
  // Infinity is ≥ 0.
  std::string allowed = range.text();
  if (!std::isfinite(*x) && !range.integer && range.low != std::numeric_limits<double>::lowest())
    allowed.replace(0, 1, "a finite");
  throw OptionError(field, allowed, momentum::text(value), rule::kRange);
}

bool flag(const std::string& field, const Value& value) {
  const bool* x = std::get_if<bool>(&value);
  if (x == nullptr) throw OptionError(field, "true or false", momentum::text(value), rule::kType);
  return *x;
}

int choice(const std::string& field, const Value& value, Names names) {
  if (const auto* name = std::get_if<std::string_view>(&value)) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == *name) return static_cast<int>(i);
    }
  }
  throw OptionError(field, join(names), momentum::text(value), rule::kChoice);
}

}  // namespace detail
}  // namespace momentum
