// SPDX-License-Identifier: MIT
// What every init draws; that it is PyTorch's to the bit, reference_test.cpp shows.
#include "momentum/network/init.hpp"

#include <cmath>

#include "support.hpp"

namespace momentum::testing {
namespace {

Vector drawn(Init init, TorchRandom random) {
  return initial_parameters(Mlp(4, {{3, Activation::relu}}, 2).layers(), init, random);
}

/// nn.Linear's own draws come first, of all layers, then those of the init.
TEST(Init, UniformOnesDrawTheWeightsAnewAfterAllLayers) {
  for (const auto& [init, first, second] :
       {std::tuple{Init::xavier_uniform, std::sqrt(6.0 / 7), std::sqrt(6.0 / 5)},
        std::tuple{Init::kaiming_uniform, std::sqrt(6.0 / 4), std::sqrt(6.0 / 3)}}) {
    const Vector usual = drawn(Init::pytorch, TorchRandom(9));
    const Vector found = drawn(init, TorchRandom(9));
    TorchRandom after(9);
    drawn(Init::pytorch, after);
    for (Index i = 0; i < usual.size(); ++i) after.draw();
    for (Index i = 0; i < found.size(); ++i) {
      if ((i >= 12 && i < 15) || i >= 21) {
        EXPECT_EQ(found[i], usual[i]) << "bias " << i;
      } else {
        const double bound = i < 12 ? first : second;
        EXPECT_NEAR(found[i], (2 * static_cast<double>(after.uniform()) - 1) * bound, 1e-6) << "weight " << i;
      }
    }
  }
}

TEST(Init, ZerosAreZerosAndDrawAsPyTorchsDo) {
  EXPECT_TRUE(drawn(Init::zeros, TorchRandom(9)).isZero(0));
  const auto layers = Mlp(4, {{3, Activation::relu}}, 2).layers();
  TorchRandom one(9);
  TorchRandom other(9);
  initial_parameters(layers, Init::zeros, one);
  initial_parameters(layers, Init::pytorch, other);
  EXPECT_TRUE(one == other);
}

/// PyTorch's nn.Linear(…, bias=False) goes on with the next layer's weight where its bias would be.
TEST(Init, WithoutBiasesTheirDrawsAreTheNextWeights) {
  const auto layers = Mlp(4, {{3, Activation::relu}}, 2).layers();
  TorchRandom random(9);
  const Vector found = initial_parameters(layers, Init::pytorch, random, {.bias = false});
  TorchRandom again(9);
  for (Index i = 0; i < 12; ++i) EXPECT_EQ(found[i], again.uniform(-0.5F, 0.5F)) << i;
  EXPECT_TRUE(found.segment(12, 3).isZero(0));
  const auto bound = static_cast<float>(1 / std::sqrt(3.0));
  for (Index i = 15; i < 21; ++i) EXPECT_EQ(found[i], again.uniform(-bound, bound)) << i;
  EXPECT_TRUE(found.tail(2).isZero(0));
  EXPECT_TRUE(random == again);
}

TEST(Init, IsPartOfACheckpoint) {
  for (std::size_t init = 0; init < kInitNames.size(); ++init) {
    TrainerOptions options = small_options();
    options.init = static_cast<Init>(init);
    options.batch_size = 10;
    Trainer trainer(options);
    trainer.step();
    const Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.options().init, options.init);
    expect_same_future(trainer, loaded);
  }
}

}  // namespace
}  // namespace momentum::testing
