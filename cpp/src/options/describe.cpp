// SPDX-License-Identifier: MIT
#include "momentum/options/describe.hpp"

#include <cstdio>

#include "momentum/surface/descent.hpp"
#include "momentum/training/options.hpp"

namespace momentum {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }
std::string json(bool x) { return x ? "true" : "false"; }
std::string json(double x) {
  if (std::abs(x) == std::numeric_limits<double>::max()) return "null";
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.17g", x);
  return buffer;
}
std::string json(const Value& value) {
  if (const auto* x = std::get_if<double>(&value)) return json(*x);
  if (const auto* x = std::get_if<bool>(&value)) return json(*x);
  return quoted(std::get<std::string_view>(value));
}

/// An object of entries that are JSON already.
class Object {
 public:
  explicit Object(std::string_view kind) { put("kind", quoted(kind)); }
  Object() = default;
  Object& put(std::string_view key, const std::string& value) {
    text_.append(text_.empty() ? "{" : ",").append(quoted(key)).append(":").append(value);
    return *this;
  }
  std::string text() const { return text_.empty() ? "{}" : text_ + "}"; }

 private:
  std::string text_;
};

std::string needs(Needs all) {
  std::string list;
  for (const Need& need : all) {
    Object one;
    one.put("field", quoted(need.field)).put("is", json(need.is)).put("needs", quoted(need.needs));
    if (need.above) {
      one.put("above", json(*need.above));
    } else {
      one.put("is_then", json(need.then));
    }
    list.append(list.empty() ? "" : ",").append(one.text());
  }
  return "[" + list + "]";
}

/// What is not given where its default is none of the values it may have must be given: null.
std::string number(const Field& field, double usual) {
  const Range& range = field.range;
  return Object("number")
      .put("integer", json(range.integer))
      .put("low", json(range.low))
      .put("high", json(range.high))
      .put("low_excluded", json(range.low_excluded))
      .put("high_excluded", json(range.high_excluded))
      .put("default", range.contains(usual) ? json(usual) : "null")
      .put("unit", quoted(range.unit))
      .text();
}

std::string choice(const Field& field, const void* options) {
  std::string choices;
  for (const std::string_view name : field.names) choices.append(choices.empty() ? "[" : ",").append(quoted(name));
  return Object("choice").put("choices", choices + "]").put("default", json(value_of(field, options))).text();
}

std::string group(const Table& table, void* options);

std::string list(const Field& field, void* part) {
  field.part->set(part, 1);
  return Object("list")
      .put("most", number_text(field.range.high))
      .put("item", group(field.part->tables[0], field.part->item(part, 0)))
      .text();
}

std::string one_of(const Field& field, void* part) {
  const Part& several = *field.part;
  const std::string usual = quoted(several.types[several.count(part)]);
  Object variants;
  for (std::size_t i = 0; i < several.types.size(); ++i) {
    several.set(part, i);
    variants.put(several.types[i], group(several.tables[i], several.item(part, i)));
  }
  return Object("one_of").put("key", quoted(field.key)).put("default", usual).put("variants", variants.text()).text();
}

std::string node(const Field& field, void* options) {
  switch (field.kind) {
    case Field::Kind::number: return number(field, field.get(options));
    case Field::Kind::flag: return Object("flag").put("default", json(value_of(field, options))).text();
    case Field::Kind::choice: return choice(field, options);
    case Field::Kind::group: return group(field.part->tables[0], field.part->at(options));
    case Field::Kind::list: return list(field, field.part->at(options));
    case Field::Kind::one_of: return one_of(field, field.part->at(options));
    case Field::Kind::tensor_names: return Object("names").text();
  }
  return "";
}

/// `options` as they are by default, of which nothing is left as it was.
std::string group(const Table& table, void* options) {
  Object all;
  for (const Field& field : table.fields) all.put(field.name, node(field, options));
  return Object("group").put("fields", all.text()).put("needs", needs(table.needs)).text();
}

template <class Options>
std::string described() {
  Options options;
  return group(kTable<Options>, &options);
}

}  // namespace

std::string describe() { return described<TrainerOptions>(); }
std::string describe_descent() { return described<DescentOptions>(); }

}  // namespace momentum
