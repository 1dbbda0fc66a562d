// SPDX-License-Identifier: MIT
// Options that ask for more than can be are refused before anything is allocated, whatever 32 bits would make of them.
#include "momentum/base/sizes.hpp"

#include <cmath>
#include <functional>

#include "support.hpp"

namespace momentum::testing {
namespace {

std::string refusal_of(const Sizes& sizes) { return sizes.refused() ? sizes.refused()->text() : "nothing refused"; }

TEST(Sizes, CountsEachArrayAndAllTogether) {
  Sizes sizes;
  sizes.add("x", 1 << 12, 1 << 13);
  EXPECT_FALSE(sizes.refused());
  Sizes tall = sizes;
  tall.add("y", (1 << 25) + 1, 1);
  EXPECT_EQ(refusal_of(tall), "y must be at most 33554432 values, got 33554433");
  tall.add("z", 65536, 65536);
  EXPECT_EQ(refusal_of(tall), "y must be at most 33554432 values, got 33554433") << "the first that is too much";
  Sizes wide = sizes;
  wide.add("z", 65536, 65536);
  EXPECT_EQ(refusal_of(wide), "z must be at most 33554432 values, got 4294967296");
  sizes.add("six", 1 << 12, 1 << 13, 6);
  EXPECT_FALSE(sizes.refused());
  sizes.add("two", 1 << 12, 1 << 13, 2);
  EXPECT_EQ(refusal_of(sizes), "all arrays together, with two, must be at most 268435456 values, got 301989888");
}

struct TooLarge {
  std::function<void(TrainerOptions&)> change;
  std::string message;
};

TEST(Sizes, OptionsWhoseProductsWouldWrap) {
  const std::vector<TooLarge> table{
      // 2³² floats, which 32 bits take for none
      {[](TrainerOptions& o) {
         sized(o).samples = 65536;
         o.hidden = {{65536, Activation::relu}};
       },
       "hidden[0].units × data.samples must be at most 33554432 values, got 4294967296"},
      // training takes one sample at a time, but evaluate() all
      {[](TrainerOptions& o) {
         sized(o).samples = 65536;
         o.hidden = {{65536, Activation::relu}};
         o.batch_size = 1;
       },
       "hidden[0].units × data.samples must be at most 33554432 values, got 4294967296"},
      {[](TrainerOptions& o) {
         sized(o).samples = 1000;
         sized(o).classes = 65536;
         sized(o).features = 1;
       },
       "data.classes × data.samples must be at most 33554432 values, got 65536000"},
      {[](TrainerOptions& o) { sized(o).samples = 10'000'000; },
       "data.samples × data.features must be at most 33554432 values, got 50000000"},
      {[](TrainerOptions& o) {
         sized(o).samples = 1;
         sized(o).features = 65536;
         sized(o).classes = 65536;
       },
       "data.features × data.classes must be at most 33554432 values, got 4294967296"},
      {[](TrainerOptions& o) {
         sized(o).samples = 20'000;
         sized(o).features = 1600;
         sized(o).classes = 1600;
       },
       "data.samples × data.features × data.classes must be at most 4294967296 for torch_rand_learnable, got "
       "51200000000"},
      {[](TrainerOptions& o) { o.hidden.assign(40, {1024, Activation::relu}); },
       "the network's parameters must be at most 33554432 values, got 40943619"},
      {[](TrainerOptions& o) {
         sized(o).samples = 30'000;
         o.hidden.assign(5, {1000, Activation::relu});
       },
       "all arrays together, with hidden[4].units × data.samples, must be at most 268435456 values, got 304370015"},
  };
  for (const TooLarge& one : table) {
    TrainerOptions options = small_options();
    options.hidden = {};
    one.change(options);
    EXPECT_EQ(error_of([&] { Trainer{options}; }), one.message);
  }
}

TEST(Sizes, OfTheParts) {
  TorchRandom random(1);
  const Dataset data(small_options().data, Loss::cross_entropy, random);
  EXPECT_THROW(BatchPlanes(data, 10'000'000), OptionError);
  EXPECT_THROW(Mlp(2, {{65536, Activation::relu}}, 2).workspace(65536), OptionError);
  EXPECT_THROW(make_plane(1 << 12, 1 << 14), OptionError);
}

/// As large as may be: whoever asks for one array of 128 MiB gets it.
TEST(Sizes, TheLargestDataTrain) {
  TrainerOptions options = small_options(SgdOptions{.lr = 0.1});
  options.data = TorchRandData{sized(options)};
  sized(options).samples = 1 << 20;
  sized(options).features = 31;
  options.hidden = {};
  options.batch_size = 1;
  Trainer trainer(options);
  trainer.step();
  EXPECT_NEAR(trainer.evaluate().loss, std::log(3), 0.5);
}

}  // namespace
}  // namespace momentum::testing
