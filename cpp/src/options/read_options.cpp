// SPDX-License-Identifier: MIT
#include "momentum/options/read_options.hpp"

#include <algorithm>

namespace momentum {
namespace {

Value scalar(const Tree& tree) {
  if (const auto* value = std::get_if<Value>(&tree.content)) return *value;
  return Unfit{tree.what};
}

/// What is no object, or no array.
Refusal of_another_type(const Tree& tree, const std::string& path, const Phrase& allowed) {
  return {path.empty() ? "options" : path, allowed, got_value(tree), rule::kType};
}

/// A key that none of the fields has, and that is not `another`.
Refused check_keys(Fields fields, const Entries& entries, const std::string& path, std::string_view elsewhere,
                   std::string_view another) {
  for (const Entry& entry : entries) {
    const auto has_key = [&](const Field& field) { return field.name == entry.key; };
    if (std::any_of(fields.begin(), fields.end(), has_key) || (!another.empty() && entry.key == another)) continue;
    return Refusal{inside(path) + cut(entry.key), keys_of(fields, elsewhere), "", rule::kUnknownKey};
  }
  return {};
}

Refused read_members(const Table& table, void* options, const Tree& tree, const std::string& path,
                     std::string_view elsewhere, std::string_view another) {
  const auto* entries = std::get_if<Entries>(&tree.content);
  if (entries == nullptr) return of_another_type(tree, path, "an object");
  Refused refused = check_keys(table.fields, *entries, path, elsewhere, another);
  for (const Field& field : table.fields) {
    if (refused) break;
    const Tree* value = tree.find(field.name);
    if (value == nullptr) continue;
    const std::string at = inside(path) + std::string(field.name);
    refused = read_field(field, options, *value, at);
  }
  return refused;
}

Refused read_list(const Field& field, void* part, const Tree& tree, const std::string& path) {
  const Table& table = field.part->tables[0];
  const auto* items = std::get_if<Items>(&tree.content);
  if (items == nullptr) return of_another_type(tree, path, Phrase::of("array_of").with(keys_of(table.fields)));
  Refused refused = check_length(field, items->size(), path);
  if (refused) return refused;
  field.part->set(part, 0);  // none of those that were there is kept
  field.part->set(part, items->size());
  for (std::size_t i = 0; i < items->size() && !refused; ++i) {
    const std::string at = path + "[" + std::to_string(i) + "]";
    refused = read_members(table, field.part->item(part, i), (*items)[i], at, {}, {});
  }
  return refused;
}

Refused read_one_of(const Field& field, void* part, const Tree& tree, const std::string& path) {
  if (!std::holds_alternative<Entries>(tree.content)) return of_another_type(tree, path, "an object");
  const std::string key(field.key);
  if (const Tree* type = tree.find(key)) {
    const Value value = scalar(*type);
    const auto* name = std::get_if<std::string_view>(&value);
    const auto number = name == nullptr ? std::nullopt : number_of(field.part->types, *name);
    if (!number) return Refusal{inside(path) + key, one_of_names(field.part->types), got_value(value), rule::kChoice};
    if (*number != field.part->count(part)) field.part->set(part, *number);
  }
  const Struct one = struct_at(field, part);
  const std::string elsewhere = field.note.empty() ? key : std::string(field.note) + ", " + key;
  return read_members(one.table, one.options, tree, path, elsewhere, key);
}

Refused read_names(Params& params, std::size_t hidden, const Tree& tree, const std::string& path) {
  const auto* items = std::get_if<Items>(&tree.content);
  if (items == nullptr) return of_another_type(tree, path, "an array of names");
  std::vector<std::string> names;
  for (const Tree& item : *items) {
    const Value name = scalar(item);
    if (Refused refused = check_tensor_name(name, names.size(), hidden)) return refused;
    names.emplace_back(std::get<std::string_view>(name));
  }
  params = std::move(names);
  return {};
}

}  // namespace

Refused read_options(const Table& table, void* options, const Tree& tree, const std::string& path,
                     std::string_view elsewhere) {
  return read_members(table, options, tree, path, elsewhere, {});
}

Refused read_field(const Field& field, void* options, const Tree& tree, const std::string& path) {
  void* part = field.part == nullptr ? nullptr : field.part->at(options);
  switch (field.kind) {
    case Field::Kind::list: return read_list(field, part, tree, path);
    case Field::Kind::one_of: return read_one_of(field, part, tree, path);
    case Field::Kind::tensor_names:
      return read_names(*static_cast<Params*>(part), field.part->count(options), tree, path);
    case Field::Kind::group: return read_members(field.part->tables[0], part, tree, path, field.note, {});
    case Field::Kind::number:
    case Field::Kind::flag:
    case Field::Kind::choice: break;
  }
  return assign(field, options, path, scalar(tree));
}

}  // namespace momentum
