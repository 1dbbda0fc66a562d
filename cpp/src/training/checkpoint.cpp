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
constexpr std::uint64_t kVersion = 5;
/// The oldest that is still read: 4 added `zero_grad`, 5 what kSince5 names.
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
  reader.require(none.x.empty() && none.labels.empty() && none.targets.empty(), "arrays of data that are drawn");
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

/// Parameters, those before, gradient, velocity and the optimizer's two averages.
constexpr Count kSavedVectors = 6;

/// Bytes that are made ready for the rest of a checkpoint, beside its long arrays.
constexpr std::size_t kRest = 1 << 14;

/// Before anything is drawn or allocated: the options are some, and what is left of the bytes can hold their trainer.
std::string room_fault(const TrainerOptions& options, std::size_t left) {
  Demand demand;
  if (const Refused refused = check(options, demand)) return refused->text();
  const Count least = kSavedVectors * demand.parameters + training_samples(options);
  return static_cast<Count>(left / sizeof(float)) < least ? "it ends too early" : "";
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

/// Whether a run can be at this place in the data. `fresh`: the random state before the first batch.
const char* impossible_epoch(const State& state, const TorchRandom& fresh, Index samples, Index batch) {
  const Index taken = state.epoch.taken;
  if (taken == 0) {  // no batch was taken yet, or there is but one
    const bool possible = batch == samples || !(state.forward_pending || state.has_gradient);
    return state.epoch.random == fresh && possible ? nullptr : "its first batch";
  }
  const bool possible = batch < samples && taken > 0 && taken <= samples && (taken % batch == 0 || taken == samples);
  return possible ? nullptr : "its batch";
}

/// Whether a run can be as far, and whether what it has fits that.
const char* impossible_progress(const State& state) {
  if (state.steps < 0 || state.steps > kMostSteps) return "its number of steps";
  const bool at_previous = state.steps == state.previous_steps;  // fresh, set anew, or taken back by a divergence
  if (!at_previous && state.steps != state.previous_steps + 1) return "its previous step";
  if (!state.parameters.allFinite() || !state.previous.allFinite() || !std::isfinite(state.stats.loss))
    return "a number in it";
  if (at_previous && state.parameters != state.previous) return "its previous parameters";
  if (!state.has_gradient && (state.steps != 0 || !state.gradient.isZero(0))) return "its gradient";
  if (state.diverged_at && (!at_previous || state.forward_pending ||
                            (*state.diverged_at != state.steps && *state.diverged_at != state.steps + 1)))
    return "its divergence";
  const bool reachable = state.optimizer.is_reachable(state.diverged_at ? state.steps + 1 : state.steps);
  return reachable ? nullptr : "its optimizer's state";
}

/// Whether the last update left alone what is not trained.
const char* impossible_rest(const State& state) {
  for (const auto& [at, size] : gaps(state.optimizer.trained(), state.parameters.size())) {
    if (state.parameters.segment(at, size) != state.previous.segment(at, size)) return "its untrained parameters";
  }
  return nullptr;
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
  file(Sampler(data().samples(), batch_samples(now), now.sampler).order(state_.epoch));
  archive_state(file, state_);
  const std::uint64_t sum = fnv1a(std::span(file.bytes).subspan(kHeader));
  std::memcpy(file.bytes.data() + kHeader - sizeof sum, &sum, sizeof sum);
  return std::move(file.bytes);
}

/// What no run can have come to, of what was read; nothing where all can be.
const char* Trainer::impossible(const TorchRandom& fresh, const std::vector<std::int32_t>& order_read) {
  const Index samples = data().samples();
  if (const char* what = impossible_epoch(state_, fresh, samples, batch_samples(problem().options))) return what;
  if (order_read != order()) return "its order of samples";
  if (const char* what = impossible_progress(state_)) return what;
  if (const char* what = impossible_rest(state_)) return what;
  const bool fits = !state_.forward_pending || scratch_.repeat_forward(state_) == state_.stats.loss;
  return fits ? nullptr : "its loss";
}

std::optional<Trainer> Trainer::read(std::span<const std::uint8_t> payload, std::uint64_t version, std::string& fault) {
  Reader reader(payload);
  TrainerOptions options;
  Refused refused = archive_options(reader, options, version);
  if (reader.fault().empty() && !refused) read_arrays(reader, options.data);
  fault = reader.fault();
  if (fault.empty()) fault = refused ? refused->text() : room_fault(options, reader.left());
  if (!fault.empty()) return std::nullopt;
  std::optional<Trainer> trainer = make(std::move(options), refused);
  if (refused) fault = refused->text();
  if (!trainer) return std::nullopt;
  State& state = trainer->state_;
  std::vector<std::int32_t> order;
  reader(order);
  const TorchRandom fresh = state.epoch.random;
  archive_state(reader, state);
  reader.require(reader.left() == 0, "it has bytes too many");
  fault = reader.fault();
  if (!fault.empty()) return std::nullopt;
  state.schedule_lr();
  const char* what = trainer->impossible(fresh, order);
  if (what == nullptr) return trainer;
  fault = std::string("no run comes to such a state: ") + what;
  return std::nullopt;
}

std::optional<Trainer> Trainer::load(std::span<const std::uint8_t> bytes, std::string& fault) {
  Reader header(bytes);
  std::array<char, 8> magic{};
  std::uint64_t version = 0;
  std::uint64_t sum = 0;
  header(magic);
  header.require(magic == kMagic, "these bytes are not one of Momentum Lab's");
  header(version);
  header.require(version >= kOldest && version <= kVersion, "version must be " + std::to_string(kOldest) + " … " +
                                                                std::to_string(kVersion) + ", got " +
                                                                std::to_string(version));
  header(sum);
  fault = header.fault();
  std::optional<Trainer> trainer;
  if (fault.empty()) {
    const std::span<const std::uint8_t> payload = bytes.subspan(kHeader);
    if (fnv1a(payload) == sum) {
      trainer = read(payload, version, fault);
    } else {
      fault = "its check sum does not fit; the bytes were damaged";
    }
  }
  if (!trainer) fault.insert(0, "checkpoint: ");
  return trainer;
}

Trainer Trainer::load(std::span<const std::uint8_t> bytes) {
  std::string fault;
  std::optional<Trainer> trainer = load(bytes, fault);
  if (trainer) return std::move(*trainer);
  throw_invalid(fault);
}

}  // namespace momentum
