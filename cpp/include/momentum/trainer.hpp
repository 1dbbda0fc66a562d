// SPDX-License-Identifier: MIT
/// \file
/// A network, its data and its optimizer, trained step by step. The parts of a step are PyTorch's, as verbs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "momentum/dataset.hpp"
#include "momentum/mlp.hpp"
#include "momentum/optimizer.hpp"
#include "momentum/options.hpp"

namespace momentum {

/// What one step did; norms are Euclidean, over the parameters that are trained.
struct StepStats {
  float loss = 0;           ///< ℓ(w) before the update, on the step's batch
  float grad_norm = 0;      ///< ‖g‖
  float velocity_norm = 0;  ///< ‖v‖ after the update
  float stride = 0;         ///< ‖Δw‖
  float agreement = 0;      ///< cos(Δw, −g) in −1 … 1: 1 is straight downhill; 0 where Δw or g is 0
};

struct Evaluation {
  float loss = 0;      ///< not finite when a sample's is not, which a run that never took that batch has not seen
  float accuracy = 0;  ///< share of samples whose label has the largest logit; NaN for mse
};

/// Copies are independent and continue bit for bit; they share only the immutable data and its planes.
///
/// Divergence is a state, not an exception: when a loss (or an updated parameter) is not finite, the parameters go back
/// to those of the last finite loss, `diverged_at()` names the step, and every verb becomes a no-op until the
/// optimizer's options change or the run is made anew.
class Trainer {
 public:
  /// Draws the data, then the layers, from one TorchRandom(seed). Throws what check() throws, and OptionError for
  /// arrays that do not fit.
  explicit Trainer(TrainerOptions options);

  /// Takes the next batch and returns its mean loss at the present parameters; NaN once diverged.
  float forward();
  /// Adds the gradient of the last forward() to gradient(). Throws std::logic_error without a forward() since the last
  /// backward() or update(), as PyTorch does.
  void backward();
  /// One optimizer step; like PyTorch's, it does nothing while there never was a gradient.
  void update();
  /// gradient() ← 0. Without it gradients add up: momentum with no friction.
  void zero_grad();
  /// The four verbs in a row; returns the loss this step started from.
  float step();
  /// step() until `out` is full; fewer if the run diverges. Returns how many were made.
  Index run(std::span<StepStats> out);

  const TrainerOptions& options() const { return options_; }
  const Dataset& data() const { return *data_; }
  const std::vector<Linear>& layers() const { return mlp_.layers(); }
  /// Flat, in PyTorch's order: weight (out, in) row-major, bias, layer by layer.
  const Vector& parameters() const { return parameters_; }
  const Vector& gradient() const { return gradient_; }
  /// As the next update will find it under the present options.
  Vector velocity() const { return optimizer_.next_velocity(); }
  /// The optimizer's state, by PyTorch's names.
  std::vector<NamedState> optimizer_state() const { return optimizer_.state(); }
  /// Updates since its rule started afresh.
  std::int64_t optimizer_steps() const { return optimizer_.steps(); }
  /// Of the next update.
  double lr() const { return optimizer_.lr(); }
  /// The numbers of all samples in the order this epoch takes them; for the full batch 0 … N−1.
  const std::vector<std::int32_t>& order() const { return order_; }
  /// The last step's numbers.
  const StepStats& stats() const { return stats_; }
  /// Updates the parameters have had.
  std::int64_t steps() const { return steps_; }
  /// The step, counted from 0, whose loss or update was not finite.
  std::optional<std::int64_t> diverged_at() const { return diverged_at_; }

  /// Loss and accuracy on all data at the present parameters; disturbs nothing. With the full batch the loss is, to the
  /// bit, what the next step starts from. The first call makes room for the pass, which the trainer keeps.
  Evaluation evaluate();
  /// The same on the test data, if there are any.
  std::optional<Evaluation> evaluate_test() { return std::nullopt; }

  /// New options from the next update on; the same rule keeps its state. Clears a divergence, and then the
  /// optimizer's state with it, which belonged to the blow-up. Throws and changes nothing when they are not valid.
  void set_optimizer(const OptimizerOptions& options);

  /// Everything a continued run needs, as bytes: version, payload, check sum. Little-endian.
  std::vector<std::uint8_t> save() const;
  /// The trainer `save` was called on, to the bit: its `save` gives the same bytes. Throws std::invalid_argument for
  /// bytes that are not one, or say what no run can have come to; needs no more memory than the trainer and a copy of
  /// the bytes.
  static Trainer load(std::span<const std::uint8_t> bytes);

 private:
  void next_batch();
  void gather_batch();
  Batch batch() const { return planes_ ? planes_->batch() : all_->batch(); }
  void diverge(std::int64_t step);
  void measure();
  template <class Self, class Archive>
  static void serialize(Self& self, Archive& archive);
  static Trainer read(std::span<const std::uint8_t> payload);
  void check_order(const TorchRandom& fresh) const;
  void check_progress() const;
  void check_untrained(const Vector& drawn) const;
  void resume();

  TrainerOptions options_;
  TorchRandom random_;
  std::shared_ptr<const Dataset> data_;
  Mlp mlp_;
  Vector parameters_;
  Vector previous_;  ///< parameters before the last update: those of the last finite loss
  Vector gradient_;
  Optimizer optimizer_;

  std::shared_ptr<const BatchPlanes> all_;  ///< the full batch, and what evaluate() looks at
  std::optional<BatchPlanes> planes_;       ///< the present mini-batch
  Workspace workspace_;
  std::optional<Workspace> evaluation_;  ///< evaluate()'s own, as the other may be between forward() and backward()
  std::vector<std::int32_t> order_;      ///< this epoch's permutation; for the full batch 0 … N−1
  Index epoch_position_ = 0;             ///< samples of the epoch already taken
  Index batch_position_ = 0;             ///< where the present batch starts in `order_`
  Index batch_count_;                    ///< and how many samples it has

  bool forward_pending_ = false;  ///< a forward() waits for its backward()
  bool has_gradient_ = false;
  StepStats stats_;
  std::int64_t steps_ = 0;
  std::int64_t previous_steps_ = 0;  ///< the step `previous_` belongs to
  std::optional<std::int64_t> diverged_at_;
};

}  // namespace momentum
