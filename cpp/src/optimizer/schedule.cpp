// SPDX-License-Identifier: MIT
#include "momentum/optimizer/schedule.hpp"

#include <algorithm>

#include "kernels/scalar.hpp"

namespace momentum {
namespace {

/// So that 0 times it is 0.
double finite(double x) { return std::min(x, std::numeric_limits<double>::max()); }

double scheduled(const ConstantSchedule&, double lr, std::int64_t) { return lr; }

double scheduled(const StepSchedule& o, double lr, std::int64_t t) {
  return finite(lr * finite(kernels::power(o.gamma, t / o.step_size)));
}

double scheduled(const ExponentialSchedule& o, double lr, std::int64_t t) {
  return finite(lr * finite(kernels::power(o.gamma, t)));
}

double scheduled(const CosineSchedule& o, double lr, std::int64_t t) {
  const std::int64_t into = t % (2 * o.T_max);
  const std::int64_t left = into < o.T_max ? o.T_max - into : into - o.T_max;
  // (1 + cos(π·t/T))/2, which keeps no digits of the last steps
  const double share = kernels::sine_squared(static_cast<double>(left) / static_cast<double>(o.T_max));
  return o.eta_min + (lr - o.eta_min) * share;
}

}  // namespace

Refused validate(const ScheduleOptions& schedule) {
  const auto check = []<class Schedule>(const Schedule& o) { return check_fields(kFields<Schedule>, &o, "schedule."); };
  return std::visit(check, schedule);
}

double lr_at(const ScheduleOptions& schedule, double lr, std::int64_t t) {
  return std::visit(
      [&](const auto& o) {
        const auto [steps, factor] = o.warmup;
        if (t >= steps) return scheduled(o, lr, t - steps);
        return lr * (factor + (1 - factor) * (static_cast<double>(t) / static_cast<double>(steps)));
      },
      schedule);
}

}  // namespace momentum
