// SPDX-License-Identifier: MIT
// The core as JavaScript sees it. No C++ exception may cross into JavaScript (the shadow stack would leak), so every
// call that can fail runs in `guarded`, which leaves the message in Module.lastError for the façade to throw.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <exception>
#include <memory>
#include <string>

#include "momentum/trainer.hpp"

using emscripten::typed_memory_view;
using emscripten::val;
using namespace momentum;

EM_JS(void, set_last_error, (const char* message), { Module.lastError = new Error(UTF8ToString(message)); });

namespace {

template <class F>
auto guarded(F&& f) -> decltype(f()) {
  try {
    return f();
  } catch (const std::bad_alloc&) {
    set_last_error("out of memory: the network or its data are too large for this browser's WebAssembly");
  } catch (const std::exception& error) {
    set_last_error(error.what());
  }
  if constexpr (std::is_same_v<decltype(f()), val>) {
    return val::undefined();
  } else {
    return decltype(f())();
  }
}

/// Calls `f` with `x` as a Value; strings live as long as the call.
template <class F>
void with_value(const val& x, F&& f) {
  if (x.isNumber()) return f(Value(x.as<double>()));
  if (x.isTrue() || x.isFalse()) return f(Value(x.isTrue()));
  const std::string text = x.isString() ? x.as<std::string>() : x.typeOf().as<std::string>();
  f(Value(std::string_view(text)));
}

template <class T>
std::vector<T> array(const val& x) {
  std::vector<T> v(x["length"].as<unsigned>());
  val(typed_memory_view(v.size(), v.data())).call<void>("set", x);
  return v;
}

/// A copy JavaScript owns: views of wasm memory die when it grows.
template <class T>
val copied(const T* data, std::size_t count) {
  return val(typed_memory_view(count, data)).call<val>("slice");
}
val copied(const Vector& v) { return copied(v.data(), static_cast<std::size_t>(v.size())); }

/// Options set key by key; the core knows the keys.
class Options {
 public:
  void set(const std::string& key, const val& value) {
    guarded([&] {
      with_value(value, [&](const Value& v) { assign_field(trainer, "", key, v, "data, hidden, optimizer"); });
    });
  }
  void set_data(const std::string& key, const val& value) {
    guarded([&] { with_value(value, [&](const Value& v) { assign_field(trainer.data, "data.", key, v, "x, y"); }); });
  }
  void set_x(const val& x) {
    guarded([&] { trainer.data.x = array<float>(x); });
  }
  void set_labels(const val& y) {
    guarded([&] { trainer.data.labels = array<std::int32_t>(y); });
  }
  void set_targets(const val& y) {
    guarded([&] { trainer.data.targets = array<float>(y); });
  }
  void add_hidden() { trainer.hidden.emplace_back(); }
  void set_hidden(const std::string& key, const val& value) {
    guarded([&] {
      const std::string path = "hidden[" + std::to_string(trainer.hidden.size() - 1) + "].";
      with_value(value, [&](const Value& v) { assign_field(trainer.hidden.back(), path, key, v); });
    });
  }
  /// Another rule starts from its defaults.
  void set_optimizer_type(const val& type) {
    guarded([&] {
      with_value(type, [&](const Value& v) {
        OptimizerOptions fresh = default_optimizer(v);
        if (fresh.index() != trainer.optimizer.index()) trainer.optimizer = fresh;
      });
    });
  }
  void set_optimizer(const std::string& key, const val& value) {
    guarded([&] { with_value(value, [&](const Value& v) { assign(trainer.optimizer, key, v); }); });
  }

  TrainerOptions trainer;
};

class BoundTrainer {
 public:
  explicit BoundTrainer(Trainer trainer) : trainer_(std::move(trainer)) {}

  /// Takes the options' arrays: they may be large.
  static std::unique_ptr<BoundTrainer> create(Options& options) {
    return guarded([&] { return std::make_unique<BoundTrainer>(Trainer(std::move(options.trainer))); });
  }
  static std::unique_ptr<BoundTrainer> load(const val& bytes) {
    return guarded([&] { return std::make_unique<BoundTrainer>(Trainer::load(array<std::uint8_t>(bytes))); });
  }
  std::unique_ptr<BoundTrainer> clone() const {
    return guarded([&] { return std::make_unique<BoundTrainer>(trainer_); });
  }

  float forward() { return trainer_.forward(); }
  void backward() {
    guarded([&] { trainer_.backward(); });
  }
  void update() { trainer_.update(); }
  void zero_grad() { trainer_.zero_grad(); }
  float step() { return trainer_.step(); }

  /// n steps; leaves their numbers for `column`. Returns how many were made.
  unsigned run(unsigned n) {
    return guarded([&] {
      stats_.resize(n);
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
    return copied(column_.data(), column_.size());
  }
  val stats() const {
    const StepStats& s = trainer_.stats();
    const float all[] = {s.loss, s.grad_norm, s.velocity_norm, s.stride, s.agreement};
    return copied(all, std::size(all));
  }

  val parameters() const { return copied(trainer_.parameters()); }
  val gradients() const { return copied(trainer_.gradient()); }
  val velocity() const { return copied(trainer_.velocity()); }
  val x() const { return copied(trainer_.data().x().data(), static_cast<std::size_t>(trainer_.data().x().size())); }
  val labels() const { return copied(trainer_.data().labels().data(), trainer_.data().labels().size()); }
  val targets() const {
    return copied(trainer_.data().targets().data(), static_cast<std::size_t>(trainer_.data().targets().size()));
  }
  /// in, out, offset of each layer
  val layers() const {
    std::vector<std::int32_t> flat;
    for (const Linear& layer : trainer_.layers()) {
      for (const Index n : {layer.in, layer.out, layer.offset}) flat.push_back(static_cast<std::int32_t>(n));
    }
    return copied(flat.data(), flat.size());
  }
  val evaluate() const {
    return guarded([&] {
      const Evaluation e = trainer_.evaluate();
      val result = val::object();
      result.set("loss", e.loss);
      result.set("accuracy", e.accuracy);
      return result;
    });
  }

  Options options() const {
    Options copy;
    copy.trainer.optimizer = trainer_.options().optimizer;
    return copy;
  }
  void set_optimizer(const Options& options) {
    guarded([&] { trainer_.set_optimizer(options.trainer.optimizer); });
  }
  double steps() const { return static_cast<double>(trainer_.steps()); }
  /// −1 while it has not
  double diverged_at() const { return static_cast<double>(trainer_.diverged_at().value_or(-1)); }

  val save() const {
    return guarded([&] {
      const std::vector<std::uint8_t> bytes = trainer_.save();
      return copied(bytes.data(), bytes.size());
    });
  }

 private:
  Trainer trainer_;
  std::vector<StepStats> stats_;
  std::vector<float> column_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(momentum) {
  emscripten::class_<Options>("Options")
      .constructor<>()
      .function("set", &Options::set)
      .function("set_data", &Options::set_data)
      .function("set_x", &Options::set_x)
      .function("set_labels", &Options::set_labels)
      .function("set_targets", &Options::set_targets)
      .function("add_hidden", &Options::add_hidden)
      .function("set_hidden", &Options::set_hidden)
      .function("set_optimizer_type", &Options::set_optimizer_type)
      .function("set_optimizer", &Options::set_optimizer);
  emscripten::class_<BoundTrainer>("Trainer")
      .class_function("create", &BoundTrainer::create)
      .class_function("load", &BoundTrainer::load)
      .function("clone_trainer", &BoundTrainer::clone)
      .function("forward", &BoundTrainer::forward)
      .function("backward", &BoundTrainer::backward)
      .function("update", &BoundTrainer::update)
      .function("zero_grad", &BoundTrainer::zero_grad)
      .function("step", &BoundTrainer::step)
      .function("run", &BoundTrainer::run)
      .function("column", &BoundTrainer::column)
      .function("stats", &BoundTrainer::stats)
      .function("parameters", &BoundTrainer::parameters)
      .function("gradients", &BoundTrainer::gradients)
      .function("velocity", &BoundTrainer::velocity)
      .function("x", &BoundTrainer::x)
      .function("labels", &BoundTrainer::labels)
      .function("targets", &BoundTrainer::targets)
      .function("layers", &BoundTrainer::layers)
      .function("evaluate", &BoundTrainer::evaluate)
      .function("options", &BoundTrainer::options)
      .function("set_optimizer", &BoundTrainer::set_optimizer)
      .function("steps", &BoundTrainer::steps)
      .function("diverged_at", &BoundTrainer::diverged_at)
      .function("save", &BoundTrainer::save);
}
