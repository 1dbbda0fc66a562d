// SPDX-License-Identifier: MIT
#include <functional>
#include <limits>

#include "scenarios.hpp"
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
  classes.data.classes = 3;
  classes.data.labels = {2, 0, 1, 1, 0};
  TrainerOptions targets = small_mse();
  targets.data = arrays_of(5, 2, uniform_values(10, 8));
  targets.data.outputs = 2;
  targets.data.targets = uniform_values(10, 9);
  for (TrainerOptions& options : std::array{classes, targets}) {
    options.batch_size = 2;
    Trainer trainer(options);
    trainer.step();
    const Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.data().x(), trainer.data().x());
    EXPECT_EQ(loaded.data().labels(), trainer.data().labels());
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

/// One that is small, for the tests that damage every byte.
Bytes small_checkpoint() {
  TrainerOptions options;
  options.data = arrays_of(3, 1, {1, 2, 3});
  options.data.classes = 2;
  options.data.labels = {0, 1, 0};
  options.batch_size = 2;
  options.hidden = {{1, Activation::tanh}};
  Trainer trainer(options);
  trainer.step();
  return trainer.save();
}
std::string load_error(const Bytes& bytes) {
  return error_of([&] { Trainer::load(bytes); });
}

constexpr std::size_t kHeader = 24;  // magic, version, check sum
const std::string kDamaged = "checkpoint: its check sum does not fit; the bytes were damaged";

TEST(Checkpoint, RefusesADamagedByte) {
  const Bytes good = small_checkpoint();
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes bad = good;
    bad[i] ^= 0x10;
    const std::string message = load_error(bad);
    if (i < 8) {
      EXPECT_EQ(message, "checkpoint: these bytes are not one of Momentum Lab's") << i;
    } else if (i < 16) {
      EXPECT_TRUE(message.starts_with("checkpoint: version must be 1, got ")) << i << ": " << message;
    } else {
      EXPECT_EQ(message, kDamaged) << i;
    }
  }
}

TEST(Checkpoint, RefusesEveryTruncation) {
  const Bytes good = small_checkpoint();
  for (std::size_t length = 0; length < good.size(); ++length) {
    const std::string message = load_error(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)));
    EXPECT_EQ(message, length < kHeader ? "checkpoint: it ends too early" : kDamaged) << length;
  }
}

/// A check sum fitting the payload again, as whoever edits a file by hand would write it.
Bytes resealed(Bytes bytes) {
  const std::uint64_t sum = fnv1a(bytes.data() + kHeader, bytes.size() - kHeader);
  std::memcpy(bytes.data() + 16, &sum, sizeof sum);
  return bytes;
}

TEST(Checkpoint, RefusesWhatFitsItsCheckSumButIsNoRun) {
  const Bytes good = small_checkpoint();
  EXPECT_EQ(load_error(resealed(good)), "nothing thrown");
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_EQ(load_error(longer), kDamaged);
  EXPECT_EQ(load_error(resealed(longer)), "checkpoint: it has bytes too many");
  for (std::size_t length = kHeader; length < good.size(); ++length) {
    EXPECT_NE(load_error(resealed(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)))),
              "nothing thrown")
        << length;
  }
}

/// The state's numbers, counted from the end of a checkpoint: nine of eight bytes, the stats, three more.
struct Tail {
  static constexpr std::size_t kNoDivergence = 8, kDiverged = 16, kPrevious = 24, kSteps = 32, kLoss = 52,
                               kHasGradient = 60, kForwardPending = 68, kBatchCount = 76, kBatchPosition = 84,
                               kEpochPosition = 92;
  /// Parameters, those before, gradient, each with its length before it, lie before the order of the samples.
  static std::size_t order(std::size_t samples) { return kEpochPosition + 4 * samples; }
  static std::size_t vector(std::size_t which, std::size_t samples, std::size_t parameters) {
    return order(samples) + 8 + (which + 1) * 4 * parameters + which * 8;
  }
};

template <class T>
Bytes forged(Bytes bytes, std::size_t from_end, T value) {
  std::memcpy(&bytes.at(bytes.size() - from_end), &value, sizeof value);
  return resealed(bytes);
}

std::string refusal(const std::string& what) { return "checkpoint: no run comes to such a state: " + what; }
std::string no_number(std::int64_t wide) {
  return "checkpoint: " + std::to_string(wide) + " where no such number can be";
}

TEST(Checkpoint, RefusesStatesNoRunComesTo) {
  const Bytes good = small_checkpoint();  // 3 samples in batches of 2, one step made
  const auto number = [&](std::size_t from_end, std::int64_t value) {
    return load_error(forged(good, from_end, value));
  };
  constexpr std::int64_t kWide = 1LL << 32;
  EXPECT_EQ(number(Tail::kSteps, 1), "nothing thrown");
  EXPECT_EQ(number(Tail::kNoDivergence, 1), "checkpoint: a number where there is none");
  EXPECT_EQ(number(Tail::kDiverged, 1), refusal("its divergence"));  // at step 0, with one update made
  EXPECT_EQ(number(Tail::kDiverged, 2), no_number(2));
  EXPECT_EQ(number(Tail::kSteps, -1), refusal("its number of steps"));
  EXPECT_EQ(number(Tail::kSteps, 1LL << 53), refusal("its number of steps"));
  EXPECT_EQ(number(Tail::kSteps, 3), refusal("its previous step"));
  EXPECT_EQ(number(Tail::kPrevious, 1), refusal("its previous parameters"));
  EXPECT_EQ(number(Tail::kHasGradient, 0), refusal("its gradient"));
  EXPECT_EQ(number(Tail::kHasGradient, kWide + 1), no_number(kWide + 1));
  EXPECT_EQ(number(Tail::kForwardPending, -1), no_number(-1));
  EXPECT_EQ(number(Tail::kForwardPending, 1), refusal("its loss"));
  EXPECT_EQ(number(Tail::kBatchCount, 1), refusal("its batch"));
  EXPECT_EQ(number(Tail::kBatchCount, 1LL << 62), sizeof(Index) == 8 ? refusal("its batch") : no_number(1LL << 62));
  EXPECT_EQ(number(Tail::kBatchPosition, 2), refusal("its first batch"));
  EXPECT_EQ(number(Tail::kBatchPosition, -2), refusal("its batch"));
  EXPECT_EQ(number(Tail::kEpochPosition, 0), refusal("its first batch"));
  EXPECT_EQ(number(Tail::kEpochPosition, 1), refusal("its batch"));

  constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(load_error(forged(good, Tail::kLoss, kNaN)), refusal("a number in it"));
  for (const std::size_t which : {1U, 2U}) {  // the parameters before, and they
    EXPECT_EQ(load_error(forged(good, Tail::vector(which, 3, 6), kNaN)), refusal("a number in it"));
  }
  for (const int sample : {-1, 3}) {
    EXPECT_EQ(load_error(forged(good, Tail::order(3), sample)), refusal("its order of samples"));
  }
  std::int32_t second = 0;
  std::memcpy(&second, good.data() + good.size() - Tail::order(3) + 4, sizeof second);
  EXPECT_EQ(load_error(forged(good, Tail::order(3), second)), refusal("its order of samples"));
}

TEST(Checkpoint, RefusesAnOrderOfMoreOrFewerSamplesThanThereAre) {
  const Bytes good = small_checkpoint();
  const auto order = good.end() - static_cast<std::ptrdiff_t>(Tail::order(3));
  const Bytes fourth{3, 0, 0, 0};
  Bytes more(good.begin(), order);
  more.insert(more.end(), fourth.begin(), fourth.end());
  more.insert(more.end(), order, good.end());
  EXPECT_EQ(load_error(forged(more, Tail::order(4) + 8, std::int64_t{4})), refusal("its order of samples"));
  Bytes fewer(good.begin(), order);
  fewer.insert(fewer.end(), order + 4, good.end());
  EXPECT_EQ(load_error(forged(fewer, Tail::order(2) + 8, std::int64_t{2})), refusal("its order of samples"));
}

TEST(Checkpoint, RefusesAForwardThatWasNever) {
  TrainerOptions options = small_options();
  options.batch_size = 10;
  EXPECT_EQ(load_error(forged(Trainer(options).save(), Tail::kForwardPending, std::int64_t{1})),
            refusal("its first batch"));
}

/// The options come first: version, data kind, … as they are written; here the numbers of the data.
TEST(Checkpoint, RefusesWhatItsBytesCannotHoldBeforeItIsMade) {
  TrainerOptions options = small_options();
  options.data.kind = DataKind::torch_rand;
  const Bytes good = Trainer(options).save();
  constexpr std::size_t kSamples = kHeader + 4 * 8;  // seed, loss, batch size, kind
  const auto with = [&](std::size_t at, std::int64_t value) {
    return load_error(forged(good, good.size() - at, value));
  };
  EXPECT_EQ(with(kSamples, 37), "nothing thrown");
  EXPECT_EQ(with(kSamples, 1'000'000), "checkpoint: it ends too early");
  EXPECT_EQ(with(kSamples + 8, 60'000), "checkpoint: it ends too early");  // features
  EXPECT_EQ(with(kSamples, -1), "checkpoint: data.samples must be an integer in 1 … 10000000, got -1");
  EXPECT_EQ(with(kSamples + 16, 0),
            "checkpoint: data.classes must be an integer in 1 … 65536 for loss cross_entropy, "
            "got 0");
}

TEST(Checkpoint, AsManyLayersAsATrainerMayHave) {
  TrainerOptions options = small_options();
  options.data.samples = 4;
  options.hidden.assign(kMostLayers, {1, Activation::tanh});
  const Bytes bytes = Trainer(options).save();
  EXPECT_EQ(Trainer::load(bytes).save(), bytes);
  options.hidden.emplace_back();
  EXPECT_EQ(error_of([&] { Trainer{options}; }), "hidden must be at most 65536 layers, got 65537");
}

/// Whatever the bytes say, loading and a step must not touch memory that is not theirs (the sanitizers watch).
TEST(Checkpoint, ForgedBytesDoNoHarm) {
  const Bytes good = small_checkpoint();
  for (std::size_t i = kHeader; i < good.size(); ++i) {
    for (const int forged : {0, 1, 3, 0x7F, 0xFF}) {
      Bytes bad = good;
      bad[i] = static_cast<std::uint8_t>(forged);
      error_of([&] {
        Trainer trainer = Trainer::load(resealed(bad));
        EXPECT_EQ(trainer.save(), resealed(bad));
        for (int step = 0; step < 3; ++step) trainer.step();
        trainer.evaluate();
      });
    }
  }
}

}  // namespace
}  // namespace momentum::testing
