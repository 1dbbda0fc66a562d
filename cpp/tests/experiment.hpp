// SPDX-License-Identifier: MIT
/// \file
/// The experiments scripts/reference.py ran in PyTorch, as the core takes them: JSON with the options of
/// web/src/core/options.ts.
#pragma once

#include <nlohmann/json.hpp>

#include "momentum/trainer.hpp"

namespace momentum::testing {

using nlohmann::json;

/// A JSON scalar as the core takes it; strings live as long as the JSON.
inline Value value_of(const json& x) {
  if (x.is_boolean()) return x.get<bool>();
  if (x.is_number()) return x.get<double>();
  return std::string_view(x.get_ref<const std::string&>());
}

/// Another type starts from its defaults.
inline void assign_optimizer(OptimizerOptions& optimizer, const json& from) {
  if (from.contains("type") && from.at("type") != type_name(optimizer)) {
    optimizer = default_optimizer(value_of(from.at("type")));
  }
  for (const auto& [key, value] : from.items()) {
    if (key != "type") assign(optimizer, key, value_of(value));
  }
}

inline ScheduleOptions schedule_options(const json& from) {
  const int type = detail::choice("schedule.type", value_of(from.at("type")), detail::kTypes<ScheduleOptions>);
  auto schedule = default_variant<ScheduleOptions>(static_cast<std::size_t>(type));
  const auto read = [&](auto& o) {
    for (const auto& [key, value] : from.items()) {
      if (key != "type") assign_field(o, "schedule.", key, value_of(value));
    }
  };
  std::visit(read, schedule);
  return schedule;
}

inline DataOptions data_options(const json& from) {
  DataOptions data;
  for (const auto& [key, value] : from.items()) {
    if (key == "x") {
      data.x = value.get<std::vector<float>>();
    } else if (key == "y" && from.contains("classes")) {
      data.labels = value.get<std::vector<std::int32_t>>();
    } else if (key == "y") {
      data.targets = value.get<std::vector<float>>();
    } else {
      assign_field(data, "data.", key, value_of(value), "x, y");
    }
  }
  return data;
}

inline TrainerOptions trainer_options(const json& from) {
  TrainerOptions options;
  for (const auto& [key, value] : from.items()) {
    if (key == "data") {
      options.data = data_options(value);
    } else if (key == "hidden") {
      for (const json& layer : value) {
        HiddenLayer& hidden = options.hidden.emplace_back();
        for (const auto& [name, x] : layer.items()) assign_field(hidden, "hidden.", name, value_of(x));
      }
    } else if (key == "optimizer") {
      assign_optimizer(options.optimizer, value);
    } else if (key == "schedule") {
      options.schedule = schedule_options(value);
    } else if (key == "params") {
      options.params = value.get<std::vector<std::string>>();
    } else {
      assign_field(options, "", key, value_of(value));
    }
  }
  return options;
}

/// Sets the options that `changes` has for the update with this number.
inline void apply_changes(Trainer& trainer, const json& changes, std::size_t step) {
  for (const json& change : changes) {
    if (change.at("step").get<std::size_t>() != step) continue;
    Tuning tuning = trainer.tuning();
    if (change.contains("optimizer")) assign_optimizer(tuning.optimizer, change.at("optimizer"));
    if (change.contains("schedule")) tuning.schedule = schedule_options(change.at("schedule"));
    trainer.tune(tuning);
  }
}

}  // namespace momentum::testing
