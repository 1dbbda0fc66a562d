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

Phrase Range::allowed(bool finite) const {
  Phrase phrase = Phrase::of("number").with(low).with(high);
  for (const bool flag : {integer, low_excluded, high_excluded, !finite}) phrase.with(flag ? 1 : 0);
  return phrase;
}

Phrase one_of_names(Names names) {
  Phrase phrase = Phrase::of("one_of");
  for (const std::string_view name : names) phrase.with(name);
  return phrase;
}

namespace {

void add(Phrase& phrase, const Value& value) {
  if (const double* x = std::get_if<double>(&value)) {
    phrase.with(*x);
  } else if (const bool* flag = std::get_if<bool>(&value)) {
    phrase.with(*flag ? "true" : "false");
  } else {
    const Unfit* unfit = std::get_if<Unfit>(&value);
    phrase.with(cut(unfit == nullptr ? std::get<std::string_view>(value) : unfit->what));
  }
}

}  // namespace

Phrase got_value(const Value& value) {
  Phrase phrase = Phrase::of(std::holds_alternative<std::string_view>(value) ? "quoted" : "");
  add(phrase, value);
  return phrase;
}

bool Need::is_met(const Value& needed) const { return above ? std::get<double>(needed) > *above : needed == then; }

Value value_of(const Field& field, const void* options) {
  const double x = field.get(options);
  if (field.kind == Field::Kind::flag) return x != 0;
  if (field.kind == Field::Kind::choice) return field.names[static_cast<std::size_t>(x)];
  return x;
}

Refused check_number(const std::string& path, double value, const Range& range) {
  if (range.contains(value)) return {};
  return Refusal{path, range.allowed(std::isfinite(value)), momentum::value(value), rule::kRange};
}

namespace {

Refused check_choice(const Field& field, const std::string& path, const Value& value) {
  const auto* name = std::get_if<std::string_view>(&value);
  if (name != nullptr && number_of(field.names, *name)) return {};
  return Refusal{path, one_of_names(field.names), got_value(value), rule::kChoice};
}

/// The field of that name.
const Field& named(Fields fields, std::string_view name) {
  return *std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

/// A need that is not met: what else than `is` the field may be, how many these are before them; and all that it needs
/// to be `is`.
Refusal unmet(const Table& table, const Need& broken, const Value& is, const void* options, const std::string& path) {
  const Field& field = named(table.fields, broken.field);
  const bool is_choice = field.kind == Field::Kind::choice;
  Phrase allowed = Phrase::of("needs").with(is_choice ? static_cast<double>(field.names.size() - 1) : 1);
  if (!is_choice) allowed.with("false");
  for (const std::string_view one : field.names) {
    if (Value(one) != is) allowed.with(one);
  }
  Phrase got = Phrase::of("with");
  add(got, is);
  for (const Need& need : table.needs) {
    if (need.field != broken.field || need.is != broken.is) continue;
    allowed.with(need.needs).with(need.above ? ">" : "=");
    add(allowed, need.above ? Value(*need.above) : need.then);
    got.with(need.needs);
    add(got, value_of(named(table.fields, need.needs), options));
  }
  return {path + std::string(broken.field), allowed, got, rule::kNeeds};
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
    return Refusal{path, "true or false", got_value(value), rule::kType};
  }
  const double* x = std::get_if<double>(&value);
  if (x == nullptr) return Refusal{path, field.range.allowed(), got_value(value), rule::kType};
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
      return Refusal{at, one_of_names(field.names), value(x), rule::kChoice};
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
