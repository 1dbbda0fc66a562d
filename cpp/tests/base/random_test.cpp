// SPDX-License-Identifier: MIT
// The constants are PyTorch's: scripts/reference.py compares whole data sets and layers with it as well.
#include "momentum/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "support.hpp"

namespace momentum::testing {
namespace {

using Floats = std::vector<float>;
using Integers = std::vector<std::int32_t>;

Floats rand(TorchRandom& random, std::size_t count) {
  Floats out(count);
  random.rand(out);
  return out;
}
Integers randint(TorchRandom& random, std::uint32_t high, std::size_t count) {
  Integers out(count);
  random.randint(high, out);
  return out;
}
Integers randperm(TorchRandom& random, std::size_t count) {
  Integers out(count, -1);
  random.randperm(out);
  return out;
}

TEST(Random, DrawsAreTheMersenneTwisters) {
  for (const std::uint32_t seed : {0U, 1U, 22U, 5489U, 0xFFFFFFFFU}) {
    TorchRandom ours(seed);
    std::mt19937 theirs(seed);
    for (int i = 0; i < 3 * TorchRandom::kWords + 1; ++i) ASSERT_EQ(ours.draw(), theirs()) << seed << " draw " << i;
  }
}

TEST(Random, TheStreamDependsOnTheLow32BitsOfTheSeed) {
  TorchRandom high((7ULL << 32) + 5);
  TorchRandom low(5);
  TorchRandom other(6);
  const Floats five = rand(low, 100);
  EXPECT_EQ(rand(high, 100), five);
  EXPECT_NE(rand(other, 100), five);
  EXPECT_EQ(Floats(five.begin(), five.begin() + 3),
            (Floats{0.830251873F, 0.126110911F, 0.90746969F}));  // torch.manual_seed(5); torch.rand(3)
}

TEST(Random, OneStreamServesEveryKindOfDraw) {
  // torch.manual_seed(22), then in this order:
  TorchRandom random(22);
  EXPECT_EQ(rand(random, 5),
            (Floats{0.365897477F, 0.702522516F, 0.310351133F, 0.00970077515F, 0.657736063F}));  // torch.rand(5)
  EXPECT_EQ(randint(random, 3, 8), (Integers{2, 2, 1, 2, 0, 2, 1, 2}));       // torch.randint(0, 3, (8,))
  EXPECT_EQ(randint(random, 1000, 4), (Integers{42, 14, 964, 189}));          // torch.randint(0, 1000, (4,))
  EXPECT_EQ(randperm(random, 10), (Integers{0, 3, 7, 6, 8, 9, 5, 4, 2, 1}));  // torch.randperm(10)
  const Floats uniform{random.uniform(-0.5F, 2), random.uniform(-0.5F, 2), random.uniform(-0.5F, 2)};
  EXPECT_EQ(uniform, (Floats{1.36418605F, 0.752343535F, 0.531269312F}));  // torch.empty(3).uniform_(-0.5, 2)
}

TEST(Random, PermutationsArePyTorchs) {
  TorchRandom random(22);
  EXPECT_EQ(randperm(random, 10), (Integers{9, 8, 6, 3, 1, 7, 4, 2, 5, 0}));
  EXPECT_EQ(randperm(random, 1), (Integers{0}));  // draws nothing
  EXPECT_EQ(randperm(random, 0), (Integers{}));
  EXPECT_EQ(randperm(random, 5), (Integers{0, 4, 3, 1, 2}));
}

TEST(Random, APermutationHoldsEachNumberOnce) {
  TorchRandom random(7);
  for (const std::size_t count : {2U, 3U, 64U, 1001U}) {
    Integers p = randperm(random, count);
    EXPECT_FALSE(count > 3 && std::is_sorted(p.begin(), p.end()));
    std::sort(p.begin(), p.end());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(p[i], static_cast<std::int32_t>(i));
  }
}

TEST(Random, LinearLayersStartAsPyTorchs) {
  TorchRandom random(22);
  Floats weight(6);
  Floats bias(2);
  random.linear(3, weight, bias);  // torch.nn.Linear(3, 2)
  EXPECT_EQ(weight, (Floats{-0.154848248F, 0.233852848F, -0.218987644F, -0.566148758F, 0.182137907F, -0.352573425F}));
  EXPECT_EQ(bias, (Floats{0.520298183F, 0.217949688F}));
}

/// PyTorch 1.13 after torch.set_default_dtype(torch.float64) and torch.manual_seed(22): rand(4), Linear(3, 2),
/// randint(0, 3, (6,)), randperm(6).
TEST(Random, DrawsInFloat64AsPyTorch) {
  TorchRandom random(22);
  for (const double u : {0.92718014810704164, 0.48280941510517295, 0.26188880800206671, 0.60473193170269945})
    EXPECT_EQ(random.uniform(Dtype::float64), static_cast<float>(u));
  Floats weight(6);
  Floats bias(2);
  random.linear(3, weight, bias, Dtype::float64);
  EXPECT_EQ(weight, (Floats{0.044870297417127059F, 0.56972103971337773F, -0.51816845580465554F, -0.28556641743967426F,
                            -0.12880752248992894F, 0.43357365859045671F}));
  EXPECT_EQ(bias, (Floats{0.068173134126064558F, -0.1787783445265122F}));
  std::vector<std::int32_t> whole(6);
  random.randint(3, whole);
  EXPECT_EQ(whole, (std::vector<std::int32_t>{1, 1, 0, 0, 1, 0}));
  random.randperm(whole);
  EXPECT_EQ(whole, (std::vector<std::int32_t>{0, 2, 4, 3, 1, 5}));
}

TEST(Random, ALayerWithoutBiasDrawsNoneOfIt) {
  TorchRandom random(22);
  Floats weight(6);
  random.linear(3, weight, {});
  TorchRandom same(22);
  rand(same, 6);
  EXPECT_TRUE(random == same);
}

TEST(Random, UniformStaysInItsRange) {
  TorchRandom random(3);
  float low = 1;
  float high = 0;
  for (int i = 0; i < 100000; ++i) {
    const float u = random.uniform();
    low = std::min(low, u);
    high = std::max(high, u);
    ASSERT_EQ(u * 0x1p24F, std::floor(u * 0x1p24F));  // a multiple of 2⁻²⁴
  }
  EXPECT_GE(low, 0.0F);
  EXPECT_LT(low, 1e-3F);
  EXPECT_LT(high, 1.0F);
  EXPECT_GT(high, 0.999F);
}

TEST(Random, CopiesContinueAlike) {
  TorchRandom random(11);
  rand(random, 700);
  TorchRandom copy = random;
  EXPECT_EQ(rand(random, 700), rand(copy, 700));
}

}  // namespace
}  // namespace momentum::testing
