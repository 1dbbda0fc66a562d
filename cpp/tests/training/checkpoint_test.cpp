// SPDX-License-Identifier: MIT
// What is loaded goes on as what was saved; what is refused is in forgery_test.cpp.
#include <functional>

#include "support.hpp"

namespace momentum::testing {
namespace {

using Bytes = std::vector<std::uint8_t>;

void expect_round_trip(const Trainer& trainer) {
  const Bytes bytes = trainer.save();
  Trainer loaded = Trainer::load(bytes);
  expect_same(loaded, trainer);
  EXPECT_EQ(loaded.save(), bytes);
  expect_same_future(loaded, trainer);
}

TEST(Checkpoint, ContinuesBitForBitForEveryRule) {
  for (const NamedOptimizer& named : every_optimizer()) {
    for (TrainerOptions options : {small_options(named.options), small_mse(named.options)}) {
      SCOPED_TRACE(named.name);
      for (const Index batch_size : {0, 10}) {
        options.batch_size = batch_size;
        Trainer trainer(options);
        expect_round_trip(trainer);
        for (int i = 0; i < 6; ++i) trainer.step();  // in the middle of an epoch
        expect_round_trip(trainer);
      }
    }
  }
}

TEST(Checkpoint, ContinuesBetweenTheVerbs) {
  TrainerOptions options = small_options();
  options.batch_size = 10;
  Trainer trainer(options);
  const auto finish = [](Trainer t, const std::vector<std::function<void(Trainer&)>>& verbs) {
    for (const auto& verb : verbs) verb(t);
    return t;
  };
  const std::vector<std::function<void(Trainer&)>> verbs{
      [](Trainer& t) { t.forward(); }, [](Trainer& t) { t.backward(); }, [](Trainer& t) { t.update(); },
      [](Trainer& t) { t.zero_grad(); }};
  for (int step = 0; step < 5; ++step) {
    for (std::size_t done = 0; done < verbs.size(); ++done) {
      const std::vector rest(verbs.begin() + static_cast<std::ptrdiff_t>(done), verbs.end());
      const Trainer loaded = Trainer::load(trainer.save());
      expect_same(loaded, trainer);
      expect_same_future(finish(loaded, rest), finish(trainer, rest), 10);
      verbs[done](trainer);
    }
  }
  trainer.forward();
  trainer.backward();
  EXPECT_THROW(Trainer::load(trainer.save()).backward(), std::logic_error);
}

TEST(Checkpoint, ContinuesWithArrays) {
  TrainerOptions classes = small_options();
  classes.data = arrays_of(5, 2, uniform_values(10, 8));
  sized(classes).classes = 3;
  arrays_in(classes).labels = {2, 0, 1, 1, 0};
  TrainerOptions targets = small_mse();
  targets.data = arrays_of(5, 2, uniform_values(10, 8));
  sized(targets).outputs = 2;
  arrays_in(targets).targets = uniform_values(10, 9);
  for (TrainerOptions& options : std::array{classes, targets}) {
    options.batch_size = 2;
    Trainer trainer(options);
    trainer.step();
    const Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.data().x(), trainer.data().x());
    EXPECT_TRUE(same_values(loaded.data().labels(), trainer.data().labels()));
    EXPECT_EQ(loaded.data().targets(), trainer.data().targets());
    expect_round_trip(trainer);
  }
}

TEST(Checkpoint, KeepsOptionsThatChanged) {
  Trainer trainer(small_options());
  trainer.step();
  trainer.set_optimizer(SgdOptions{.lr = 0.03, .momentum = 0.5, .nesterov = true, .convention = Convention::classical});
  trainer.step();
  expect_round_trip(trainer);
  const Trainer loaded = Trainer::load(trainer.save());
  const auto sgd = std::get<SgdOptions>(loaded.options().optimizer);
  EXPECT_EQ(sgd.lr, 0.03);
  EXPECT_TRUE(sgd.nesterov);
  EXPECT_EQ(sgd.convention, Convention::classical);
  trainer.set_optimizer(AdamOptions{.lr = 0.01});
  trainer.step();
  expect_round_trip(trainer);
  EXPECT_EQ(Trainer::load(trainer.save()).options().hidden.size(), 2U);
}

TEST(Checkpoint, KeepsTheUnitTheVelocityWasMadeIn) {
  Trainer trainer(small_options(SgdOptions{.lr = 0.25, .momentum = 0.5, .convention = Convention::classical}));
  trainer.step();
  trainer.set_optimizer(SgdOptions{.lr = 1, .momentum = 0.5});  // to be converted by the next update, by −4
  expect_round_trip(trainer);
  trainer.set_optimizer(SgdOptions{.lr = 1});
  trainer.step();
  expect_round_trip(trainer);
}

TEST(Checkpoint, KeepsADivergence) {
  Trainer trainer(diverging_options());
  std::vector<StepStats> stats(1000);
  trainer.run(stats);
  ASSERT_TRUE(trainer.diverged_at());
  expect_round_trip(trainer);
  Trainer loaded = Trainer::load(trainer.save());
  for (Trainer* t : {&trainer, &loaded}) t->set_optimizer(SgdOptions{.lr = 1e-6, .momentum = 0.9});
  expect_same_future(trainer, loaded);
}

TEST(Checkpoint, KeepsTheWholeSeed) {
  TrainerOptions options = small_options();
  options.seed = 9007199254740991;
  const Trainer trainer(options);
  EXPECT_EQ(Trainer::load(trainer.save()).options().seed, 9007199254740991U);
  expect_round_trip(trainer);
}

TEST(Checkpoint, AsManyLayersAsATrainerMayHave) {
  TrainerOptions options = small_options();
  sized(options).samples = 4;
  options.hidden.assign(kMostLayers, {1, Activation::tanh});
  const Bytes bytes = Trainer(options).save();
  EXPECT_EQ(Trainer::load(bytes).save(), bytes);
  options.hidden.emplace_back();
  EXPECT_EQ(error_of([&] { Trainer{options}; }), "hidden must be at most 65536 layers, got 65537");
}

}  // namespace
}  // namespace momentum::testing
