// SPDX-License-Identifier: MIT
// Trainers, and what the conventions make of a step, as JavaScript sees them.
#include <array>
#include <cmath>
#include <optional>

#include "buffers.hpp"
#include "momentum/options/read_options.hpp"
#include "momentum/training/trainer.hpp"

using namespace momentum;
using namespace momentum::border;

namespace {

class BoundTrainer {
 public:
  explicit BoundTrainer(Trainer trainer) : trainer_(std::move(trainer)) {}

  /// Takes the options' arrays: they may be large.
  static std::unique_ptr<BoundTrainer> create(Options& options) {
    return guarded([&] {
      read_options(options.trainer, read_tree(options.tree));
      return std::make_unique<BoundTrainer>(Trainer(std::move(options.trainer)));
    });
  }
  static std::unique_ptr<BoundTrainer> load(const Bytes& bytes) {
    return guarded([&] { return std::make_unique<BoundTrainer>(Trainer::load(bytes.bytes)); });
  }
  std::unique_ptr<BoundTrainer> clone() const {
    return guarded([&] { return std::make_unique<BoundTrainer>(trainer_); });
  }
  /// Goes on from where the other is, a clone of this one or it of that.
  void restore(const BoundTrainer& other) {
    guarded([&] {
      require_relative(other);
      trainer_ = other.trainer_;
    });
  }
  std::unique_ptr<Bytes> save() const {
    return guarded([&] {
      auto saved = std::make_unique<Bytes>();
      saved->bytes = trainer_.save();
      return saved;
    });
  }

  // What makes room for a pass may find no memory.
  float forward() {
    return guarded([&] { return trainer_.forward(); });
  }
  void backward() {
    guarded([&] { trainer_.backward(); });
  }
  void update() { trainer_.update(); }
  void zero_grad() { trainer_.zero_grad(); }
  float step() {
    return guarded([&] { return trainer_.step(); });
  }

  /// n steps; leaves their numbers for `column`. Returns how many were made.
  unsigned run(unsigned n) {
    return guarded([&] {
      stats_.resize(n);
      column_.reserve(n);
      stats_.resize(static_cast<std::size_t>(trainer_.run(stats_)));
      return static_cast<unsigned>(stats_.size());
    });
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
    return guarded([&] {
      const Evaluation e = trainer_.evaluate();
      numbers_ = {e.loss, e.accuracy};
      return view(numbers_.data(), 2);
    });
  }

  /// loss, accuracy; nothing without test data
  val evaluate_test() {
    return guarded([&] {
      const auto e = trainer_.evaluate_test();
      if (e) numbers_ = {e->loss, e->accuracy};
      return view(numbers_.data(), e ? 2 : 0);
    });
  }

  val parameters() const { return view(trainer_.parameters()); }
  val gradients() const { return view(trainer_.gradient()); }
  val velocity() {
    return guarded([&] {
      velocity_ = trainer_.velocity();
      return view(velocity_);
    });
  }
  /// Takes the optimizer's state for `state_name` and `state_values`; how many tensors it has.
  unsigned read_state() {
    return guarded([&] {
      state_ = trainer_.optimizer_state();
      return static_cast<unsigned>(state_.size());
    });
  }
  /// UTF-8
  val state_name(unsigned which) const {
    const std::string_view name = state_[which].name;
    return view(reinterpret_cast<const std::uint8_t*>(name.data()), name.size());
  }
  val state_values(unsigned which) const { return view(state_[which].values); }
  double optimizer_steps() const { return static_cast<double>(trainer_.optimizer_steps()); }
  double lr() const { return trainer_.lr(); }
  val order() {
    return guarded([&] { return view(trainer_.order()); });
  }

  bool has_test() const { return trainer_.problem().test.has_value(); }
  unsigned samples(bool test) const { return static_cast<unsigned>(data(test).samples()); }
  // Some rows at a time, or they would take as much memory here as the data themselves.
  std::unique_ptr<Floats> x(bool test, int first, int count) const {
    return guarded([&] { return std::make_unique<Floats>(data(test).x_rows(first, count)); });
  }
  std::unique_ptr<Floats> targets(bool test, int first, int count) const {
    return guarded([&] { return std::make_unique<Floats>(data(test).target_rows(first, count)); });
  }
  val labels(bool test) const { return view(data(test).labels()); }
  /// Labels that are trained on, and of which no sample is tested.
  val untested() {
    return guarded([&] {
      layer_.clear();
      if (has_test()) layer_ = untested_labels(data(false), data(true));
      return view(layer_);
    });
  }
  /// The numbers of the present batch's samples.
  val batch() {
    return guarded([&] {
      const auto rows = trainer_.batch();
      return view(rows.data(), rows.size());
    });
  }
  /// One sample of the training data at these parameters: its loss, x, p (none for mse), z, a and δ of each layer; then
  /// the amounts of `trace_weights`.
  val trace(const Floats& parameters, int row, int most) {
    return guarded([&] {
      take(trainer_.trace(parameters.span(), row, most));
      return view(column_);
    });
  }
  /// Flat indices of the last trace's weights: as they go forward, then backward.
  val trace_weights() const { return view(weights_); }
  /// The numbers of samples become their probability of the label, or their loss.
  void trace_batch(const Floats& parameters, Floats& rows) const {
    guarded([&] {
      const auto span = rows.span();
      rows.values = trainer_.trace_batch(parameters.span(), std::vector<std::int32_t>(span.begin(), span.end()));
    });
  }
  /// Which memory; kept, news and now of each layer and of all; angle, stride, along.
  val motion_since(const BoundTrainer& before) {
    return guarded([&] {
      require_relative(before);
      const Motion motion = trainer_.motion_since(before.trainer_);
      doubles_ = {static_cast<double>(motion.memory)};
      const auto put = [&](const Parts& parts) {
        doubles_.insert(doubles_.end(), {parts.kept, parts.news, parts.now});
      };
      for (const Parts& layer : motion.layers) put(layer);
      put(motion.all);
      doubles_.insert(doubles_.end(), {motion.angle, motion.stride, motion.along});
      return view(doubles_);
    });
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
    guarded([&] {
      Tuning tuning = trainer_.tuning();
      read_options(tuning, read_tree(change.tree));
      trainer_.tune(tuning);
    });
  }
  void set_parameters(const Floats& parameters) {
    guarded([&] { trainer_.set_parameters(parameters.span()); });
  }
  /// The inputs become their outputs.
  void predict(Floats& x) {
    guarded([&] { x.values = trainer_.predict(x.span()); });
  }
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
  void require_relative(const BoundTrainer& other) const {
    if (&trainer_.problem() != &other.trainer_.problem())
      throw OptionError("trainer", "a clone of this one", "another");
  }
  void take(const SampleTrace& trace) {
    column_ = {trace.loss};
    weights_.clear();
    const auto put = [&](const Vector& values) { column_.insert(column_.end(), values.begin(), values.end()); };
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

/// kept, news and move of each convention, in their order. `given`: momentum, dampening, nesterov (0 or 1), the
/// convention that `velocity` is in (by number), lr so far, gradient, this step's lr, and velocity, if there is one.
val moves(const Floats& given) {
  return guarded([&] {
    static std::array<double, 9> numbers;
    const auto values = given.span();
    const SgdOptions options{.lr = values[4],
                             .momentum = values[0],
                             .dampening = values[1],
                             .nesterov = values[2] != 0,
                             .convention = static_cast<Convention>(values[3])};
    const std::optional<float> velocity = values.size() > 7 ? std::optional(values[7]) : std::nullopt;
    std::size_t at = 0;
    for (const auto& [kept, news, move] : convention_moves(options, velocity, values[5], values[6])) {
      for (const double number : {kept, news, move}) numbers[at++] = number;
    }
    return view(numbers);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(trainers) {
  emscripten::function("convention_moves", &moves);
  emscripten::class_<BoundTrainer>("Trainer")
      .class_function("create", &BoundTrainer::create)
      .class_function("load", &BoundTrainer::load)
      .function("clone_trainer", &BoundTrainer::clone)
      .function("restore", &BoundTrainer::restore)
      .function("save", &BoundTrainer::save)
      .function("forward", &BoundTrainer::forward)
      .function("backward", &BoundTrainer::backward)
      .function("update", &BoundTrainer::update)
      .function("zero_grad", &BoundTrainer::zero_grad)
      .function("step", &BoundTrainer::step)
      .function("run", &BoundTrainer::run)
      .function("column", &BoundTrainer::column)
      .function("stats", &BoundTrainer::stats)
      .function("evaluate", &BoundTrainer::evaluate)
      .function("parameters", &BoundTrainer::parameters)
      .function("gradients", &BoundTrainer::gradients)
      .function("velocity", &BoundTrainer::velocity)
      .function("evaluate_test", &BoundTrainer::evaluate_test)
      .function("read_state", &BoundTrainer::read_state)
      .function("state_name", &BoundTrainer::state_name)
      .function("state_values", &BoundTrainer::state_values)
      .function("optimizer_steps", &BoundTrainer::optimizer_steps)
      .function("lr", &BoundTrainer::lr)
      .function("order", &BoundTrainer::order)
      .function("has_test", &BoundTrainer::has_test)
      .function("samples", &BoundTrainer::samples)
      .function("x", &BoundTrainer::x)
      .function("labels", &BoundTrainer::labels)
      .function("targets", &BoundTrainer::targets)
      .function("untested", &BoundTrainer::untested)
      .function("batch", &BoundTrainer::batch)
      .function("trace", &BoundTrainer::trace)
      .function("trace_weights", &BoundTrainer::trace_weights)
      .function("trace_batch", &BoundTrainer::trace_batch)
      .function("motion_since", &BoundTrainer::motion_since)
      .function("layer_count", &BoundTrainer::layer_count)
      .function("layer", &BoundTrainer::layer)
      .function("patch", &BoundTrainer::patch)
      .function("set_parameters", &BoundTrainer::set_parameters)
      .function("predict", &BoundTrainer::predict)
      .function("steps", &BoundTrainer::steps)
      .function("epoch", &BoundTrainer::epoch)
      .function("diverged_at", &BoundTrainer::diverged_at);
}
