// SPDX-License-Identifier: MIT
/// \file
/// A trainer as JavaScript has it.
#pragma once

#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include "buffers.hpp"
#include "momentum/training/trainer.hpp"

namespace momentum::border {

/// A trainer, and what it says of itself in views.
class BoundTrainer {
 public:
  explicit BoundTrainer(Trainer trainer) : trainer_(std::move(trainer)) {}

  /// Takes the options' arrays: they may be large.
  static std::unique_ptr<BoundTrainer> create(Options& options) {
    Demand demand;
    if (!options.read(options.trainer) || refuse(check(options.trainer, demand))) return nullptr;
    claim(demand.values);
    Refused refused;
    std::optional<Trainer> trainer = Trainer::make(std::move(options.trainer), refused);
    if (trainer) return std::make_unique<BoundTrainer>(std::move(*trainer));
    refuse(refused);
    return nullptr;
  }
  std::unique_ptr<BoundTrainer> clone() const {
    claim(kVectors * trainer_.parameters().size());
    return std::make_unique<BoundTrainer>(trainer_);
  }
  /// Goes on from where the other is, a clone of this one or it of that.
  void restore(const BoundTrainer& other) {
    if (is_relative(other)) trainer_ = other.trainer_;
  }
  float forward() { return trainer_.forward(); }
  void backward() {
    if (trainer_.has_forward() || !refuse(std::string(Trainer::kNoForward))) trainer_.backward();
  }
  void update() { trainer_.update(); }
  void zero_grad() { trainer_.zero_grad(); }
  float step() { return trainer_.step(); }

  /// n steps; leaves their numbers for `column`. Returns how many were made.
  unsigned run(unsigned n) {
    stats_.resize(n);
    column_.reserve(n);
    stats_.resize(static_cast<std::size_t>(trainer_.run(stats_)));
    return static_cast<unsigned>(stats_.size());
  }
  /// The last run's numbers of one kind, in the order of StepStats.
  val column(unsigned which) {
    constexpr float StepStats::* kColumns[] = {&StepStats::loss, &StepStats::grad_norm, &StepStats::velocity_norm,
                                               &StepStats::stride, &StepStats::agreement};
    column_.clear();
    for (const StepStats& stats : stats_) column_.push_back(stats.*kColumns[which]);
    return view(column_);
  }
  val stats() {
    const StepStats& s = trainer_.stats();
    numbers_ = {s.loss, s.grad_norm, s.velocity_norm, s.stride, s.agreement};
    return view(numbers_);
  }
  /// loss, accuracy
  val evaluate() {
    const Evaluation e = trainer_.evaluate();
    numbers_ = {e.loss, e.accuracy};
    return view(numbers_.data(), 2);
  }

  /// loss, accuracy; nothing without test data
  val evaluate_test() {
    const auto e = trainer_.evaluate_test();
    if (e) numbers_ = {e->loss, e->accuracy};
    return view(numbers_.data(), e ? 2 : 0);
  }

  val parameters() const { return view(trainer_.parameters()); }
  val gradients() const { return view(trainer_.gradient()); }
  val velocity() {
    velocity_ = trainer_.velocity();
    return view(velocity_);
  }
  /// Takes the optimizer's state for `state_name` and `state_values`; how many tensors it has.
  unsigned read_state() {
    state_ = trainer_.optimizer_state();
    return static_cast<unsigned>(state_.size());
  }
  /// UTF-8
  val state_name(unsigned which) const {
    const std::string_view name = state_[which].name;
    return view(reinterpret_cast<const std::uint8_t*>(name.data()), name.size());
  }
  val state_values(unsigned which) const { return view(state_[which].values); }
  double optimizer_steps() const { return static_cast<double>(trainer_.optimizer_steps()); }
  double lr() const { return trainer_.lr(); }
  val order() { return view(trainer_.order()); }

  bool has_test() const { return trainer_.problem().test.has_value(); }
  unsigned samples(bool test) const { return static_cast<unsigned>(data(test).samples()); }
  // Some rows at a time, or they would take as much memory here as the data themselves.
  std::unique_ptr<Floats> x(bool test, int first, int count) const {
    return std::make_unique<Floats>(data(test).x_rows(first, count));
  }
  std::unique_ptr<Floats> targets(bool test, int first, int count) const {
    return std::make_unique<Floats>(data(test).target_rows(first, count));
  }
  val labels(bool test) const { return view(data(test).labels()); }
  /// Labels that are trained on, and of which no sample is tested.
  val untested() {
    layer_.clear();
    if (has_test()) layer_ = untested_labels(data(false), data(true));
    return view(layer_);
  }
  /// The numbers of the present batch's samples.
  val batch() {
    const auto rows = trainer_.batch();
    return view(rows.data(), rows.size());
  }
  /// One sample of the training data at these parameters: its loss, x, p (none for mse), z, a and δ of each layer; then
  /// the amounts of `trace_weights`.
  val trace(const Floats& parameters, int row, int most) {
    const std::array<std::int32_t, 1> rows{row};
    if (refuse(trainer_.check_trace(parameters.span(), rows))) return val::undefined();
    take(trainer_.trace(parameters.span(), row, most));
    return view(column_);
  }
  /// Flat indices of the last trace's weights: as they go forward, then backward.
  val trace_weights() const { return view(weights_); }
  /// The numbers of samples become their probability of the label, or their loss.
  void trace_batch(const Floats& parameters, Floats& rows) const {
    const auto span = rows.span();
    const std::vector<std::int32_t> numbers(span.begin(), span.end());
    if (refuse(trainer_.check_trace(parameters.span(), numbers))) return;
    rows.values = trainer_.trace_batch(parameters.span(), numbers);
  }
  /// Which memory; kept, news and now of each layer and of all; angle, stride, along.
  val motion_since(const BoundTrainer& before) {
    if (!is_relative(before)) return val::undefined();
    const Motion motion = trainer_.motion_since(before.trainer_);
    doubles_ = {static_cast<double>(motion.memory)};
    const auto put = [&](const Parts& parts) {
      for (const double x : {parts.kept, parts.news, parts.now}) doubles_.push_back(x);
    };
    for (const Parts& layer : motion.layers) put(layer);
    put(motion.all);
    for (const double x : {motion.angle, motion.stride, motion.along}) doubles_.push_back(x);
    return view(doubles_);
  }
  unsigned layer_count() const { return static_cast<unsigned>(trainer_.layers().size()); }
  /// in, out, offset
  val layer(unsigned which) {
    const Linear& l = trainer_.layers()[which];
    layer_ = {static_cast<std::int32_t>(l.in), static_cast<std::int32_t>(l.out), static_cast<std::int32_t>(l.offset)};
    return view(layer_);
  }

  /// Changes what may change while a run trains: all of it or, where something is refused, nothing.
  void patch(const Options& change) {
    Tuning tuning = trainer_.tuning();
    if (change.read(tuning) && !refuse(Trainer::check_tuning(tuning))) trainer_.tune(tuning);
  }
  Trainer& trainer() { return trainer_; }
  const Trainer& trainer() const { return trainer_; }

  double steps() const { return static_cast<double>(trainer_.steps()); }
  /// Whole passes through the training data that updates have made.
  double epoch() const {
    const Index batch = batch_samples(trainer_.problem().options);
    const Index batches = (trainer_.data().samples() + batch - 1) / batch;
    return std::floor(steps() / static_cast<double>(batches));
  }
  /// −1 while it has not
  double diverged_at() const { return static_cast<double>(trainer_.diverged_at().value_or(-1)); }

 private:
  bool is_relative(const BoundTrainer& other) const {
    return &trainer_.problem() == &other.trainer_.problem() ||
           !refuse(Refusal{"trainer", "a clone of this one", "another"});
  }
  void take(const SampleTrace& trace) {
    column_ = {trace.loss};
    weights_.clear();
    const auto put = [&](const Vector& values) {
      for (const float x : values) column_.push_back(x);
    };
    put(trace.x);
    put(trace.p);
    for (const LayerTrace& layer : trace.layers) {
      put(layer.z);
      put(layer.a);
      put(layer.delta);
    }
    for (const auto* list : {&trace.forward, &trace.backward}) {
      for (const auto& [parameter, amount] : *list) {
        column_.push_back(amount);
        weights_.push_back(static_cast<std::int32_t>(parameter));
      }
    }
  }

  const Dataset& data(bool of_test) const {
    const std::optional<Dataset>& test = trainer_.problem().test;
    return of_test && test ? *test : trainer_.data();
  }

  /// Vectors as long as the parameters that a copy has of its own.
  static constexpr Count kVectors = 7;

  Trainer trainer_;
  std::vector<StepStats> stats_;
  std::vector<float> column_;
  std::vector<double> doubles_;
  std::vector<std::int32_t> weights_;
  Vector velocity_;
  std::vector<NamedState> state_;
  std::array<float, 5> numbers_{};
  std::vector<std::int32_t> layer_;
};

}  // namespace momentum::border
