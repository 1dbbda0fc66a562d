// SPDX-License-Identifier: MIT
#include "momentum/options/fields.hpp"

#include <algorithm>

namespace momentum {

std::string cut(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && characters++ == kMostQuoted) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
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

Value value_of(const Field& field, const void* options) {
  const double x = field.get(options);
  if (field.kind == Field::Kind::flag) return x != 0;
  if (field.kind == Field::Kind::choice) return field.names[static_cast<std::size_t>(x)];
  return x;
}

Refused check_number(const std::string& path, double value, const Range& range) {
  if (range.contains(value)) return {};
  // Infinity is ≥ 0.
  std::string allowed = range.text();
  if (!std::isfinite(value) && !range.integer && range.low != std::numeric_limits<double>::lowest())
    allowed.replace(0, 1, "a finite");
  return Refusal{path, allowed, number_text(value), rule::kRange};
}

namespace {

Refused check_choice(const Field& field, const std::string& path, const Value& value) {
  const auto* name = std::get_if<std::string_view>(&value);
  if (name != nullptr && number_of(field.names, *name)) return {};
  return Refusal{path, join(field.names), text(value), rule::kChoice};
}

/// The field of that name.
const Field& named(Fields fields, std::string_view name) {
  return *std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

/// "false", "pytorch or classical": what a field may be other than `is`.
std::string others(const Field& field, const Value& is) {
  if (field.kind != Field::Kind::choice) return "false";
  std::string all;
  for (const std::string_view one : field.names) {
    if (Value(one) != is) all.append(all.empty() ? "" : " or ").append(one);
  }
  return all;
}

/// A need that is not met: all that the field needs, being what it is.
Refusal unmet(const Table& table, const Need& broken, const Value& is, const void* options, const std::string& path) {
  std::string wanted = others(named(table.fields, broken.field), broken.is);
  std::string found = unquoted(is);
  const std::size_t before = found.size();
  for (const Need& need : table.needs) {
    if (need.field != broken.field || need.is != broken.is) continue;
    const bool first = found.size() == before;
    wanted.append(first ? " unless " : " and ").append(need.text());
    found.append(first ? " with " : ", ").append(need.needs).append(" ");
    found += unquoted(value_of(named(table.fields, need.needs), options));
  }
  return {path + std::string(broken.field), std::move(wanted), std::move(found), rule::kNeeds};
}

}  // namespace

std::optional<std::size_t> number_of(Names names, std::string_view name) {
  const auto* found = std::find(names.data(), names.data() + names.size(), name);
  const auto number = static_cast<std::size_t>(found - names.data());
  return number < names.size() ? std::optional(number) : std::nullopt;
}

Refused check_value(const Field& field, const std::string& path, const Value& value) {
  if (field.kind == Field::Kind::choice) return check_choice(field, path, value);
  if (field.kind == Field::Kind::flag) {
    if (std::holds_alternative<bool>(value)) return {};
    return Refusal{path, "true or false", text(value), rule::kType};
  }
  const double* x = std::get_if<double>(&value);
  if (x == nullptr) return Refusal{path, field.range.text(), text(value), rule::kType};
  return check_number(path, *x, field.range);
}

Refused assign(const Field& field, void* options, const std::string& path, const Value& value) {
  if (Refused refused = check_value(field, path, value)) return refused;
  double x = 0;
  if (const auto* number = std::get_if<double>(&value)) {
    x = *number;
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    x = *flag ? 1 : 0;
  } else {
    x = static_cast<double>(number_of(field.names, std::get<std::string_view>(value)).value_or(0));
  }
  field.set(options, x);
  return {};
}

Refused check_fields(Fields fields, const void* options, const std::string& path) {
  for (const Field& field : fields) {
    if (field.get == nullptr) continue;
    const std::string at = path + std::string(field.name);
    const double x = field.get(options);
    if (field.kind == Field::Kind::number) {
      if (Refused refused = check_number(at, x, field.range)) return refused;
    } else if (field.kind == Field::Kind::choice && x >= static_cast<double>(field.names.size())) {
      return Refusal{at, join(field.names), number_text(x), rule::kChoice};
    }
  }
  return {};
}

Refused check_needs(const Table& table, const void* options, const std::string& path) {
  for (const Need& need : table.needs) {
    const Value is = value_of(named(table.fields, need.field), options);
    if (is != need.is || need.is_met(value_of(named(table.fields, need.needs), options))) continue;
    return unmet(table, need, is, options, path);
  }
  return {};
}

}  // namespace momentum
