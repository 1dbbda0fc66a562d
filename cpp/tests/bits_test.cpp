// SPDX-License-Identifier: MIT
// Bit-identity: 1,000 steps hash to constants that hold for every build, native or wasm, whatever compiler or
// optimisation level, and for every browser (web/tests compares with them too).
//
// When a kernel's order of summation or a formula changes on purpose, these tests fail and print the new constants;
// check that a debug, a release and a wasm build print the same ones, then write them here.
#include "scenarios.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

/// FNV-1a over the bits of all losses, then of all parameters.
std::string hash_of(Trainer trainer, std::size_t steps = 1000) {
  std::vector<StepStats> stats(steps);
  EXPECT_EQ(trainer.run(stats), static_cast<Index>(steps));
  std::uint64_t hash = fnv1a(nullptr, 0);
  for (const StepStats& s : stats) hash = fnv1a(&s.loss, sizeof s.loss, hash);
  hash =
      fnv1a(trainer.parameters().data(), static_cast<std::size_t>(trainer.parameters().size()) * sizeof(float), hash);
  char buffer[17];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(hash));
  return buffer;
}

TEST(Bits, ArticleLearnable) { EXPECT_EQ(hash_of(Trainer(scenarios::article_learnable())), "b2905dbf1474579c"); }

TEST(Bits, MiniBatchAdamTanh) {
  TrainerOptions options = small_options(AdamOptions{.lr = 0.003, .weight_decay = 0.001, .amsgrad = true});
  options.hidden = {{19, Activation::tanh}, {11, Activation::sigmoid}, {6, Activation::tanh}};
  options.batch_size = 10;
  EXPECT_EQ(hash_of(Trainer(options)), "9f0df94589f61de1");
}

TEST(Bits, MseRmspropAndAdagrad) {
  const RmspropOptions rmsprop{.lr = 0.0005, .weight_decay = 0.001, .momentum = 0.5, .centered = true};
  EXPECT_EQ(hash_of(Trainer(small_mse(rmsprop))), "06f28a0675b8d200");
  EXPECT_EQ(hash_of(Trainer(small_mse(AdagradOptions{.lr = 0.02, .lr_decay = 0.001}))), "51455c653cc88a28");
}

TEST(Bits, ClassicalNesterov) {
  const SgdOptions sgd{.lr = 0.02, .momentum = 0.9, .nesterov = true, .convention = Convention::classical};
  EXPECT_EQ(hash_of(Trainer(small_options(sgd))), "f1dac81a76db059e");
}

}  // namespace
}  // namespace momentum::testing
