// SPDX-License-Identifier: MIT
#include "momentum/network/mlp.hpp"

#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

struct Net {
  const char* name;
  std::vector<HiddenLayer> hidden;
  Loss loss;
  Index features, outputs;
};

const std::vector<Net> kNets{
    {"softmax_regression", {}, Loss::cross_entropy, 5, 3},
    {"linear_regression", {}, Loss::mse, 5, 1},
    {"relu", {{7, Activation::relu}}, Loss::cross_entropy, 5, 3},
    {"sigmoid_tanh", {{6, Activation::sigmoid}, {5, Activation::tanh}}, Loss::cross_entropy, 4, 2},
    {"mse_tanh_relu", {{9, Activation::tanh}, {4, Activation::relu}}, Loss::mse, 3, 5},
    {"mse_identity", {{2, Activation::identity}, {3, Activation::sigmoid}}, Loss::mse, 1, 2},
    {"width_one", {{1, Activation::tanh}, {1, Activation::sigmoid}, {1, Activation::tanh}}, Loss::cross_entropy, 1, 2},
    {"one_class", {{3, Activation::tanh}}, Loss::cross_entropy, 2, 1},
    {"gelu_silu", {{6, Activation::gelu}, {5, Activation::silu}}, Loss::cross_entropy, 4, 2},
    {"elu_softplus", {{5, Activation::elu}, {7, Activation::softplus}}, Loss::cross_entropy, 3, 3},
    {"mse_leaky_gelu", {{6, Activation::leaky_relu}, {4, Activation::gelu}, {3, Activation::elu}}, Loss::mse, 3, 2},
    {"wide", {{17, Activation::tanh}}, Loss::cross_entropy, 13, 10},
    {"softmax_twice", {{6, Activation::tanh}}, Loss::cross_entropy_of_softmax, 4, 3},
    {"softmax_twice_of_one", {{3, Activation::tanh}}, Loss::cross_entropy_of_softmax, 2, 1},
};

TrainerOptions options_of(const Net& net, Index samples) {
  TrainerOptions options;
  sized(options).samples = samples;
  sized(options).features = net.features;
  (net.loss == Loss::mse ? sized(options).outputs : sized(options).classes) = net.outputs;
  options.hidden = net.hidden;
  options.loss = net.loss;
  return options;
}

/// One sample, odd counts, whole vectors, and every rest modulo the 12 samples a kernel takes at once.
class Gradient : public ::testing::TestWithParam<Index> {};

TEST_P(Gradient, IsThatOfFiniteDifferences) {
  for (const Net& net : kNets) {
    const TrainerOptions options = options_of(net, GetParam());
    Trainer trainer(options);
    const oracle::Doubles w = oracle::doubles(trainer.parameters());
    const double want_loss = oracle::loss(options, trainer.data(), w);
    EXPECT_NEAR(trainer.forward(), want_loss, 3e-7 * std::max(1.0, want_loss)) << net.name;
    trainer.backward();
    const oracle::Doubles want = oracle::gradient(options, trainer.data(), w);
    ASSERT_EQ(static_cast<std::size_t>(trainer.gradient().size()), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
      EXPECT_NEAR(trainer.gradient()[static_cast<Index>(i)], want[i], 2e-7 * std::max(1.0, std::abs(want[i])))
          << net.name << " parameter " << i;
    }
  }
}

/// As many times the mean as there are terms: samples, of squared errors samples × outputs.
TEST_P(Gradient, OfASumIsThatOfFiniteDifferences) {
  for (const Net& net : kNets) {
    TrainerOptions options = options_of(net, GetParam());
    options.reduction = Reduction::sum;
    Trainer trainer(options);
    const oracle::Doubles w = oracle::doubles(trainer.parameters());
    const double want_loss = oracle::loss(options, trainer.data(), w);
    const auto terms = static_cast<double>(GetParam() * (net.loss == Loss::mse ? net.outputs : 1));
    EXPECT_NEAR(trainer.forward(), want_loss, 3e-7 * std::max(terms, want_loss)) << net.name;
    EXPECT_EQ(trainer.evaluate().loss, trainer.stats().loss) << net.name;
    trainer.backward();
    const oracle::Doubles want = oracle::gradient(options, trainer.data(), w);
    for (std::size_t i = 0; i < want.size(); ++i) {
      EXPECT_NEAR(trainer.gradient()[static_cast<Index>(i)], want[i], 3e-7 * std::max(terms, std::abs(want[i])))
          << net.name << " parameter " << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Gradient, ::testing::Values(1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 37));

TEST(Mlp, LayersLieSideBySideInPyTorchsOrder) {
  const Mlp mlp(20, {{13, Activation::relu}, {8, Activation::sigmoid}}, 3);
  ASSERT_EQ(mlp.layers().size(), 3U);
  EXPECT_EQ(mlp.parameter_count(), 20 * 13 + 13 + 13 * 8 + 8 + 8 * 3 + 3);
  EXPECT_EQ(mlp.layers()[1].offset, 20 * 13 + 13);
  EXPECT_EQ(mlp.layers()[1].bias_offset(), 20 * 13 + 13 + 13 * 8);
  EXPECT_EQ(mlp.layers()[2].in, 8);
  EXPECT_EQ(mlp.layers()[2].out, 3);
}

TEST(Mlp, InitialParametersAreDrawnLayerByLayer) {
  const Mlp mlp(4, {{3, Activation::relu}}, 2);
  TorchRandom random(9);
  const Vector all = initial_parameters(mlp.layers(), Init::pytorch, random);
  TorchRandom again(9);
  std::vector<float> weight(12);
  std::vector<float> bias(3);
  again.linear(4, weight, bias);
  EXPECT_TRUE(std::equal(weight.begin(), weight.end(), all.data()));
  EXPECT_TRUE(std::equal(bias.begin(), bias.end(), all.data() + 12));
  weight.resize(6);
  bias.resize(2);
  again.linear(3, weight, bias);
  EXPECT_TRUE(std::equal(weight.begin(), weight.end(), all.data() + 15));
  EXPECT_TRUE(std::equal(bias.begin(), bias.end(), all.data() + 21));
}

/// A workspace keeps what a larger batch left in it; a smaller one must not see it.
TEST(Mlp, ASmallBatchAfterALargeOneIsAsIfAlone) {
  TorchRandom random(3);
  const Dataset data(options_of(kNets[2], 16).data, Loss::cross_entropy, random);
  const Mlp mlp(data.features(), kNets[2].hidden, data.outputs());
  const Vector parameters = initial_parameters(mlp.layers(), Init::pytorch, random);
  const std::vector<std::int32_t> numbers{3, 1, 4, 15, 9, 2, 6, 5, 8, 7, 0, 14, 13};
  const auto pass = [&](BatchPlanes& planes, Workspace& workspace, std::size_t count) {
    planes.gather(data, std::span(numbers).first(count));
    Vector found = Vector::Zero(mlp.parameter_count() + 1);  // the gradient, then the loss
    found[mlp.parameter_count()] = mlp.forward(parameters, planes.batch(), Loss::cross_entropy, workspace);
    mlp.backward(parameters, planes.batch(), workspace, found.head(mlp.parameter_count()));
    return found;
  };
  BatchPlanes used(data, 13);
  Workspace used_workspace = mlp.workspace(13);
  pass(used, used_workspace, 13);
  BatchPlanes fresh(data, 5);
  Workspace fresh_workspace = mlp.workspace(5);
  EXPECT_TRUE(same_bits(pass(used, used_workspace, 5), pass(fresh, fresh_workspace, 5)));
}

}  // namespace
}  // namespace momentum::testing
