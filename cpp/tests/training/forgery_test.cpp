// SPDX-License-Identifier: MIT
// Checkpoints that were damaged, or forged to say what no run comes to, are refused in words and do no harm.

#include "support.hpp"

namespace momentum::testing {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// One that is small, for the tests that damage every byte.
Bytes small_checkpoint() {
  TrainerOptions options;
  options.data = arrays_of(3, 1, {1, 2, 3});
  sized(options).classes = 2;
  arrays_in(options).labels = {0, 1, 0};
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

TEST(Forgery, RefusesADamagedByte) {
  const Bytes good = small_checkpoint();
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes bad = good;
    bad[i] ^= 0x10;
    const std::string message = load_error(bad);
    if (i < 8) {
      EXPECT_EQ(message, "checkpoint: these bytes are not one of Momentum Lab's") << i;
    } else if (i < 16) {
      EXPECT_TRUE(message.starts_with("checkpoint: version must be 3 … 5, got ")) << i << ": " << message;
    } else {
      EXPECT_EQ(message, kDamaged) << i;
    }
  }
}

TEST(Forgery, RefusesEveryTruncation) {
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

TEST(Forgery, RefusesWhatFitsItsCheckSumButIsNoRun) {
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

/// The state's numbers, counted from the end of a checkpoint: nine of eight bytes with the stats among them, and before
/// these the random state of the epoch.
struct Tail {
  static constexpr std::size_t kNoDivergence = 8, kDiverged = 16, kPrevious = 24, kSteps = 32, kLoss = 52,
                               kHasGradient = 60, kForwardPending = 68, kTaken = 76, kDraws = 84,
                               kRandom = kDraws + 4 * TorchRandom::kWords;
  /// Gradient, parameters before, parameters, and the optimizer's three lie before that, each with its length before
  /// it.
  static std::size_t vector(std::size_t which, std::size_t parameters) {
    return kRandom + (which + 1) * 4 * parameters + which * 8;
  }
  /// The order of the samples, its length before it, lies before the optimizer's four numbers.
  static std::size_t order(std::size_t samples, std::size_t parameters) {
    return vector(5, parameters) + 8 + 4 * 8 + 4 * samples;
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

TEST(Forgery, RefusesStatesNoRunComesTo) {
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
  EXPECT_EQ(number(Tail::kTaken, 0), refusal("its first batch"));  // it has a gradient
  for (const int taken : {-2, 1, 4}) EXPECT_EQ(number(Tail::kTaken, taken), refusal("its batch"));
  EXPECT_EQ(number(Tail::kTaken, 1LL << 62), sizeof(Index) == 8 ? refusal("its batch") : no_number(1LL << 62));
  EXPECT_EQ(number(Tail::kDraws, 625), "checkpoint: its random state is none");
  EXPECT_EQ(number(Tail::kDraws, -1), "checkpoint: its random state is none");

  EXPECT_EQ(load_error(forged(good, Tail::kLoss, kNaN)), refusal("a number in it"));
  for (const std::size_t which : {1U, 2U}) {  // the parameters before, and they
    EXPECT_EQ(load_error(forged(good, Tail::vector(which, 6), kNaN)), refusal("a number in it"));
  }
  for (const int sample : {-1, 3}) {
    EXPECT_EQ(load_error(forged(good, Tail::order(3, 6), sample)), refusal("its order of samples"));
  }
  std::array<std::int32_t, 2> first{};
  std::memcpy(first.data(), good.data() + good.size() - Tail::order(3, 6), sizeof first);
  std::swap(first[0], first[1]);
  EXPECT_EQ(load_error(forged(good, Tail::order(3, 6), first)), refusal("its order of samples"));
}

/// The optimizer's state begins with what lies before the length of its velocity: steps, has_velocity, convention,
/// unit.
struct Velocity {
  static constexpr std::size_t kUnit = 16, kConvention = 24, kHas = 32;
  /// Its values are the sixth vector from the end.
  static std::size_t at(const Trainer& trainer, std::size_t what = 0) {
    return Tail::vector(5, trainer.parameters().size()) + what;
  }
};

TEST(Forgery, OfAVelocityInAUnitThatIsNone) {
  const std::string refused = refusal("its optimizer's state");
  const auto with_unit = [&](Convention convention, double unit) {
    Trainer trainer(small_options(SgdOptions{.lr = 0.1, .momentum = 0.5, .convention = convention}));
    trainer.step();
    return load_error(forged(trainer.save(), Velocity::at(trainer, Velocity::kUnit), unit));
  };
  for (const double unit : std::initializer_list<double>{0.5, 0.0, -1.0, kNaN})
    EXPECT_EQ(with_unit(Convention::pytorch, unit), refused) << unit;
  for (const double unit : std::initializer_list<double>{0.5, 5e-324, -kInfinity, kNaN}) {
    EXPECT_EQ(with_unit(Convention::classical, unit), refused) << unit;
  }
  for (const double unit : std::initializer_list<double>{1.5, kInfinity, -kInfinity, kNaN}) {
    EXPECT_EQ(with_unit(Convention::average, unit), refused) << unit;
  }
  // 1 − γ is 1 for a γ too small to see, and lr may have been 0 or anything
  for (const double unit : {-0.0, -1e300}) EXPECT_EQ(with_unit(Convention::classical, unit), "nothing thrown") << unit;
  for (const double unit : {1.0, 0.0, -7.0}) EXPECT_EQ(with_unit(Convention::average, unit), "nothing thrown") << unit;
}

TEST(Forgery, OfAConventionWhereThereIsNoVelocity) {
  const std::string refused = refusal("its optimizer's state");
  const auto with_convention = [&](const OptimizerOptions& options, std::int64_t convention, double unit) {
    Trainer trainer(small_options(options));
    trainer.step();
    const Bytes bytes = forged(trainer.save(), Velocity::at(trainer, Velocity::kConvention), convention);
    return load_error(forged(bytes, Velocity::at(trainer, Velocity::kUnit), unit));
  };
  for (const OptimizerOptions& options : {OptimizerOptions(SgdOptions{}), OptimizerOptions(AdamOptions{})}) {
    EXPECT_EQ(with_convention(options, 0, 1), "nothing thrown");
    EXPECT_EQ(with_convention(options, 0, 0.5), refused);
    EXPECT_EQ(with_convention(options, 1, -0.1), refused);
    EXPECT_EQ(with_convention(options, 2, 0.1), refused);
  }
  EXPECT_EQ(with_convention(SgdOptions{.momentum = 0.5}, 1, -0.1), "nothing thrown");  // made classical, then changed
  EXPECT_EQ(with_convention(SgdOptions{.momentum = 0.5}, 3, 1), refused);
}

TEST(Forgery, OfWhatIsNotTrained) {
  TrainerOptions options = small_options();
  options.params = {{"linear1.bias"}};
  Trainer trainer(options);
  trainer.step();
  const Bytes good = trainer.save();
  constexpr std::size_t kInBias = 40;
  constexpr std::size_t kAfter = 60;
  const auto with = [&](std::size_t which, std::size_t value) {
    const std::size_t first = Tail::vector(which, trainer.parameters().size());
    return load_error(forged(good, first - sizeof(float) * value, 0.5F));
  };
  const std::string parameters = refusal("its untrained parameters");
  const std::string state = refusal("its optimizer's state");
  EXPECT_EQ(with(0, kAfter), "nothing thrown");  // the gradient is everyone's
  for (const std::size_t which : {1U, 2U}) {     // the parameters before, and they
    EXPECT_EQ(with(which, kInBias), "nothing thrown");
    EXPECT_EQ(with(which, kAfter), parameters);
  }
  EXPECT_EQ(with(5, kInBias), "nothing thrown");
  EXPECT_EQ(with(5, kAfter), state);
}

TEST(Forgery, OfNamesOfTensors) {
  TrainerOptions options = small_options();
  options.params = {{"out.weight", "linear1.bias"}};
  const Bytes good = Trainer(options).save();
  const std::string name = "out.weight";
  const auto found = std::search(good.begin(), good.end(), name.begin(), name.end());
  ASSERT_NE(found, good.end());
  const auto from_end = static_cast<std::size_t>(good.end() - found);
  EXPECT_EQ(load_error(forged(good, from_end, 'O')),
            "checkpoint: params[0] must be linear1.weight, linear1.bias, … linear2.bias, out.weight or out.bias, got "
            "\"Out.weight\"");
  EXPECT_EQ(load_error(forged(good, from_end + 8, std::int64_t{1} << 40)), "checkpoint: it ends too early");
  EXPECT_EQ(load_error(forged(good, from_end + 16, std::int64_t{7})), "checkpoint: params must be at most 6, got 7");
  EXPECT_EQ(load_error(forged(good, from_end + 24, std::int64_t{2})), no_number(2));
}

/// The full batch takes no part of an epoch, and nothing was drawn before a first batch.
TEST(Forgery, RefusesAPlaceInTheDataThatIsNone) {
  const Bytes full = Trainer(small_options()).save();
  EXPECT_EQ(load_error(forged(full, Tail::kTaken, std::int64_t{37})), refusal("its batch"));
  EXPECT_EQ(load_error(forged(full, Tail::kRandom, std::uint32_t{1})), refusal("its first batch"));
  TrainerOptions options = small_options();
  options.batch_size = 10;
  const Bytes fresh = Trainer(options).save();
  EXPECT_EQ(load_error(forged(fresh, Tail::kRandom, std::uint32_t{1})), refusal("its first batch"));
  EXPECT_EQ(load_error(forged(fresh, Tail::kTaken, std::int64_t{38})), refusal("its batch"));
  EXPECT_EQ(load_error(forged(fresh, Tail::kTaken, std::int64_t{37})), "nothing thrown");  // at an epoch's end
}

TEST(Forgery, RefusesAnOrderOfMoreOrFewerSamplesThanThereAre) {
  const Bytes good = small_checkpoint();
  const auto order = good.end() - static_cast<std::ptrdiff_t>(Tail::order(3, 6));
  const Bytes fourth{3, 0, 0, 0};
  Bytes more(good.begin(), order);
  more.insert(more.end(), fourth.begin(), fourth.end());
  more.insert(more.end(), order, good.end());
  EXPECT_EQ(load_error(forged(more, Tail::order(4, 6) + 8, std::int64_t{4})), refusal("its order of samples"));
  Bytes fewer(good.begin(), order);
  fewer.insert(fewer.end(), order + 4, good.end());
  EXPECT_EQ(load_error(forged(fewer, Tail::order(2, 6) + 8, std::int64_t{2})), refusal("its order of samples"));
}

TEST(Forgery, RefusesAForwardThatWasNever) {
  TrainerOptions options = small_options();
  options.batch_size = 10;
  EXPECT_EQ(load_error(forged(Trainer(options).save(), Tail::kForwardPending, std::int64_t{1})),
            refusal("its first batch"));
}

/// The options come first: version, data kind, … as they are written; here the numbers of the data.
TEST(Forgery, RefusesWhatItsBytesCannotHoldBeforeItIsMade) {
  TrainerOptions options = small_options();
  options.data = TorchRandData{sized(options)};
  const Bytes good = Trainer(options).save();
  constexpr std::size_t kSamples = kHeader + 11 * 8;  // seed, init, loss, batch size, zero_grad … bias, kind
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

/// Whatever the bytes say, loading and a step must not touch memory that is not theirs (the sanitizers watch).
TEST(Forgery, ForgedBytesDoNoHarm) {
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
