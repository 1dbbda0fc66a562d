// SPDX-License-Identifier: MIT
/// \file
/// Optimizers on flat vectors, with PyTorch's rules, names and defaults. They know nothing of networks.
///
/// Common to all, g being the gradient handed in: `maximize` uses −g; `weight_decay` λ then adds λ·w to it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "momentum/base/segments.hpp"
#include "momentum/base/types.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

/// How momentum is written. γ = momentum, τ = dampening; every form has v = 0 until the first step with γ ≠ 0.
///
/// | convention | velocity | update | nesterov |
/// |---|---|---|---|
/// | pytorch   | v ← γ·v + (1−τ)·g, first step v ← g       | w ← w − lr·v | w ← w − lr·(g + γ·v) |
/// | classical | v ← γ·v − lr·(1−τ)·g, first step v ← −lr·g | w ← w + v    | w ← w + γ·v − lr·g |
/// | average   | v ← γ·v + (1−γ)·g                          | w ← w − lr·v | w ← w − lr·((1−γ)·g + γ·v) |
///
/// classical equals pytorch while lr is constant (its v is −lr times the other) and differs once lr moves; average
/// takes steps (1−γ) as long, so that lr, not lr/(1−γ), is the effective step.
///
/// Each counts v in a unit of its own: 1, −lr, 1−γ. The first update with γ ≠ 0 in another convention than the last
/// such update's multiplies v by the new unit over that update's, once, so that the motion goes on. What the options
/// were between two updates leaves no trace. Where the factor is not a finite float32 (lr was 0, γ was 1) v starts from
/// 0. Sources: https://pytorch.org/docs/stable/generated/torch.optim.SGD.html (which notes the difference); Sutskever
/// et al., "On the importance of initialization and momentum in deep learning", ICML 2013 (classical).
enum class Convention : std::uint8_t { pytorch, classical, average };

inline constexpr std::array<std::string_view, 3> kConventionNames{"pytorch", "classical", "average"};

/// https://pytorch.org/docs/stable/generated/torch.optim.SGD.html
struct SgdOptions {
  static constexpr std::string_view kType = "sgd";
  double lr = 1e-3;
  double momentum = 0;      ///< γ; 0 is plain gradient descent: no velocity is used, changed or converted
  double dampening = 0;     ///< τ
  double weight_decay = 0;  ///< λ
  bool nesterov = false;    ///< needs momentum > 0 and dampening = 0
  bool maximize = false;
  Convention convention = Convention::pytorch;
  /// "Old velocity", a mistake of loops by hand: w moves by v as it was, v is renewed after it; so the first update
  /// moves nothing. Needs momentum > 0 and no nesterov.
  bool stale_buffer = false;
};

/// m ← β₁m + (1−β₁)g, u ← β₂u + (1−β₂)g², w ← w − lr/(1−β₁ᵗ) · m / (√u/√(1−β₂ᵗ) + ε); amsgrad divides by the
/// largest u so far. https://pytorch.org/docs/stable/generated/torch.optim.Adam.html
struct AdamOptions {
  static constexpr std::string_view kType = "adam";
  double lr = 1e-3;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double eps = 1e-8;
  double weight_decay = 0;
  bool amsgrad = false;
  bool maximize = false;
};

/// u ← αu + (1−α)g²; centered subtracts the square of a like average of g; d = g/(√u + ε); w ← w − lr·d, or with
/// momentum μ: v ← μv + d, w ← w − lr·v. https://pytorch.org/docs/stable/generated/torch.optim.RMSprop.html
struct RmspropOptions {
  static constexpr std::string_view kType = "rmsprop";
  double lr = 1e-2;
  double alpha = 0.99;
  double eps = 1e-8;
  double weight_decay = 0;
  double momentum = 0;
  bool centered = false;
  bool maximize = false;
};

/// s ← s + g², w ← w − lr/(1 + (t−1)·lr_decay) · g/(√s + ε).
/// https://pytorch.org/docs/stable/generated/torch.optim.Adagrad.html
struct AdagradOptions {
  static constexpr std::string_view kType = "adagrad";
  double lr = 1e-2;
  double lr_decay = 0;
  double weight_decay = 0;
  double initial_accumulator_value = 0;  ///< s before the first step
  double eps = 1e-10;
  bool maximize = false;
};

template <>
inline constexpr auto kFields<SgdOptions> = std::array{
    field<&SgdOptions::lr>("lr", at_least(0)),
    field<&SgdOptions::momentum>("momentum", at_least(0)),
    field<&SgdOptions::dampening>("dampening", Range{.low = std::numeric_limits<double>::lowest()}),
    field<&SgdOptions::weight_decay>("weight_decay", at_least(0)),
    field<&SgdOptions::nesterov>("nesterov"),
    field<&SgdOptions::maximize>("maximize"),
    field<&SgdOptions::convention>("convention", Names(kConventionNames)),
    field<&SgdOptions::stale_buffer>("stale_buffer"),
};

/// Nesterov's step looks ahead along the velocity as it is; averaging damps by γ itself.
template <>
inline constexpr std::array<Need, 5> kNeeds<SgdOptions>{
    Need{.field = "nesterov", .is = true, .needs = "momentum", .above = 0},
    Need{.field = "nesterov", .is = true, .needs = "dampening", .above = {}},
    Need{.field = "convention", .is = std::string_view("average"), .needs = "dampening", .above = {}},
    Need{.field = "stale_buffer", .is = true, .needs = "momentum", .above = 0},
    Need{.field = "stale_buffer", .is = true, .needs = "nesterov", .above = {}, .then = false},
};

template <>
inline constexpr auto kFields<AdamOptions> = std::array{
    field<&AdamOptions::lr>("lr", at_least(0)),
    field<&AdamOptions::beta1>("beta1", unit_interval()),
    field<&AdamOptions::beta2>("beta2", unit_interval()),
    field<&AdamOptions::eps>("eps", at_least(0)),
    field<&AdamOptions::weight_decay>("weight_decay", at_least(0)),
    field<&AdamOptions::amsgrad>("amsgrad"),
    field<&AdamOptions::maximize>("maximize"),
};

template <>
inline constexpr auto kFields<RmspropOptions> = std::array{
    field<&RmspropOptions::lr>("lr", at_least(0)),
    field<&RmspropOptions::alpha>("alpha", at_least(0)),
    field<&RmspropOptions::eps>("eps", at_least(0)),
    field<&RmspropOptions::weight_decay>("weight_decay", at_least(0)),
    field<&RmspropOptions::momentum>("momentum", at_least(0)),
    field<&RmspropOptions::centered>("centered"),
    field<&RmspropOptions::maximize>("maximize"),
};

template <>
inline constexpr auto kFields<AdagradOptions> = std::array{
    field<&AdagradOptions::lr>("lr", at_least(0)),
    field<&AdagradOptions::lr_decay>("lr_decay", at_least(0)),
    field<&AdagradOptions::weight_decay>("weight_decay", at_least(0)),
    field<&AdagradOptions::initial_accumulator_value>("initial_accumulator_value", at_least(0)),
    field<&AdagradOptions::eps>("eps", at_least(0)),
    field<&AdagradOptions::maximize>("maximize"),
};

using OptimizerOptions = std::variant<SgdOptions, AdamOptions, RmspropOptions, AdagradOptions>;

/// What the convention's v counts in: its multiple of PyTorch's.
double velocity_unit(const SgdOptions& o, double lr);

/// Whichever the rule.
double own_lr(const OptimizerOptions& options);

/// Every range, and what must hold between options (nesterov).
[[nodiscard]] Refused validate(const OptimizerOptions& options);

/// A tensor of an optimizer's state, by PyTorch's name, as long as the parameters.
struct NamedState {
  std::string_view name;
  Vector values;
};

/// An optimizer and its state for `size` parameters, of which it trains all or some; the others it leaves as they are,
/// and their state 0.
class Optimizer {
 public:
  /// Throws OptionError when `options` are not valid.
  Optimizer(const OptimizerOptions& options, Index size) : Optimizer(options, size, {{0, size}}) {}
  Optimizer(const OptimizerOptions& options, Index size, Segments trained);

  const OptimizerOptions& options() const { return options_; }
  /// New options take effect at the next step: of several in a row, only the last count. The same rule keeps its state;
  /// another rule starts afresh.
  void set_options(const OptimizerOptions& options);
  const Segments& trained() const { return trained_; }
  /// Forgets all state, as if just made.
  void reset();

  /// One update of `parameters` by `gradient`, in place.
  void step(VectorRef parameters, ConstVectorRef gradient);

  /// SGD's and RMSprop's momentum_buffer, Adam's exp_avg; zeros where the rule has none (yet). As the last step left
  /// it.
  const Vector& velocity() const { return velocity_; }
  /// The same as the next step will find it: converted, to the bit, where the convention has changed.
  Vector next_velocity() const;
  /// What PyTorch's state_dict() has for the rule, as the next step will find it. SGD: momentum_buffer, once a step had
  /// momentum. Adam: exp_avg, exp_avg_sq, with amsgrad max_exp_avg_sq. RMSprop: square_avg, with momentum
  /// momentum_buffer, centered grad_avg. Adagrad: sum.
  std::vector<NamedState> state() const;
  /// What the last step of SGD followed, γ aside: the gradient after maximize and weight decay. In no checkpoint.
  const Vector& followed() const { return gradient_; }
  /// Steps since the rule started afresh: t of the bias correction.
  std::int64_t steps() const { return steps_; }
  /// Of the next step: the options', unless set since.
  double lr() const { return lr_; }
  /// Until new options come, as PyTorch's schedulers write to a parameter group. Finite, ≥ 0.
  void set_lr(double lr) { lr_ = lr; }

  template <class Self, class Archive>
  static void serialize(Self& self, Archive& archive) {
    archive(self.steps_);
    archive(self.has_velocity_);
    archive(self.convention_);
    archive(self.unit_);
    archive(self.velocity_);
    archive(self.square_);
    archive(self.extra_);
  }
  /// Whether at most so many steps can have led to this state.
  bool is_reachable(std::int64_t most_steps) const;

 private:
  /// One segment of the parameters, of the gradient after maximize and weight decay, and of the state.
  struct Part {
    VectorRef w, g, v, square, extra;
  };

  void convert(Vector& velocity) const;
  bool has_reachable_unit() const;
  std::vector<NamedState> named(const SgdOptions&) const;
  std::vector<NamedState> named(const AdamOptions& o) const;
  std::vector<NamedState> named(const RmspropOptions& o) const;
  std::vector<NamedState> named(const AdagradOptions&) const;
  void apply(const SgdOptions& o, Part& part) const;
  static void move_stale(Part& part, float sign);
  void apply(const AdamOptions& o, Part& part) const;
  void apply(const RmspropOptions& o, Part& part) const;
  void apply(const AdagradOptions& o, Part& part) const;

  OptimizerOptions options_;
  Segments trained_;
  double lr_ = 0;
  std::int64_t steps_ = 0;
  bool has_velocity_ = false;
  Convention convention_ = Convention::pytorch;  ///< the velocity's, as SGD last used it
  double unit_ = 1;                              ///< and what it counts in
  Vector gradient_;                              ///< after maximize and weight decay; scratch
  Vector velocity_;
  Vector square_;  ///< Adam's exp_avg_sq, RMSprop's square_avg, Adagrad's sum
  Vector extra_;   ///< Adam's max_exp_avg_sq, RMSprop's grad_avg
};

}  // namespace momentum
