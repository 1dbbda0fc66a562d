// SPDX-License-Identifier: MIT
/// \file
/// The experiments scripts/reference.py ran in PyTorch, as the core takes them: JSON with the options of
/// web/src/core/options.ts.
#pragma once

#include <nlohmann/json.hpp>

#include "support.hpp"

namespace momentum::testing {

using nlohmann::json;

/// JSON as the core takes it from outside; texts live as long as the JSON. Arrays of `elsewhere` are left out.
inline Tree tree_of(const json& from, const std::vector<std::string>& elsewhere = {}) {
  if (from.is_boolean()) return {Value(from.get<bool>())};
  if (from.is_number()) return {Value(from.get<double>())};
  if (from.is_string()) return {Value(std::string_view(from.get_ref<const std::string&>()))};
  Items items;
  Entries entries;
  for (const auto& [key, value] : from.items()) {
    if (from.is_array()) {
      items.push_back(tree_of(value));
    } else if (std::find(elsewhere.begin(), elsewhere.end(), key) == elsewhere.end()) {
      entries.push_back({from.find(key).key(), tree_of(value, elsewhere)});
    }
  }
  return from.is_array() ? Tree{items, "Array"} : Tree{entries, "object"};
}

inline TrainerOptions trainer_options(const json& from) {
  TrainerOptions options;
  require_fit(read_options(options, tree_of(from, {"x", "y"})));
  const json& data = from.at("data");
  if (data.contains("x")) arrays_in(options).x = data.at("x").get<std::vector<float>>();
  if (data.contains("y") && data.contains("classes")) {
    arrays_in(options).labels = data.at("y").get<std::vector<std::int32_t>>();
  } else if (data.contains("y")) {
    arrays_in(options).targets = data.at("y").get<std::vector<float>>();
  }
  return options;
}

/// Sets the options that `changes` has for the update with this number.
inline void apply_changes(Trainer& trainer, const json& changes, std::size_t step) {
  for (const json& change : changes) {
    if (change.at("step").get<std::size_t>() != step) continue;
    Tuning tuning = trainer.tuning();
    require_fit(read_options(tuning, tree_of(change, {"step"})));
    trainer.tune(tuning);
  }
}

}  // namespace momentum::testing
