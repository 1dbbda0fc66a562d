// SPDX-License-Identifier: MIT
// Trainer::save and Trainer::load. A checkpoint is: magic, version, FNV-1a of the payload, payload. The payload is the
// options, which make the trainer again from its seed, and then whatever training has changed.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "archive.hpp"
#include "momentum/trainer.hpp"

namespace momentum {
namespace {

constexpr std::array<char, 8> kMagic{'M', 'O', 'M', 'E', 'N', 'T', 'U', 'M'};
/// Raise it whenever the payload changes shape.
constexpr std::uint64_t kVersion = 2;
constexpr std::size_t kHeader = kMagic.size() + 2 * sizeof(std::uint64_t);

/// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fnv1a(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x100000001B3U;
  return hash;
}

template <class Archive, class Options>
void archive_fields(Archive& archive, Options& options) {
  fields(options, [&](std::string_view, auto& member, const auto&) { archive(member); });
}

template <class Archive>
void archive_optimizer(Archive& archive, OptimizerOptions& options) {
  auto type = static_cast<std::uint8_t>(options.index());
  archive(type);
  if constexpr (Archive::kReads) {
    if (type >= kOptimizerTypes.size()) throw std::invalid_argument("checkpoint: unknown optimizer");
    options = default_optimizer(kOptimizerTypes[type]);
  }
  std::visit([&](auto& o) { archive_fields(archive, o); }, options);
}

template <class Archive>
void archive_params(Archive& archive, TrainerOptions& options) {
  bool some = options.params.has_value();
  archive(some);
  if (!some) return;
  std::uint64_t count = options.params ? options.params->size() : 0;
  archive(count);
  if (count > tensor_count(options.hidden.size())) throw std::invalid_argument("checkpoint: too many params");
  if (!options.params) options.params.emplace(count);
  for (std::string& name : *options.params) archive(name);
}

template <class Archive>
void archive_options(Archive& archive, TrainerOptions& options) {
  archive_fields(archive, options);
  archive_fields(archive, options.data);
  archive(options.data.x);
  archive(options.data.labels);
  archive(options.data.targets);
  std::uint64_t hidden = options.hidden.size();
  archive(hidden);
  if (hidden > kMostLayers) throw std::invalid_argument("checkpoint: too many layers");
  options.hidden.resize(hidden);
  for (HiddenLayer& layer : options.hidden) archive_fields(archive, layer);
  archive_params(archive, options);
  archive_optimizer(archive, options.optimizer);
}

/// The options with the arrays that the Dataset took over.
TrainerOptions with_arrays(TrainerOptions options, const Dataset& data) {
  if (options.data.kind != DataKind::arrays) return options;
  options.data.x.assign(data.x().data(), data.x().data() + data.x().size());
  options.data.labels = data.labels();
  options.data.targets.assign(data.targets().data(), data.targets().data() + data.targets().size());
  return options;
}

void require(bool possible, const std::string& what) {
  if (!possible) throw std::invalid_argument("checkpoint: no run comes to such a state: " + what);
}

/// Parameters, those before, gradient, velocity and the optimizer's two averages.
constexpr Count kSavedVectors = 6;

/// Before anything is drawn or allocated: the options are some, and what is left of the bytes can hold their trainer.
void check_room(const TrainerOptions& options, std::size_t left) {
  const Count parameters = check(options);
  if (static_cast<Count>(left / sizeof(float)) < kSavedVectors * parameters + options.data.samples) {
    throw std::invalid_argument("checkpoint: it ends too early");
  }
}

}  // namespace

template <class Self, class Archive>
void Trainer::serialize(Self& self, Archive& archive) {
  TorchRandom::serialize(self.random_, archive);
  Optimizer::serialize(self.optimizer_, archive);
  archive(self.parameters_);
  archive(self.previous_);
  archive(self.gradient_);
  archive(self.order_);
  archive(self.epoch_position_);
  archive(self.batch_position_);
  archive(self.batch_count_);
  archive(self.forward_pending_);
  archive(self.has_gradient_);
  archive(self.stats_);
  archive(self.steps_);
  archive(self.previous_steps_);
  archive(self.diverged_at_);
}

/// The order of the samples and the place in it. `fresh`: the random state before the first batch.
void Trainer::check_order(const TorchRandom& fresh) const {
  const Index samples = data_->samples();
  std::vector<bool> seen(static_cast<std::size_t>(samples));
  require(order_.size() == seen.size(), "its order of samples");
  for (const std::int32_t number : order_) {
    require(number >= 0 && number < samples && !seen[number], "its order of samples");
    seen[number] = true;
  }
  const Index most = batch_samples(options_);
  if (epoch_position_ == batch_position_) {  // no batch was taken yet, or there is but one
    require(epoch_position_ == 0 && batch_count_ == most && std::is_sorted(order_.begin(), order_.end()) &&
                random_ == fresh && (most == samples || !(forward_pending_ || has_gradient_)),
            "its first batch");
    return;
  }
  require(batch_position_ >= 0 && batch_position_ < samples && batch_position_ % most == 0 &&
              batch_count_ == std::min(most, samples - batch_position_) &&
              epoch_position_ == (batch_position_ + batch_count_) % samples,
          "its batch");
}

/// How far it is, and whether what it has fits that.
void Trainer::check_progress() const {
  require(steps_ >= 0 && steps_ <= kMostSteps, "its number of steps");
  const bool at_previous = steps_ == previous_steps_;  // fresh, or taken back by a divergence
  require(at_previous || steps_ == previous_steps_ + 1, "its previous step");
  require(parameters_.allFinite() && previous_.allFinite() && std::isfinite(stats_.loss), "a number in it");
  if (at_previous) require(parameters_ == previous_, "its previous parameters");
  if (!has_gradient_) require(steps_ == 0 && gradient_.isZero(0), "its gradient");
  if (diverged_at_) {
    require(at_previous && !forward_pending_ && (*diverged_at_ == steps_ || *diverged_at_ == steps_ + 1),
            "its divergence");
  }
  require(optimizer_.is_reachable(diverged_at_ ? steps_ + 1 : steps_), "its optimizer's state");
}

/// What is not trained is as it was drawn.
void Trainer::check_untrained(const Vector& drawn) const {
  for (const auto& [at, size] : gaps(optimizer_.trained(), parameters_.size())) {
    for (const Vector* now : {&parameters_, &previous_}) {
      require(now->segment(at, size) == drawn.segment(at, size), "its untrained parameters");
    }
  }
}

/// Lays out the present batch and, between forward() and backward(), runs it forward again: the same bits.
void Trainer::resume() {
  gather_batch();
  if (!forward_pending_) return;
  const float loss = mlp_.forward(parameters_, batch(), options_.loss, workspace_);
  require(loss == stats_.loss, "its loss");
}

std::vector<std::uint8_t> Trainer::save() const {
  Writer payload;
  TrainerOptions options = with_arrays(options_, *data_);
  archive_options(payload, options);
  serialize(*this, payload);
  Writer file;
  file(kMagic);
  file(kVersion);
  file(fnv1a(payload.bytes));
  file.bytes.insert(file.bytes.end(), payload.bytes.begin(), payload.bytes.end());
  return file.bytes;
}

Trainer Trainer::read(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  TrainerOptions options;
  archive_options(reader, options);
  check_room(options, reader.left());
  Trainer trainer(std::move(options));
  const TorchRandom fresh = trainer.random_;
  const Vector drawn = trainer.parameters_;
  serialize(trainer, reader);
  if (reader.left() > 0) throw std::invalid_argument("checkpoint: it has bytes too many");
  trainer.check_order(fresh);
  trainer.check_progress();
  trainer.check_untrained(drawn);
  trainer.resume();
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
  if (version != kVersion) throw OptionError("checkpoint: version", std::to_string(kVersion), std::to_string(version));
  header(sum);
  const std::span<const std::uint8_t> payload = bytes.subspan(kHeader);
  if (fnv1a(payload) != sum)
    throw std::invalid_argument("checkpoint: its check sum does not fit; the bytes were damaged");
  try {
    return read(payload);
  } catch (const OptionError& error) {
    throw std::invalid_argument(std::string("checkpoint: ") + error.what());
  }
}

}  // namespace momentum
