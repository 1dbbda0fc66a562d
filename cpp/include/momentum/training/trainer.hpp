// SPDX-License-Identifier: MIT
/// \file
/// A network, its data and its optimizer, trained step by step. The parts of a step are PyTorch's, as verbs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "momentum/training/motion.hpp"
#include "momentum/training/scratch.hpp"
#include "momentum/training/state.hpp"
#include "momentum/training/trace.hpp"

namespace momentum {

/// What is wrong with a checkpoint: in words, or what is refused of its options.
struct LoadFault {
  std::string words;
  Refused refused;

  bool is() const { return refused || !words.empty(); }
};

/// Copies are independent and continue bit for bit; they share only the Problem, which never changes. A copy has but
/// its State until it works, when it makes rooms of its own; assigning it back, `trainer = copy`, keeps the trainer's.
///
/// Divergence is a state, not an exception: when a loss (or an updated parameter) is not finite, the parameters go back
/// to those of the last finite loss, `diverged_at()` names the step, and every verb becomes a no-op until the
/// optimizer's options or the parameters are set, or the run is made anew.
class Trainer {
 public:
  /// Draws the data, then the layers, from one TorchRandom(seed). Throws what check() throws, and OptionError for
  /// arrays that do not fit.
  explicit Trainer(TrainerOptions options);
  /// The same for who would not have it thrown: the trainer, or none and what is refused.
  static std::optional<Trainer> make(TrainerOptions options, Refused& refused);

  /// Takes the next batch and returns its mean loss at the present parameters: Infinity or NaN where
  /// it diverges, NaN from then on.
  float forward();
  /// Adds the gradient of the last forward() to gradient(). Throws std::logic_error without a forward() since the last
  /// backward() or update(), as PyTorch does.
  void backward();
  /// Whether there was one, for who would not have it thrown.
  bool has_forward() const { return state_.diverged_at || state_.forward_pending; }
  static constexpr const char* kNoForward = "backward() needs a forward() since the last backward() or update()";
  /// One optimizer step; like PyTorch's, it does nothing while there never was a gradient.
  void update();
  /// gradient() ← 0. Without it gradients add up: momentum with no friction.
  void zero_grad();
  /// The four verbs in a row, the last one if `zero_grad` says so; returns the loss this step started from.
  float step();
  /// step() until `out` is full; fewer if the run diverges. Returns how many were made.
  Index run(std::span<StepStats> out);

  /// Those of now, without the arrays of the data.
  TrainerOptions options() const;
  Tuning tuning() const { return {state_.optimizer.options(), state_.schedule}; }
  const Problem& problem() const { return scratch_.problem(); }
  /// What is trained on.
  const Dataset& data() const { return problem().train; }
  const std::vector<Linear>& layers() const { return problem().mlp.layers(); }
  /// Flat, in PyTorch's order: weight (out, in) row-major, bias, layer by layer.
  const Vector& parameters() const { return state_.parameters; }
  const Vector& gradient() const { return state_.gradient; }
  /// As the next update will find it under the present options.
  Vector velocity() const { return state_.optimizer.next_velocity(); }
  /// The optimizer's state, by PyTorch's names.
  std::vector<NamedState> optimizer_state() const { return state_.optimizer.state(); }
  /// Updates since its rule started afresh.
  std::int64_t optimizer_steps() const { return state_.optimizer.steps(); }
  /// Of the next update, by the schedule.
  double lr() const { return state_.optimizer.lr(); }
  /// The last step's numbers.
  const StepStats& stats() const { return state_.stats; }
  /// Updates the parameters have had.
  std::int64_t steps() const { return state_.steps; }
  /// The step, counted from 0, whose loss or update was not finite.
  std::optional<std::int64_t> diverged_at() const { return state_.diverged_at; }

  /// The numbers of all training samples in the order this epoch takes them, before the first batch that of the epoch
  /// to come; for the full batch 0 … N−1. Makes room for it, which the trainer keeps, as evaluate() does for its
  /// passes.
  const std::vector<std::int32_t>& order();
  /// The numbers of the samples of the last forward(); before the first, those it will take.
  std::span<const std::int32_t> batch();
  /// What one sample of the training data does at these parameters, and the strongest `most` weights of each layer (see
  /// trace.hpp); disturbs nothing.
  SampleTrace trace(std::span<const float> parameters, Index row, Index most = 0) const;
  /// What both throw as an OptionError: another number of parameters, a row that is none.
  [[nodiscard]] Refused check_trace(std::span<const float> parameters, std::span<const std::int32_t> rows) const;
  /// The probability of each of these samples' label at these parameters; for mse its loss.
  Vector trace_batch(std::span<const float> parameters, std::span<const std::int32_t> rows) const;
  /// The update that led here from `before`, a copy of this trainer, as memory and news (see motion.hpp).
  Motion motion_since(const Trainer& before) const { return motion_of(problem(), before.state_, state_); }
  /// Loss and accuracy on all training data at the present parameters; disturbs nothing. With the full batch the loss
  /// is, to the bit, what the next step starts from.
  Evaluation evaluate();
  /// The same on the test data, if there are any.
  std::optional<Evaluation> evaluate_test();
  /// The outputs (n, outputs), row-major, for any inputs x (n, features), row-major: for cross_entropy the logits.
  /// Throws OptionError for a length that is no multiple of the features, for numbers that are not finite, for too
  /// many.
  Matrix predict(std::span<const float> x);
  [[nodiscard]] Refused check_inputs(std::span<const float> x) const;

  /// New options from the next update on; the same rule keeps its state. Clears a divergence, and then the
  /// optimizer's state with it, which belonged to the blow-up. Throws and changes nothing when they are not valid.
  void set_optimizer(const OptimizerOptions& options) { tune({options, state_.schedule}); }
  /// The same of all that may change while a run trains. A schedule counts the run's updates, those before the change
  /// included: another lr, rule or schedule goes on from there.
  void tune(const Tuning& tuning);
  [[nodiscard]] static Refused check_tuning(const Tuning& tuning);
  /// Puts the run at other parameters, those that are not trained too. Its gradient, its optimizer's state, its place
  /// in the data and its number of steps stay; a forward() that waits for its backward() is forgotten; a divergence is
  /// cleared as set_optimizer() does. Throws OptionError for another length or a number that is not finite.
  void set_parameters(std::span<const float> parameters);
  [[nodiscard]] Refused check_parameters(std::span<const float> parameters) const;

  /// Everything a continued run needs, as bytes: version, payload, check sum. Little-endian.
  std::vector<std::uint8_t> save() const;
  /// The trainer `save` was called on, to the bit: its `save` gives the same bytes. Throws std::invalid_argument for
  /// bytes that are not one, or say what no run can have come to; needs no more memory than the trainer and a copy of
  /// the bytes.
  static Trainer load(std::span<const std::uint8_t> bytes);
  /// The same for who would not have it thrown: the trainer, or none and what is wrong with the bytes.
  static std::optional<Trainer> load(std::span<const std::uint8_t> bytes, LoadFault& fault);

 private:
  explicit Trainer(std::shared_ptr<const Problem> problem);
  static std::optional<Trainer> read(std::span<const std::uint8_t> payload, std::uint64_t version, LoadFault& fault);
  const char* impossible(const TorchRandom& fresh, const std::vector<std::int32_t>& order);
  void diverge(std::int64_t step);
  void recover();
  void measure();

  State state_;
  Scratch scratch_;
};

}  // namespace momentum
