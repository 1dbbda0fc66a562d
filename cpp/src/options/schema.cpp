// SPDX-License-Identifier: MIT
#include "momentum/options/schema.hpp"

namespace momentum {
namespace {

Refused check_part(const Field& field, const void* options, const std::string& path) {
  // Parts are looked at through the pointers they are changed by; nothing is changed here.
  auto* owner = const_cast<void*>(options);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  void* part = field.part->at(owner);
  if (field.kind == Field::Kind::tensor_names)
    return check_params(*static_cast<const Params*>(part), field.part->count(options));
  if (field.kind != Field::Kind::list) {
    const Struct one = struct_at(field, part);
    return check_options(one.table, one.options, path);
  }
  const std::size_t length = field.part->count(part);
  Refused refused = check_length(field, length, path);
  for (std::size_t i = 0; i < length && !refused; ++i) {
    const Struct item = struct_at(field, part, i);
    refused = check_options(item.table, item.options, path + "[" + std::to_string(i) + "]");
  }
  return refused;
}

}  // namespace

Struct struct_at(const Field& field, void* part, std::size_t i) {
  const Part& p = *field.part;
  if (field.kind == Field::Kind::group) return {p.tables[0], part};
  return {p.tables[field.kind == Field::Kind::one_of ? p.count(part) : 0], p.item(part, i)};
}

std::string keys_of(Fields fields, std::string_view elsewhere) {
  std::string all(elsewhere);
  for (const Field& field : fields) all.append(all.empty() ? "" : ", ").append(field.name);
  return all;
}

Refused check_length(const Field& list, std::size_t length, const std::string& path) {
  const auto most = static_cast<std::size_t>(list.range.high);
  if (length <= most) return {};
  return Refusal{path, at_most(list.range.high, std::string(list.note)), value(static_cast<double>(length)),
                 rule::kTooLarge};
}

Refused check_options(const Table& table, const void* options, const std::string& path) {
  Refused refused = check_fields(table.fields, options, inside(path));
  for (const Field& field : table.fields) {
    if (refused) return refused;
    if (field.part != nullptr) refused = check_part(field, options, inside(path) + std::string(field.name));
  }
  return refused ? refused : check_needs(table, options, inside(path));
}

}  // namespace momentum
