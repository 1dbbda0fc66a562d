// SPDX-License-Identifier: MIT
/// \file
/// How lr moves over a run: PyTorch's schedulers, stepped once an update, as functions of the number of updates.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "momentum/options/fields.hpp"

namespace momentum {

inline constexpr std::int64_t kMostSteps = 9007199254740991;

/// The first W updates rise to lr in a line: lr·(f + (1−f)·t/W) before update t. The schedule counts from there.
/// Sources: https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LinearLR.html (f = start_factor,
/// W = total_iters); https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.SequentialLR.html
struct Warmup {
  std::int64_t steps = 0;  ///< W; 0: none
  double start_factor = 1.0 / 3;
};

/// lr.
struct ConstantSchedule {
  static constexpr std::string_view kType = "constant";
  Warmup warmup{};
};

/// lr·γ^⌊t/step_size⌋. https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.StepLR.html
struct StepSchedule {
  static constexpr std::string_view kType = "step";
  std::int64_t step_size = 100;
  double gamma = 0.1;
  Warmup warmup{};
};

/// lr·γᵗ. https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html (which has no default
/// γ)
struct ExponentialSchedule {
  static constexpr std::string_view kType = "exponential";
  double gamma = 0.99;
  Warmup warmup{};
};

/// η + (lr−η)·(1 + cos(π·t/T))/2: from lr down to η = eta_min at T = T_max, and up again to lr at 2T, and so on.
/// https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html
struct CosineSchedule {
  static constexpr std::string_view kType = "cosine";
  std::int64_t T_max = 500;
  double eta_min = 0;
  Warmup warmup{};
};

using ScheduleOptions = std::variant<ConstantSchedule, StepSchedule, ExponentialSchedule, CosineSchedule>;

template <auto Member>
constexpr Field warmup_steps() {
  return field<Member, &Warmup::steps>("warmup_steps", integer_in(0, kMostSteps, "steps"));
}
template <auto Member>
constexpr Field warmup_start_factor() {
  return field<Member, &Warmup::start_factor>("warmup_start_factor", Range{.high = 1, .low_excluded = true});
}

template <>
inline constexpr auto kFields<ConstantSchedule> = std::array{
    warmup_steps<&ConstantSchedule::warmup>(),
    warmup_start_factor<&ConstantSchedule::warmup>(),
};

template <>
inline constexpr auto kFields<StepSchedule> = std::array{
    field<&StepSchedule::step_size>("step_size", integer_in(1, kMostSteps, "steps")),
    field<&StepSchedule::gamma>("gamma", at_least(0)),
    warmup_steps<&StepSchedule::warmup>(),
    warmup_start_factor<&StepSchedule::warmup>(),
};

template <>
inline constexpr auto kFields<ExponentialSchedule> = std::array{
    field<&ExponentialSchedule::gamma>("gamma", at_least(0)),
    warmup_steps<&ExponentialSchedule::warmup>(),
    warmup_start_factor<&ExponentialSchedule::warmup>(),
};

template <>
inline constexpr auto kFields<CosineSchedule> = std::array{
    field<&CosineSchedule::T_max>("T_max", integer_in(1, kMostSteps, "steps")),
    field<&CosineSchedule::eta_min>("eta_min", at_least(0)),
    warmup_steps<&CosineSchedule::warmup>(),
    warmup_start_factor<&CosineSchedule::warmup>(),
};

/// The first field outside its range.
[[nodiscard]] Refused validate(const ScheduleOptions& schedule);

/// The learning rate of update number t, counted from 0, of a rule whose own is `lr`. Finite and ≥ 0: held to the
/// largest double.
double lr_at(const ScheduleOptions& schedule, double lr, std::int64_t t);

/// Whether every update has the rule's own lr.
inline bool is_constant(const ScheduleOptions& schedule) {
  const auto* constant = std::get_if<ConstantSchedule>(&schedule);
  return constant != nullptr && constant->warmup.steps == 0;
}

}  // namespace momentum
