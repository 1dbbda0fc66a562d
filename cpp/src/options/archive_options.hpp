// SPDX-License-Identifier: MIT
/// \file
/// Options in a checkpoint. Each struct is written as the number of its fields, then each with its name; choices and
/// the structs of variants by their names, too. So a field that a checkpoint does not have keeps its default, and the
/// tables may grow. What was written before that (by place) is read by the names of its time.
#pragma once

#include <algorithm>
#include <array>

#include "momentum/options/schema.hpp"
#include "options/archive.hpp"

namespace momentum {

/// The first version with names.
inline constexpr std::uint64_t kNamesSince = 5;

/// All fields that versions 3 and 4 had; each struct had its own in the order of today's table, and choices and structs
/// of variants were numbers.
inline constexpr std::array<std::string_view, 43> kPlacedFields{"seed",
                                                                "init",
                                                                "loss",
                                                                "batch_size",
                                                                "zero_grad",
                                                                "data",
                                                                "test",
                                                                "hidden",
                                                                "optimizer",
                                                                "schedule",
                                                                "params",
                                                                "samples",
                                                                "features",
                                                                "classes",
                                                                "outputs",
                                                                "noise",
                                                                "factor",
                                                                "arms",
                                                                "spread",
                                                                "share",
                                                                "units",
                                                                "activation",
                                                                "lr",
                                                                "momentum",
                                                                "dampening",
                                                                "weight_decay",
                                                                "nesterov",
                                                                "maximize",
                                                                "convention",
                                                                "beta1",
                                                                "beta2",
                                                                "eps",
                                                                "amsgrad",
                                                                "alpha",
                                                                "centered",
                                                                "lr_decay",
                                                                "initial_accumulator_value",
                                                                "step_size",
                                                                "gamma",
                                                                "T_max",
                                                                "eta_min",
                                                                "warmup_steps",
                                                                "warmup_start_factor"};

/// Writes options.
class OptionsWriter {
 public:
  explicit OptionsWriter(Writer& to) : to_(to) {}

  void members(const Table& table, void* options) {
    to_(static_cast<std::uint64_t>(table.fields.size()));
    for (const Field& field : table.fields) {
      to_(std::string(field.name));
      member(field, options);
    }
  }

 private:
  void member(const Field& field, void* options) {
    void* part = field.part == nullptr ? nullptr : field.part->at(options);
    switch (field.kind) {
      case Field::Kind::number:
      case Field::Kind::flag: return number(field, field.get(options));
      case Field::Kind::choice: return to_(std::string(field.names[static_cast<std::size_t>(field.get(options))]));
      case Field::Kind::group: return members(field.part->tables[0], part);
      case Field::Kind::list: return list(field, part);
      case Field::Kind::one_of: return one_of(field, part);
      case Field::Kind::tensor_names: return names(*static_cast<Params*>(part));
    }
  }
  void number(const Field& field, double x) {
    if (field.kind == Field::Kind::number && !field.range.integer) return to_(x);
    to_(static_cast<std::int64_t>(x));
  }
  void list(const Field& field, void* part) {
    const std::size_t count = field.part->count(part);
    to_(static_cast<std::uint64_t>(count));
    for (std::size_t i = 0; i < count; ++i) members(field.part->tables[0], field.part->item(part, i));
  }
  void one_of(const Field& field, void* part) {
    to_(std::string(field.part->types[field.part->count(part)]));
    const Struct one = struct_at(field, part);
    members(one.table, one.options);
  }
  /// Whether there are some, then they.
  void names(const Params& params) {
    to_(params.has_value());
    if (!params) return;
    to_(static_cast<std::uint64_t>(params->size()));
    for (const std::string& one : *params) to_(one);
  }

  Writer& to_;
};

/// Reads options, and believes nothing: a name, a number or a count is refused where it is none that may be; what must
/// hold between fields is left to check_options.
class OptionsReader {
 public:
  /// `version`: of the checkpoint's format.
  OptionsReader(Reader& from, std::uint64_t version) : from_(from), version_(version) {}

  Refused members(const Table& table, void* options, const std::string& path = "") {
    return has_names() ? named_members(table, options, path) : placed_members(table, options, path);
  }

 private:
  bool has_names() const { return version_ >= kNamesSince; }

  Refused named_members(const Table& table, void* options, const std::string& path) {
    std::uint64_t left = 0;
    from_(left);
    std::vector<bool> seen(table.fields.size());
    Refused refused;
    for (; left > 0 && !refused && from_.fault().empty(); --left) {
      const std::string name = text();
      const std::string at = inside(path) + name;
      const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                      [&](const Field& field) { return field.name == name; });
      if (found == table.fields.end()) {
        refused = Refusal{inside(path) + cut(name), keys_of(table.fields), "", rule::kUnknownKey};
      } else if (const auto which = static_cast<std::size_t>(found - table.fields.begin()); seen[which]) {
        refused = Refusal{at, "there once", "it again"};
      } else {
        seen[which] = true;
        refused = member(*found, options, at);
      }
    }
    return refused;
  }

  Refused placed_members(const Table& table, void* options, const std::string& path) {
    Refused refused;
    for (const Field& field : table.fields) {
      // Before version 4 every step ended with it, as it does where nothing else is said.
      const bool there = version_ >= 4 || field.name != "zero_grad";
      const bool known = std::find(kPlacedFields.begin(), kPlacedFields.end(), field.name) != kPlacedFields.end();
      if (refused || !there || !known) continue;
      const std::string at = inside(path) + std::string(field.name);
      refused = member(field, options, at);
    }
    return refused;
  }

  Refused member(const Field& field, void* options, const std::string& path) {
    void* part = field.part == nullptr ? nullptr : field.part->at(options);
    switch (field.kind) {
      case Field::Kind::number: return number(field, options, path);
      case Field::Kind::flag: return flag(field, options);
      case Field::Kind::choice: return choice(field, options, path);
      case Field::Kind::group: return members(field.part->tables[0], part, path);
      case Field::Kind::list: return list(field, part, path);
      case Field::Kind::one_of: return one_of(field, part, path);
      case Field::Kind::tensor_names: break;
    }
    return names(*static_cast<Params*>(part), path);
  }

  Refused number(const Field& field, void* options, const std::string& path) {
    double x = 0;
    if (field.range.integer) {
      x = static_cast<double>(read<std::int64_t>());
    } else {
      from_(x);
    }
    Refused refused = check_number(path, x, field.range);
    if (!refused) field.set(options, x);
    return refused;
  }
  Refused flag(const Field& field, void* options) {
    field.set(options, read<bool>() ? 1 : 0);
    return {};
  }
  Refused choice(const Field& field, void* options, const std::string& path) {
    std::size_t number = 0;
    Refused refused = which(field.names, path, number);
    if (!refused) field.set(options, static_cast<double>(number));
    return refused;
  }

  /// Which of the names comes next.
  Refused which(Names names, const std::string& path, std::size_t& number) {
    if (!has_names()) {
      const auto x = static_cast<double>(read<std::int64_t>());
      if (Refused refused = check_number(path, x, integer_in(0, static_cast<double>(names.size() - 1)))) return refused;
      number = static_cast<std::size_t>(x);
      return {};
    }
    const std::string name = text();
    const auto found = number_of(names, name);
    if (!found) return Refusal{path, one_of_names(names), got_value(Value(std::string_view(name))), rule::kChoice};
    number = *found;
    return {};
  }

  Refused list(const Field& field, void* part, const std::string& path) {
    const auto count = read<std::uint64_t>();
    Refused refused = check_count(count, static_cast<std::size_t>(field.range.high), path);
    if (refused) return refused;
    field.part->set(part, static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < count && !refused; ++i)
      refused = members(field.part->tables[0], field.part->item(part, i), path + "[" + std::to_string(i) + "]");
    return refused;
  }

  /// Which of the variant's structs, then what it has.
  Refused one_of(const Field& field, void* part, const std::string& path) {
    std::size_t type = 0;
    if (Refused refused = which(field.part->types, path, type)) return refused;
    field.part->set(part, type);
    const Struct one = struct_at(field, part);
    return members(one.table, one.options, path);
  }

  /// Whether there are some, then they.
  Refused names(Params& params, const std::string& path) {
    if (!read<bool>()) return {};
    const auto count = read<std::uint64_t>();
    if (Refused refused = check_count(count, from_.left() / sizeof(std::uint64_t), path)) return refused;
    params.emplace(static_cast<std::size_t>(count));
    for (std::string& one : *params) from_(one);
    return {};
  }

  static Refused check_count(std::uint64_t count, std::size_t most, const std::string& path) {
    if (count <= most) return {};
    return Refusal{path, at_most(static_cast<double>(most), ""), value(static_cast<double>(count)), rule::kTooLarge};
  }

  template <class T>
  T read() {
    T x{};
    from_(x);
    return x;
  }
  std::string text() { return read<std::string>(); }

  Reader& from_;
  std::uint64_t version_;
};

}  // namespace momentum
