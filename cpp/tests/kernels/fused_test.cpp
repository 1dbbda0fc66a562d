// SPDX-License-Identifier: MIT
#include "kernels/fused.hpp"

#include <cmath>
#include <limits>

#include "support.hpp"

namespace momentum::testing {
namespace {

using kernels::fused;

constexpr float kSmallest = std::numeric_limits<float>::denorm_min();

TEST(Fused, RoundsOnce) {
  const float e = 0x1p-12F;
  // (1 + e)(1 − e) − 1 = −e², which a rounded product would lose.
  EXPECT_EQ(fused(1 + e, 1 - e, -1), -e * e);
  // Just below a tie between two floats; the double sum is that tie, and would go to the even one above.
  EXPECT_EQ(fused(0x1.000002p-12F, 0x1.fffffcp-13F, 0x1.000002p0F), 0x1.000002p0F);
  EXPECT_EQ(fused(-0x1.000002p-12F, 0x1.fffffcp-13F, -0x1.000002p0F), -0x1.000002p0F);
}

TEST(Fused, KeepsWhatIsNoNumber) {
  EXPECT_EQ(fused(kInfinity, 2, 1), kInfinity);
  EXPECT_EQ(fused(2, 3, -kInfinity), -kInfinity);
  EXPECT_EQ(fused(1e30F, 1e30F, 0), kInfinity);
  for (const float x : {fused(kNaN, 1, 1), fused(1, 1, kNaN), fused(kInfinity, 0, 1), fused(kInfinity, 1, -kInfinity)})
    EXPECT_TRUE(std::isnan(x));
  EXPECT_TRUE(same_bits(fused(-1, 0, -0.0F), -0.0F));
  EXPECT_EQ(fused(kSmallest, 0.5F, 0), 0.0F);
  EXPECT_EQ(fused(kSmallest, 0.75F, 0), kSmallest);
}

/// Any float at all, and ones near each other, which is where sums cancel.
TEST(Fused, IsTheFusedMultiplyAddOfTheCLibrary) {
  TorchRandom random(7);
  const auto any = [&] { return kernels::bits<float>(random.draw()); };
  for (int i = 0; i < 1'000'000; ++i) {
    const float a = any();
    const float b = i % 2 == 0 ? any() : random.uniform(-2, 2);
    const float near = -a * b;
    const float c =
        i % 3 == 0 ? any() : kernels::bits<float>(kernels::bits<std::uint32_t>(near) + random.draw() % 5 - 2);
    const float expected = std::fma(a, b, c);
    ASSERT_TRUE(same_bits(fused(a, b, c), expected) || (std::isnan(expected) && std::isnan(fused(a, b, c))))
        << a << " · " << b << " + " << c;
  }
}

}  // namespace
}  // namespace momentum::testing
