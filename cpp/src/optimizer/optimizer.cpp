// SPDX-License-Identifier: MIT
#include "momentum/optimizer/optimizer.hpp"

#include <cmath>
#include <utility>

#include "kernels/fused.hpp"
#include "kernels/scalar.hpp"

namespace momentum {
namespace {

/// PyTorch keeps options in double and rounds each factor once where it meets a float32 tensor.
float rounded(double x) { return static_cast<float>(x); }

/// The options, if they are some that use SGD's velocity.
const SgdOptions* with_momentum(const OptimizerOptions& options) {
  const auto* o = std::get_if<SgdOptions>(&options);
  return o != nullptr && o->momentum != 0 ? o : nullptr;
}

}  // namespace

Refused validate(const OptimizerOptions& options) {
  const auto check = []<class Options>(const Options& o) {
    Refused refused = check_fields(kFields<Options>, &o, "optimizer.");
    return refused ? refused : check_needs(kTable<Options>, &o, "optimizer.");
  };
  return std::visit(check, options);
}

double velocity_unit(const SgdOptions& o, double lr) {
  switch (o.convention) {
    case Convention::pytorch: return 1;
    case Convention::classical: return -lr;
    case Convention::average: return 1 - o.momentum;
  }
  return 1;
}

double own_lr(const OptimizerOptions& options) {
  return std::visit([](const auto& o) { return o.lr; }, options);
}

Optimizer::Optimizer(const OptimizerOptions& options, Index size, Segments trained)
    : options_(options), trained_(std::move(trained)), gradient_(Vector::Zero(size)) {
  require_fit(validate(options));
  velocity_.resize(size);
  square_.resize(size);
  extra_.resize(size);
  lr_ = own_lr(options_);
  reset();
}

void Optimizer::set_options(const OptimizerOptions& options) {
  require_fit(validate(options));
  const OptimizerOptions before = std::exchange(options_, options);
  lr_ = own_lr(options_);
  if (before.index() != options.index()) reset();
}

/// From the convention it was last used in to the present options', if these use it at all.
void Optimizer::convert(Vector& velocity) const {
  const auto* o = with_momentum(options_);
  if (o == nullptr || !has_velocity_ || o->convention == convention_) return;
  const float factor = rounded(velocity_unit(*o, lr_) / unit_);
  if (std::isfinite(factor)) {
    velocity *= factor;
  } else {  // lr = 0 or γ = 1 left no trace of the motion
    velocity.setZero();
  }
}

Vector Optimizer::next_velocity() const {
  Vector velocity = velocity_;
  convert(velocity);
  return velocity;
}

std::vector<NamedState> Optimizer::state() const {
  return std::visit([&](const auto& o) { return named(o); }, options_);
}

std::vector<NamedState> Optimizer::named(const SgdOptions&) const {
  if (!has_velocity_) return {};
  return {{"momentum_buffer", next_velocity()}};
}

std::vector<NamedState> Optimizer::named(const AdamOptions& o) const {
  std::vector<NamedState> moments{{"exp_avg", velocity_}, {"exp_avg_sq", square_}};
  if (o.amsgrad) moments.push_back({"max_exp_avg_sq", extra_});
  return moments;
}

std::vector<NamedState> Optimizer::named(const RmspropOptions& o) const {
  std::vector<NamedState> averages{{"square_avg", square_}};
  if (o.momentum > 0) averages.push_back({"momentum_buffer", velocity_});
  if (o.centered) averages.push_back({"grad_avg", extra_});
  return averages;
}

std::vector<NamedState> Optimizer::named(const AdagradOptions&) const { return {{"sum", square_}}; }

void Optimizer::reset() {
  steps_ = 0;
  has_velocity_ = false;
  convention_ = Convention::pytorch;
  unit_ = 1;
  velocity_.setZero();
  square_.setZero();
  extra_.setZero();
  const auto* o = std::get_if<AdagradOptions>(&options_);
  if (o == nullptr) return;
  for (const Segment& part : trained_) {
    square_.segment(part.offset, part.size).setConstant(rounded(o->initial_accumulator_value));
  }
}

bool Optimizer::has_reachable_unit() const {
  if (!std::isfinite(unit_)) return false;
  switch (convention_) {
    case Convention::pytorch: return unit_ == 1;
    case Convention::classical: return has_velocity_ && unit_ <= 0;
    case Convention::average: return has_velocity_ && unit_ <= 1;  // 1 − γ rounds to 1 for a tiny γ
  }
  return false;  // a checkpoint may name what is no convention
}

bool Optimizer::is_reachable(std::int64_t most_steps) const {
  if (steps_ < 0 || steps_ > most_steps || !has_reachable_unit()) return false;
  for (const Segment& part : gaps(trained_, velocity_.size())) {
    for (const Vector* state : {&velocity_, &square_, &extra_}) {
      if (!state->segment(part.offset, part.size).isZero(0)) return false;
    }
  }
  if (!std::holds_alternative<SgdOptions>(options_)) return !has_velocity_;
  return (has_velocity_ || velocity_.isZero(0)) && square_.isZero(0) && extra_.isZero(0);
}

void Optimizer::step(VectorRef parameters, ConstVectorRef gradient) {
  ++steps_;
  convert(velocity_);
  std::visit(
      [&](const auto& o) {
        for (const auto& [offset, size] : trained_) {
          Part part{parameters.segment(offset, size), gradient_.segment(offset, size), velocity_.segment(offset, size),
                    square_.segment(offset, size), extra_.segment(offset, size)};
          const auto given = gradient.segment(offset, size);
          part.g = o.maximize ? -1.0F * given : 1.0F * given;
          if (o.weight_decay != 0) part.g += rounded(o.weight_decay) * part.w;
          apply(o, part);
        }
      },
      options_);
  if (const auto* o = with_momentum(options_)) {
    has_velocity_ = true;
    convention_ = o->convention;
    unit_ = velocity_unit(*o, lr_);
  }
}

void Optimizer::apply(const SgdOptions& o, Part& part) const {
  auto& [w, g, v, square, extra] = part;
  const float lr = rounded(lr_);
  if (o.momentum == 0) {
    w -= lr * g;
    return;
  }
  const bool average = o.convention == Convention::average;
  const bool classical = o.convention == Convention::classical;
  const bool first = !has_velocity_ && !average;
  const float momentum = rounded(o.momentum);
  const float share = first ? 1.0F : rounded(average ? 1 - o.momentum : 1 - o.dampening);
  const float scale = classical ? -lr : 1.0F;  // classical keeps the step itself, −lr included, in v
  const float sign = classical ? 1.0F : -lr;
  if (o.stale_buffer) move_stale(part, sign);
  v = momentum * v + (scale * share) * g;
  if (o.stale_buffer) return;
  if (o.nesterov) {
    w += sign * ((scale * (average ? share : 1.0F)) * g + momentum * v);
  } else {
    w += sign * v;
  }
}

void Optimizer::apply(const AdamOptions& o, Part& part) const {
  auto& [w, g, v, square, largest] = part;
  const double step_size = lr_ / (1 - kernels::power(o.beta1, steps_));
  const float correction = rounded(std::sqrt(1 - kernels::power(o.beta2, steps_)));
  v = rounded(o.beta1) * v + rounded(1 - o.beta1) * g;
  square = rounded(o.beta2) * square + rounded(1 - o.beta2) * g.cwiseProduct(g);
  if (o.amsgrad) largest = largest.cwiseMax(square);
  const auto& divisor = o.amsgrad ? largest : square;
  w.array() -= rounded(step_size) * (v.array() / (divisor.array().sqrt() / correction + rounded(o.eps)));
}

void Optimizer::apply(const RmspropOptions& o, Part& part) const {
  auto& [w, gradient, v, square, average] = part;
  const float alpha = rounded(o.alpha);
  const float rest = rounded(1 - o.alpha);
  const float eps = rounded(o.eps);
  for (Index i = 0; i < gradient.size(); ++i) {
    // Fused where PyTorch's kernels are. The variance of a steady gradient is a difference of nearly equal numbers:
    // with other roundings it would be 0 where PyTorch's is not, and the step 1/ε times too long.
    float& g = gradient[i];
    square[i] = kernels::fused(rest * g, g, alpha * square[i]);
    float variance = square[i];
    if (o.centered) {
      average[i] = kernels::fused(rest, g, alpha * average[i]);
      variance = kernels::fused(-average[i], average[i], variance);
    }
    g /= std::sqrt(variance) + eps;
  }
  if (o.momentum > 0) {
    v = rounded(o.momentum) * v + gradient;
    w -= rounded(lr_) * v;
  } else {
    w -= rounded(lr_) * gradient;
  }
}

void Optimizer::apply(const AdagradOptions& o, Part& part) const {
  const float lr = rounded(lr_ / (1 + static_cast<double>(steps_ - 1) * o.lr_decay));
  part.square += part.g.cwiseProduct(part.g);
  part.w.array() -= lr * (part.g.array() / (part.square.array().sqrt() + rounded(o.eps)));
}

}  // namespace momentum
