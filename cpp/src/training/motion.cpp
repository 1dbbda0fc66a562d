// SPDX-License-Identifier: MIT
#include "momentum/training/motion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace momentum {
namespace {

/// What a rule remembers: the state's name, and how much of it stays.
struct Remembered {
  Motion::Memory kind = Motion::Memory::none;
  std::string_view name;
  double kept = 0;
  /// Which way the step goes of it: the classical velocity is the step itself.
  double sign = -1;
};

Remembered remembered(const SgdOptions& o) {
  if (o.momentum == 0) return {};
  return {Motion::Memory::velocity, "momentum_buffer", o.momentum, o.convention == Convention::classical ? 1.0 : -1.0};
}
Remembered remembered(const AdamOptions& o) { return {Motion::Memory::velocity, "exp_avg", o.beta1}; }
Remembered remembered(const RmspropOptions& o) {
  if (o.momentum > 0) return {Motion::Memory::velocity, "momentum_buffer", o.momentum};
  return {Motion::Memory::squares, "square_avg", o.alpha};
}
Remembered remembered(const AdagradOptions&) { return {Motion::Memory::squares, "sum", 1}; }

/// Zeros where the rule has none yet.
Vector state_named(const State& state, std::string_view name) {
  for (NamedState& one : state.optimizer.state()) {
    if (one.name == name) return std::move(one.values);
  }
  return Vector::Zero(state.parameters.size());
}

struct Sums {
  double kept = 0, news = 0, now = 0, across = 0, stride = 0, along = 0;

  void add(double k, double a, double step) {
    const double n = a - k;
    kept += k * k;
    news += n * n;
    now += a * a;
    across += k * n;
    stride += step * step;
    along += step * a;
  }
  void add(const Sums& other) {
    kept += other.kept;
    news += other.news;
    now += other.now;
    across += other.across;
    stride += other.stride;
    along += other.along;
  }
  Parts parts() const { return {std::sqrt(kept), std::sqrt(news), std::sqrt(now)}; }
};

double cosine(double product, double square, double other) {
  const double lengths = std::sqrt(square) * std::sqrt(other);
  return lengths > 0 ? std::clamp(product / lengths, -1.0, 1.0) : 0.0;
}

}  // namespace

Motion motion_of(const Problem& problem, const State& before, const State& after) {
  const Remembered rule =
      std::visit([](const auto& options) { return remembered(options); }, after.optimizer.options());
  const bool remembers = rule.kind != Motion::Memory::none;
  const Vector nothing = Vector::Zero(after.parameters.size());
  const bool moved = after.steps != before.steps;
  const Vector old = remembers && moved ? state_named(before, rule.name) : nothing;
  // The gradient itself may have been cleared since.
  const Vector news = remembers ? state_named(after, rule.name) : after.optimizer.followed();
  const Vector& now = moved ? news : nothing;
  Motion motion{.memory = rule.kind, .layers = {}, .all = {}};
  Sums all;
  for (const Linear& layer : problem.mlp.layers()) {
    Sums sums;
    for (const auto& [offset, size] : problem.trained) {
      const Index first = std::max(offset, layer.offset);
      const Index end = std::min(offset + size, layer.offset + layer.size());
      for (Index i = first; i < end; ++i) {
        const double step = static_cast<double>(after.parameters[i]) - before.parameters[i];
        sums.add(rule.kept * old[i], now[i], step);
      }
    }
    motion.layers.push_back(sums.parts());
    all.add(sums);
  }
  motion.all = all.parts();
  const bool both = all.kept > 0 && all.news > 0;
  motion.angle = both ? std::acos(cosine(all.across, all.kept, all.news)) : std::numeric_limits<double>::quiet_NaN();
  motion.stride = std::sqrt(all.stride);
  motion.along = 0.0 + rule.sign * cosine(all.along, all.stride, all.now);  // −0 is 0
  return motion;
}

namespace {

/// One update of one weight from 0 on.
double moved(Optimizer optimizer, float gradient) {
  Vector w = Vector::Zero(1);
  optimizer.step(w, Vector::Constant(1, gradient));
  return w[0];
}

}  // namespace

std::array<ConventionMove, 3> convention_moves(const SgdOptions& options, std::optional<float> velocity, float gradient,
                                               double lr) {
  require_fit(validate(options));
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  std::array<ConventionMove, 3> moves;
  const double unit = velocity_unit(options, options.lr);
  const auto torch = static_cast<float>(unit == 0 ? 0.0 : velocity.value_or(0) / unit);
  for (std::size_t c = 0; c < moves.size(); ++c) {
    SgdOptions one = options;
    one.convention = static_cast<Convention>(c);
    one.weight_decay = 0;
    one.maximize = false;
    if (one.momentum == 0) one.dampening = 0;  // of nothing
    if (one.convention == Convention::average && one.dampening != 0) {
      moves[c] = {kNone, kNone, kNone};
      continue;
    }
    Optimizer optimizer(one, 1);
    Vector nowhere = Vector::Zero(1);
    // A first gradient, which enters whole, as large as PyTorch's velocity.
    if (velocity) optimizer.step(nowhere, Vector::Constant(1, torch));
    optimizer.set_lr(lr);
    const double kept = moved(optimizer, 0);
    const double move = moved(optimizer, gradient);
    moves[c] = {kept, move - kept, move};
  }
  return moves;
}

}  // namespace momentum
