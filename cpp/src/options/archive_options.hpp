// SPDX-License-Identifier: MIT
/// \file
/// Options in a checkpoint, by their own tables: members in their order. What a table names is kept.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "momentum/options/schema.hpp"
#include "options/archive.hpp"

namespace momentum {

/// Fields of version 5 of the format. What was saved before had them as they are by default.
inline constexpr std::array<std::string_view, 6> kSince5{"reduction", "sampler", "default_dtype",
                                                         "net_first", "bias",    "stale_buffer"};

/// Writes or reads options. Reading believes nothing: the number of a field, of a variant or of items is refused where
/// it is none that may be; what must hold between fields is left to check_options.
template <class Archive>
class OptionsArchive {
 public:
  /// `version`: of the checkpoint's format.
  OptionsArchive(Archive& archive, std::uint64_t version) : archive_(archive), version_(version) {}

  Refused members(const Table& table, void* options, const std::string& path = "") {
    Refused refused;
    for (const Field& field : table.fields) {
      if (refused || !is_known(field.name)) continue;
      const std::string at = inside(path) + std::string(field.name);
      refused = member(field, options, at);
    }
    return refused;
  }

 private:
  /// Whether the format had it by then.
  bool is_known(std::string_view name) const {
    if (version_ < 4 && name == "zero_grad") return false;
    return version_ >= 5 || std::find(kSince5.begin(), kSince5.end(), name) == kSince5.end();
  }

  Refused value(const Field& field, void* options, const std::string& path) {
    double x = field.get(options);
    if (field.kind == Field::Kind::number && !field.range.integer) {
      archive_(x);
    } else {
      auto whole = static_cast<std::int64_t>(x);
      archive_(whole);
      x = static_cast<double>(whole);
    }
    if constexpr (Archive::kReads) {
      const auto choices = static_cast<double>(field.kind == Field::Kind::flag ? 2 : field.names.size());
      const Range range = field.kind == Field::Kind::number ? field.range : integer_in(0, choices - 1);
      if (Refused refused = check_number(path, x, range)) return refused;
      field.set(options, x);
    }
    return {};
  }

  Refused member(const Field& field, void* options, const std::string& path) {
    void* part = field.part == nullptr ? nullptr : field.part->at(options);
    switch (field.kind) {
      case Field::Kind::number:
      case Field::Kind::flag:
      case Field::Kind::choice: return value(field, options, path);
      case Field::Kind::group: return members(field.part->tables[0], part, path);
      case Field::Kind::list: return list(field, part, path);
      case Field::Kind::one_of: return one_of(field, part, path);
      case Field::Kind::tensor_names: break;
    }
    return names(*static_cast<Params*>(part), tensor_count(field.part->count(options)), path);
  }

  Refused list(const Field& field, void* part, const std::string& path) {
    std::uint64_t count = field.part->count(part);
    archive_(count);
    if constexpr (Archive::kReads) {
      if (Refused refused = check_count(count, static_cast<std::size_t>(field.range.high), path)) return refused;
      field.part->set(part, static_cast<std::size_t>(count));
    }
    Refused refused;
    for (std::size_t i = 0; i < count && !refused; ++i)
      refused = members(field.part->tables[0], field.part->item(part, i), path + "[" + std::to_string(i) + "]");
    return refused;
  }

  /// The number of the variant, then what it has.
  Refused one_of(const Field& field, void* part, const std::string& path) {
    auto type = static_cast<std::uint8_t>(field.part->count(part));
    archive_(type);
    if constexpr (Archive::kReads) {
      const auto last = static_cast<double>(field.part->types.size() - 1);
      if (Refused refused = check_number(path, type, integer_in(0, last))) return refused;
      field.part->set(part, type);
    }
    const Struct one = struct_at(field, part);
    return members(one.table, one.options, path);
  }

  /// Whether there are some, then they.
  Refused names(Params& params, std::size_t most, const std::string& path) {
    bool some = params.has_value();
    archive_(some);
    if (!some) return {};
    if (!params) params.emplace();
    std::uint64_t count = params->size();
    archive_(count);
    if (Refused refused = check_count(count, most, path)) return refused;
    params->resize(static_cast<std::size_t>(count));
    for (std::string& one : *params) archive_(one);
    return {};
  }

  static Refused check_count(std::uint64_t count, std::size_t most, const std::string& path) {
    if (count <= most) return {};
    return Refusal{path, "at most " + std::to_string(most), std::to_string(count), rule::kTooLarge};
  }

  Archive& archive_;
  std::uint64_t version_;
};

template <class Archive, class Options>
Refused archive_options(Archive& archive, Options& options, std::uint64_t version) {
  return OptionsArchive<Archive>(archive, version).members(kTable<Options>, &options);
}

}  // namespace momentum
