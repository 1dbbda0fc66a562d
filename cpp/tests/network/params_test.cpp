// SPDX-License-Identifier: MIT
// A run may train chosen tensors only: by which names, and that the others keep their bits.
#include "momentum/network/params.hpp"

#include <cmath>

#include "support.hpp"

namespace momentum::testing {
namespace {

using Names = std::vector<std::string>;

/// 5-7-6-3: weights and biases of 35, 7, 42, 6, 18, 3.
TrainerOptions training(const Params& params, const OptimizerOptions& optimizer = SgdOptions{.lr = 0.1}) {
  TrainerOptions options = small_options(optimizer);
  options.params = params;
  return options;
}

std::vector<std::pair<Index, Index>> segments_of(const Params& params) {
  const Trainer trainer(training(params));
  std::vector<std::pair<Index, Index>> pairs;
  for (const Segment& one : trained_segments(params, trainer.layers())) pairs.emplace_back(one.offset, one.size);
  return pairs;
}

using Pairs = std::vector<std::pair<Index, Index>>;

TEST(Params, AreWhereTheirNamesSay) {
  EXPECT_EQ(segments_of({}), (Pairs{{0, 111}}));
  EXPECT_EQ(segments_of(Names{"linear1.weight"}), (Pairs{{0, 35}}));
  EXPECT_EQ(segments_of(Names{"linear2.bias"}), (Pairs{{84, 6}}));
  EXPECT_EQ(segments_of(Names{"out.bias", "linear1.weight"}), (Pairs{{0, 35}, {108, 3}}));
  EXPECT_EQ(segments_of(Names{"out.weight", "linear1.bias", "linear2.weight"}), (Pairs{{35, 49}, {90, 18}}));
  EXPECT_EQ(
      segments_of(Names{"out.weight", "out.bias", "linear2.weight", "linear1.weight", "linear1.bias", "linear2.bias"}),
      (Pairs{{0, 111}}));
}

TEST(Params, RefusalsNameTheItemAndWhatIsAllowed) {
  const auto error = [](const Params& params, std::size_t hidden) {
    return error_of([&] { require_fit(check_params(params, hidden)); });
  };
  const std::string allowed = "linear1.weight, linear1.bias, … linear2.bias, out.weight or out.bias";
  for (const char* name :
       {"", "out", "weight", "linear0.weight", "linear3.weight", "linear01.weight", "linear1.weights", "linear.weight",
        "Linear1.weight", " out.bias", "out.bias ", "linear-1.bias", "linear1", "linear18446744073709551617.bias"}) {
    EXPECT_EQ(error(Names{"out.bias", name}, 2), "params[1] must be " + allowed + ", got \"" + name + "\"");
  }
  EXPECT_EQ(error(Names{"linear1.bias"}, 0), "params[0] must be out.weight or out.bias, got \"linear1.bias\"");
  EXPECT_EQ(error(Names{"linear2.bias"}, 1),
            "params[0] must be linear1.weight, linear1.bias, out.weight or out.bias, got \"linear2.bias\"");
  EXPECT_EQ(error(Names{std::string(500, 'x')}, 0),
            "params[0] must be out.weight or out.bias, got \"" + std::string(kMostQuoted, 'x') + "…\"");
  EXPECT_EQ(error(Names{"out.bias", "linear1.bias", "out.bias"}, 1),
            "params[2] must be a name not given before, got \"out.bias\"");
  EXPECT_EQ(error(Names{}, 0), "params must be at least one of out.weight or out.bias, got none");
  EXPECT_EQ(error_of([] { require_fit(check_tensor_name(3.0, 4, 0)); }),
            "params[4] must be out.weight or out.bias, got 3");
  EXPECT_EQ(error_of([] { Trainer{training(Names{"linear4.bias"})}; }),
            "params[0] must be " + allowed + ", got \"linear4.bias\"");
}

TEST(Params, TheOrderOfNamesIsIrrelevantAndAllIsEverything) {
  for (const NamedOptimizer& named : every_optimizer()) {
    expect_same_future(Trainer(training(Names{"out.bias", "linear1.weight"}, named.options)),
                       Trainer(training(Names{"linear1.weight", "out.bias"}, named.options)));
    expect_same_future(Trainer(training(Names{"out.bias", "linear2.weight", "linear1.bias", "out.weight",
                                              "linear1.weight", "linear2.bias"},
                                        named.options)),
                       Trainer(training({}, named.options)));
  }
}

TEST(Params, TheOthersKeepTheirBitsWhateverTheRule) {
  const Names names{"linear1.bias", "out.weight"};
  for (const NamedOptimizer& named : every_optimizer()) {
    SCOPED_TRACE(named.name);
    Trainer trainer(training(names, named.options));
    const Vector start = trainer.parameters();
    for (int i = 0; i < 20; ++i) trainer.step();
    trainer.forward();
    trainer.backward();
    const Segments trained = trained_segments(names, trainer.layers());
    for (const auto& [at, size] : gaps(trained, start.size())) {
      EXPECT_TRUE(same_bits(trainer.parameters().segment(at, size), start.segment(at, size)));
      EXPECT_TRUE(same_bits(trainer.velocity().segment(at, size), Vector::Zero(size)));
      EXPECT_GT(trainer.gradient().segment(at, size).norm(), 0.0F);  // it is there to be looked at
    }
    for (const auto& [at, size] : trained) {
      EXPECT_GT((trainer.parameters() - start).segment(at, size).norm(), 1e-3F);
    }
  }
}

/// What is trained moves as if the rest were not there: the gradient decides, not what lies beside it.
TEST(Params, AnOptimizerOfSomeIsThatOfTheirOwn) {
  for (const NamedOptimizer& named : every_optimizer()) {
    Optimizer some(named.options, 9, {{1, 2}, {6, 3}});
    Optimizer own(named.options, 5);
    Vector w = Vector::LinSpaced(9, -1, 1);
    Vector picked(5);
    const auto pick = [](const Vector& from) { return (Vector(5) << from.segment(1, 2), from.tail(3)).finished(); };
    picked = pick(w);
    for (std::uint64_t step = 0; step < 10; ++step) {
      const std::vector<float> noise = uniform_values(9, step);
      const Vector g = Eigen::Map<const Vector>(noise.data(), 9);
      some.step(w, g);
      own.step(picked, pick(g));
      ASSERT_TRUE(same_bits(pick(w), picked)) << named.name;
      ASSERT_TRUE(same_bits(pick(some.velocity()), own.velocity())) << named.name;
    }
  }
}

TEST(Params, TheStepsNumbersAreOfWhatIsTrained) {
  const Names names{"linear1.bias", "out.weight"};
  Trainer trainer(training(names));
  const Vector start = trainer.parameters();
  trainer.forward();
  trainer.backward();
  trainer.update();
  double square = 0;
  for (const auto& [at, size] : trained_segments(names, trainer.layers())) {
    square += trainer.gradient().segment(at, size).cast<double>().squaredNorm();
  }
  EXPECT_NEAR(trainer.stats().grad_norm, std::sqrt(square), 1e-6);
  EXPECT_LT(trainer.stats().grad_norm, 0.9F * trainer.gradient().norm());
  EXPECT_NEAR(trainer.stats().stride, 0.1 * std::sqrt(square), 1e-6);
  EXPECT_FLOAT_EQ(trainer.stats().agreement, 1.0F);
}

TEST(Params, WithoutBiasesTheyAreZeroAndStaySo) {
  for (const NamedOptimizer& named : every_optimizer()) {
    TrainerOptions options = training({}, named.options);
    options.bias = false;
    Trainer trainer(options);
    for (int i = 0; i < 20; ++i) trainer.step();
    for (const Linear& layer : trainer.layers()) {
      EXPECT_TRUE(trainer.parameters().segment(layer.bias_offset(), layer.out).isZero(0)) << named.name;
      EXPECT_FALSE(trainer.parameters().segment(layer.offset, layer.weights()).isZero(0)) << named.name;
    }
  }
}

TEST(Params, NamesNoBiasWhereThereIsNone) {
  TrainerOptions options = training(Names{"out.weight", "out.bias"});
  options.bias = false;
  EXPECT_EQ(error_of([&] { Trainer{options}; }), "params[1] must be a weight where bias = false, got \"out.bias\"");
  options.params = Names{"out.weight"};
  EXPECT_EQ(error_of([&] { Trainer{options}; }), "nothing thrown");
}

TEST(Params, ZeroGradClearsAll) {
  Trainer trainer(training(Names{"out.bias"}));
  trainer.forward();
  trainer.backward();
  trainer.zero_grad();
  EXPECT_TRUE(same_bits(trainer.gradient(), Vector::Zero(111)));
}

TEST(Params, CopiesCheckpointsAndNewOptionsKeepThem) {
  for (const NamedOptimizer& named : every_optimizer()) {
    Trainer trainer(training(Names{"linear2.weight", "linear1.bias"}, named.options));
    for (int i = 0; i < 5; ++i) trainer.step();
    const auto bytes = trainer.save();
    Trainer loaded = Trainer::load(bytes);
    EXPECT_EQ(loaded.save(), bytes);
    EXPECT_EQ(loaded.options().params, trainer.options().params);
    expect_same_future(loaded, trainer);
    for (Trainer* one : {&trainer, &loaded}) one->set_optimizer(AdagradOptions{.initial_accumulator_value = 0.5});
    trainer.step();
    expect_same_future(Trainer::load(trainer.save()), trainer);
    EXPECT_TRUE(same_bits(loaded.parameters().segment(108, 3), Trainer(small_options()).parameters().tail(3)));
  }
}

}  // namespace
}  // namespace momentum::testing
