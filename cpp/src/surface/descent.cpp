// SPDX-License-Identifier: MIT
#include "momentum/surface/descent.hpp"

#include <cmath>

namespace momentum {
namespace {

/// Checked before anything is made of the options.
SurfaceOptions checked_surface(const DescentOptions& options) {
  require_fit(check_options(options));
  return options.surface;
}

Point point_of(const Vector& v) { return {static_cast<double>(v[0]), static_cast<double>(v[1])}; }

bool divides_velocity(const OptimizerOptions& options) {
  if (std::holds_alternative<AdamOptions>(options)) return true;
  const auto* rmsprop = std::get_if<RmspropOptions>(&options);
  return rmsprop != nullptr && rmsprop->momentum > 0;
}

}  // namespace

Descent::Descent(const DescentOptions& options)
    : surface_(checked_surface(options)),
      schedule_(options.schedule),
      lr_(own_lr(options.optimizer)),
      source_(surface_),
      optimizer_(options.optimizer, 2),
      w_(2),
      g_(2) {
  w_ << static_cast<float>(options.x), static_cast<float>(options.y);
  look(point_of(w_));
}

bool Descent::step() {
  if (diverged_at_) return false;
  const Vector before = w_;
  const Point g = source_.at(point_.position);
  g_ << static_cast<float>(g.x), static_cast<float>(g.y);
  optimizer_.set_lr(lr_at(schedule_, lr_, steps_));
  optimizer_.step(w_, g_);
  if (!w_.allFinite() || !std::isfinite(value_of(surface_, point_of(w_)))) {
    w_ = before;
    diverged_at_ = steps_;
    return false;
  }
  ++steps_;
  look(point_of(before));
  return true;
}

void Descent::look(const Point& before) {
  const Point v = point_of(optimizer_.velocity());
  point_ = {point_of(w_), 0, {}, v, {}};
  point_.loss = value_of(surface_, point_.position);
  point_.gradient = gradient_of(surface_, point_.position);
  const auto* sgd = std::get_if<SgdOptions>(&optimizer_.options());
  if (sgd != nullptr) {
    const double unit = sgd->convention == Convention::classical ? 1 : -optimizer_.lr();
    point_.carried = {unit * v.x, unit * v.y};
  } else if (divides_velocity(optimizer_.options())) {
    point_.carried = {point_.position.x - before.x, point_.position.y - before.y};
  }
}

}  // namespace momentum
