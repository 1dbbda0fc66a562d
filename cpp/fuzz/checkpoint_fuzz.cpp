// SPDX-License-Identifier: MIT
// Checkpoints changed here and there, their check sum put right: each is refused, or is a run that saves the same
// bytes. The input says which of some good checkpoints is changed (a byte), and then where (two bytes) to what (eight),
// again and again.
#include <array>
#include <cstring>
#include <span>

#include "support.hpp"

namespace momentum::fuzzing {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kSum = 16;
constexpr std::size_t kHeader = 24;

void seal(Bytes& bytes) {
  std::uint64_t sum = 0xCBF29CE484222325U;
  for (const std::uint8_t byte : std::span(bytes).subspan(kHeader)) sum = (sum ^ byte) * 0x100000001B3U;
  std::memcpy(bytes.data() + kSum, &sum, sizeof sum);
}

/// Every rule, loss, and kind of batch, all or some tensors trained, between each two verbs of a step.
std::vector<Bytes> good_checkpoints() {
  std::vector<Bytes> all;
  for (std::size_t rule = 0; rule < std::variant_size_v<OptimizerOptions>; ++rule) {
    for (const Index batch_size : {0, 2}) {
      TrainerOptions options = small_options(default_variant<OptimizerOptions>(rule), batch_size,
                                             batch_size == 0 ? Loss::cross_entropy : Loss::mse);
      if (batch_size == 0) options.params = {{"out.weight", "linear1.bias"}};
      Trainer trainer(options);
      all.push_back(trainer.save());
      for (int step = 0; step < 2; ++step) trainer.step();
      trainer.forward();
      all.push_back(trainer.save());
      trainer.backward();
      all.push_back(trainer.save());
      trainer.update();
      all.push_back(trainer.save());
    }
  }
  return all;
}

void load(const Bytes& bytes) {
  try {
    Trainer trainer = Trainer::load(bytes);
    require(trainer.save() == bytes, "what is loaded saves the same bytes");
    for (int step = 0; step < 3; ++step) trainer.step();
    trainer.evaluate();
    require(trainer.parameters().allFinite(), "parameters stay finite");
    Trainer::load(trainer.save());
  } catch (const std::invalid_argument& error) {
    require(std::string(error.what()).starts_with("checkpoint: "), error.what());
  }
}

void run(std::span<const std::uint8_t> input) {
  static const std::vector<Bytes> kGood = good_checkpoints();
  if (input.empty()) return;
  Bytes bytes = kGood[input[0] % kGood.size()];
  constexpr std::size_t kEdit = 10;
  for (input = input.subspan(1); input.size() >= kEdit; input = input.subspan(kEdit)) {
    const std::size_t at = kHeader + (input[0] + 256U * input[1]) % (bytes.size() - kHeader - 8);
    std::memcpy(bytes.data() + at, input.data() + 2, 8);
  }
  // What is left over cuts the end off.
  bytes.resize(bytes.size() - input.size());
  seal(bytes);
  load(bytes);
}

}  // namespace
}  // namespace momentum::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  momentum::fuzzing::run({data, size});
  return 0;
}
