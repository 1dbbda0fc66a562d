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

/// What is not given where its default is none of the values it may have must be given: null.
template <class T>
std::string node(const T& member, const Range& range) {
  const auto usual = static_cast<double>(member);
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
std::string node(bool member, Flag /*rule*/) { return Object("flag").put("default", json(member)).text(); }
template <class Enum>
std::string node(const Enum& member, Names names) {
  std::string choices;
  for (const std::string_view name : names) choices.append(choices.empty() ? "[" : ",").append(quoted(name));
  const std::string usual = quoted(names[static_cast<std::size_t>(member)]);
  return Object("choice").put("choices", choices + "]").put("default", usual).text();
}
std::string node(const Params& /*member*/, TensorNames /*rule*/) { return Object("names").text(); }

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

template <class Options>
std::string group(const Options& options);

template <class Options>
std::string node(const Options& options, Group /*rule*/) {
  return group(options);
}
template <class Options>
std::string node(const std::vector<Options>& /*list*/, List rule) {
  return Object("list").put("most", std::to_string(rule.most)).put("item", group(Options{})).text();
}
template <class... Options>
std::string node(const std::variant<Options...>& options, OneOf rule) {
  Object variants;
  (variants.put(Options::kType, group(Options{})), ...);
  return Object("one_of")
      .put("key", quoted(rule.key))
      .put("default", quoted(type_name(options)))
      .put("variants", variants.text())
      .text();
}

template <class Options>
std::string group(const Options& options) {
  Object all;
  detail::members(
      options, [&](std::string_view name, const auto& member, const auto& rule) { all.put(name, node(member, rule)); });
  return Object("group").put("fields", all.text()).put("needs", needs(needs_of(options))).text();
}

}  // namespace

std::string describe() { return group(TrainerOptions{}); }
std::string describe_descent() { return group(DescentOptions{}); }

}  // namespace momentum
