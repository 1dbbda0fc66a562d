// SPDX-License-Identifier: MIT
// Trainer::save and Trainer::load. A checkpoint is: magic, version, FNV-1a of the payload, payload. The payload is the
// options, which make the trainer again from its seed, and then whatever training has changed.
#include <algorithm>
#include <array>
#include <utility>

#include "archive.hpp"
#include "momentum/trainer.hpp"

namespace momentum {
namespace {

constexpr std::array<char, 8> kMagic{'M', 'O', 'M', 'E', 'N', 'T', 'U', 'M'};
/// Raise it whenever the payload changes shape.
constexpr std::uint64_t kVersion = 1;
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
void archive_options(Archive& archive, TrainerOptions& options) {
  archive_fields(archive, options);
  archive_fields(archive, options.data);
  archive(options.data.x);
  archive(options.data.labels);
  archive(options.data.targets);
  std::uint64_t hidden = options.hidden.size();
  archive(hidden);
  if (static_cast<double>(hidden) > kMostUnits) throw std::invalid_argument("checkpoint: too many layers");
  options.hidden.resize(hidden);
  for (HiddenLayer& layer : options.hidden) archive_fields(archive, layer);
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

}  // namespace

template <class Archive>
void Trainer::serialize(Archive& archive) {
  random_.serialize(archive);
  optimizer_.serialize(archive);
  archive(parameters_);
  archive(previous_);
  archive(gradient_);
  archive(order_);
  archive(epoch_position_);
  archive(batch_position_);
  archive(batch_count_);
  archive(forward_pending_);
  archive(has_gradient_);
  archive(stats_);
  archive(steps_);
  archive(previous_steps_);
  archive(diverged_at_);
}

/// Lays out the present batch and, between forward() and backward(), runs it forward again: the same bits. A check sum
/// is soon forged: positions that would lead out of the data are refused.
void Trainer::resume() {
  const Index samples = data_->samples();
  const Index most = full_batch() ? samples : options_.batch_size;
  const auto known = [&](std::int32_t number) { return number >= 0 && number < samples; };
  const bool fits = static_cast<Index>(order_.size()) == samples && std::all_of(order_.begin(), order_.end(), known) &&
                    epoch_position_ >= 0 && epoch_position_ < samples && batch_count_ >= 1 && batch_count_ <= most &&
                    batch_position_ >= 0 && batch_position_ <= samples - batch_count_;
  if (!fits) throw std::invalid_argument("checkpoint: its batches do not fit its data");
  gather_batch();
  if (forward_pending_) mlp_.forward(parameters_, batch(), options_.loss, workspace_);
}

std::vector<std::uint8_t> Trainer::save() const {
  Writer payload;
  TrainerOptions options = with_arrays(options_, *data_);
  archive_options(payload, options);
  Trainer copy(*this);  // serialize() serves both directions, so it cannot be const
  copy.serialize(payload);
  Writer file;
  file(kMagic);
  file(kVersion);
  file(fnv1a(payload.bytes));
  file.bytes.insert(file.bytes.end(), payload.bytes.begin(), payload.bytes.end());
  return file.bytes;
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
  Reader reader(payload);
  TrainerOptions options;
  archive_options(reader, options);
  Trainer trainer(std::move(options));
  trainer.serialize(reader);
  if (!reader.at_end()) throw std::invalid_argument("checkpoint: it has bytes too many");
  trainer.resume();
  return trainer;
}

}  // namespace momentum
