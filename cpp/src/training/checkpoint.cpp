// SPDX-License-Identifier: MIT
// Trainer::save and Trainer::load. A checkpoint is: magic, version, FNV-1a of the payload, payload. The payload is the
// options and the arrays handed in with them, which make the trainer again from its seed, the order of the samples, and
// whatever training has changed.
// (The order could be drawn again. It is there so that a few bytes cannot ask for the memory of many samples.)
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "momentum/training/trainer.hpp"
#include "options/archive.hpp"
#include "options/archive_options.hpp"

namespace momentum {
namespace {

constexpr std::array<char, 8> kMagic{'M', 'O', 'M', 'E', 'N', 'T', 'U', 'M'};
/// Raise it whenever the payload changes shape.
constexpr std::uint64_t kVersion = 4;
/// The oldest that is still read: 4 added `zero_grad`.
constexpr std::uint64_t kOldest = 3;
constexpr std::size_t kHeader = kMagic.size() + 2 * sizeof(std::uint64_t);

/// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fnv1a(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x100000001B3U;
  return hash;
}

void read_arrays(Reader& reader, DataOptions& data) {
  ArraysData none;
  auto* arrays = std::get_if<ArraysData>(&data);
  ArraysData& to = arrays == nullptr ? none : *arrays;
  reader(to.x);
  reader(to.labels);
  reader(to.targets);
  if (!none.x.empty() || !none.labels.empty() || !none.targets.empty()) {
    throw std::invalid_argument("checkpoint: arrays of data that are drawn");
  }
}

/// The same from where they are kept, without a copy of them all: they may be large.
void write_arrays(Writer& writer, const Problem& problem) {
  const bool given = std::holds_alternative<ArraysData>(problem.options.data);
  const Index samples = shape_of(problem.options.data).samples;
  const auto list = [&](Index width, const auto& value) {
    writer(given ? samples * width : 0);
    if (!given) return;
    problem.each_sample([&](const Dataset& data, Index n) {
      for (Index i = 0; i < width; ++i) writer.raw(value(data, n, i));
    });
  };
  const bool labels = problem.train.has_labels();
  list(problem.train.features(), [](const Dataset& data, Index n, Index i) { return data.x(n, i); });
  list(labels ? 1 : 0, [](const Dataset& data, Index n, Index) { return data.labels()[n]; });
  list(labels ? 0 : problem.train.outputs(), [](const Dataset& data, Index n, Index i) { return data.target(n, i); });
}

void require(bool possible, const std::string& what) {
  if (!possible) throw std::invalid_argument("checkpoint: no run comes to such a state: " + what);
}

/// Parameters, those before, gradient, velocity and the optimizer's two averages.
constexpr Count kSavedVectors = 6;

/// Bytes that are made ready for the rest of a checkpoint, beside its long arrays.
constexpr std::size_t kRest = 1 << 14;

/// Before anything is drawn or allocated: the options are some, and what is left of the bytes can hold their trainer.
void check_room(const TrainerOptions& options, std::size_t left) {
  const Count parameters = check(options);
  if (static_cast<Count>(left / sizeof(float)) < kSavedVectors * parameters + training_samples(options)) {
    throw std::invalid_argument("checkpoint: it ends too early");
  }
}

template <class State, class Archive>
void archive_state(Archive& archive, State& state) {
  Optimizer::serialize(state.optimizer, archive);
  archive(state.parameters);
  archive(state.previous);
  archive(state.gradient);
  TorchRandom::serialize(state.epoch.random, archive);
  archive(state.epoch.taken);
  archive(state.forward_pending);
  archive(state.has_gradient);
  archive(state.stats);
  archive(state.steps);
  archive(state.previous_steps);
  archive(state.diverged_at);
}

/// The place in the data. `fresh`: the random state before the first batch.
void check_epoch(const State& state, const TorchRandom& fresh, Index samples, Index batch) {
  const Index taken = state.epoch.taken;
  if (taken == 0) {  // no batch was taken yet, or there is but one
    require(state.epoch.random == fresh && (batch == samples || !(state.forward_pending || state.has_gradient)),
            "its first batch");
  } else {
    require(batch < samples && taken > 0 && taken <= samples && (taken % batch == 0 || taken == samples), "its batch");
  }
}

/// How far it is, and whether what it has fits that.
void check_progress(const State& state) {
  require(state.steps >= 0 && state.steps <= kMostSteps, "its number of steps");
  const bool at_previous = state.steps == state.previous_steps;  // fresh, set anew, or taken back by a divergence
  require(at_previous || state.steps == state.previous_steps + 1, "its previous step");
  require(state.parameters.allFinite() && state.previous.allFinite() && std::isfinite(state.stats.loss),
          "a number in it");
  if (at_previous) require(state.parameters == state.previous, "its previous parameters");
  if (!state.has_gradient) require(state.steps == 0 && state.gradient.isZero(0), "its gradient");
  if (state.diverged_at) {
    require(at_previous && !state.forward_pending &&
                (*state.diverged_at == state.steps || *state.diverged_at == state.steps + 1),
            "its divergence");
  }
  require(state.optimizer.is_reachable(state.diverged_at ? state.steps + 1 : state.steps), "its optimizer's state");
}

/// The last update left alone what is not trained.
void check_untrained(const State& state) {
  for (const auto& [at, size] : gaps(state.optimizer.trained(), state.parameters.size())) {
    require(state.parameters.segment(at, size) == state.previous.segment(at, size), "its untrained parameters");
  }
}

}  // namespace

std::vector<std::uint8_t> Trainer::save() const {
  Writer file;
  file(kMagic);
  file(kVersion);
  file(std::uint64_t{0});  // the check sum's place
  const DataOptions& of = problem().options.data;
  const Index given = std::holds_alternative<ArraysData>(of) ? data().features() + data().outputs() : 0;
  const Index values = shape_of(of).samples * (given + 1) + kSavedVectors * state_.parameters.size();
  file.bytes.reserve(static_cast<std::size_t>(values) * sizeof(float) + kRest);
  TrainerOptions now = options();
  archive_options(file, now, kVersion);
  write_arrays(file, problem());
  file(Sampler(data().samples(), batch_samples(now)).order(state_.epoch));
  archive_state(file, state_);
  const std::uint64_t sum = fnv1a(std::span(file.bytes).subspan(kHeader));
  std::memcpy(file.bytes.data() + kHeader - sizeof sum, &sum, sizeof sum);
  return std::move(file.bytes);
}

Trainer Trainer::read(std::span<const std::uint8_t> payload, std::uint64_t version) {
  Reader reader(payload);
  TrainerOptions options;
  archive_options(reader, options, version);
  read_arrays(reader, options.data);
  check_room(options, reader.left());
  Trainer trainer(std::move(options));
  State& state = trainer.state_;
  std::vector<std::int32_t> order;
  reader(order);
  const TorchRandom fresh = state.epoch.random;
  archive_state(reader, state);
  state.schedule_lr();
  if (reader.left() > 0) throw std::invalid_argument("checkpoint: it has bytes too many");
  check_epoch(state, fresh, trainer.data().samples(), batch_samples(trainer.problem().options));
  require(order == trainer.order(), "its order of samples");
  check_progress(state);
  check_untrained(state);
  if (state.forward_pending) require(trainer.scratch_.repeat_forward(state) == state.stats.loss, "its loss");
  return trainer;
}

Trainer Trainer::load(std::span<const std::uint8_t> bytes) {
  Reader header(bytes);
  std::array<char, 8> magic{};
  std::uint64_t version = 0;
  std::uint64_t sum = 0;
  header(magic);
  if (magic != kMagic) throw std::invalid_argument("checkpoint: these bytes are not one of Momentum Lab's");
  header(version);
  if (version < kOldest || version > kVersion) {
    const std::string allowed = std::to_string(kOldest) + " … " + std::to_string(kVersion);
    throw OptionError("checkpoint: version", allowed, std::to_string(version));
  }
  header(sum);
  const std::span<const std::uint8_t> payload = bytes.subspan(kHeader);
  if (fnv1a(payload) != sum)
    throw std::invalid_argument("checkpoint: its check sum does not fit; the bytes were damaged");
  try {
    return read(payload, version);
  } catch (const OptionError& error) {
    throw std::invalid_argument(std::string("checkpoint: ") + error.what());
  }
}

}  // namespace momentum
