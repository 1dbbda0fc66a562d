// SPDX-License-Identifier: MIT
// The matrix products, every size 1 … 40 against sums in double: each rest of the tiles is met.
#include "kernels/dense.hpp"

#include <algorithm>
#include <cmath>

#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr Index kMost = 40;
constexpr float kUntouched = 12345.0F;

/// Samples for this pair of sizes: 4, 8, … 40 in turn, so that every rest of 12 meets many sizes.
Index samples_for(Index rows, Index columns) { return 4 * ((rows * 3 + columns) % 10 + 1); }

struct Sum {
  double value = 0;
  double size = 0;
  void add(float a, float b) {
    const double product = static_cast<double>(a) * static_cast<double>(b);
    value += product;
    size += std::abs(product);
  }
};

/// A float sum of n terms is off by n·2⁻²⁴ of the sizes' sum at worst; the tiles' orders do far better.
void expect_sum(float got, const Sum& want) { ASSERT_NEAR(got, want.value, 5e-7 * want.size + 1e-9); }

/// One product of these sizes against the sums, and that nothing else was written.
void check_product(Index rows, Index columns, bool transposed) {
  static const auto w = uniform_values(kMost * kMost, 1);
  static const auto bias = uniform_values(kMost, 2);
  static const auto x = uniform_values(kMost * (kMost + 4), 3);
  const Index samples = samples_for(rows, columns);
  const Index stride = samples + (rows % 2) * 4;  // at times the planes are wider than the batch
  const bool biased = !transposed;
  std::vector<float> z(kMost * (kMost + 4) + 1, kUntouched);
  if (transposed) {
    kernels::backward_product(w.data(), columns, rows, x.data(), {.a = z.data()}, z.data(), samples, stride);
  } else {
    kernels::forward_product(w.data(), bias.data(), rows, columns, x.data(), {.a = z.data()}, samples, stride);
  }
  for (Index r = 0; r < rows; ++r) {
    for (Index n = 0; n < samples; ++n) {
      Sum sum;
      if (biased) sum.add(bias[r], 1);
      for (Index c = 0; c < columns; ++c) {
        sum.add(w[transposed ? c * rows + r : r * columns + c], x[c * stride + n]);
      }
      expect_sum(z[r * stride + n], sum);
    }
    for (Index n = samples; n < stride; ++n) ASSERT_EQ(z[r * stride + n], kUntouched);
  }
  ASSERT_EQ(z[rows * stride], kUntouched);
}

TEST(Dense, ProductOfEverySize) {
  for (Index rows = 1; rows <= kMost; ++rows) {
    for (Index columns = 1; columns <= kMost; ++columns) {
      check_product(rows, columns, false);
      check_product(rows, columns, true);
      if (HasFatalFailure()) FAIL() << rows << " × " << columns;
    }
  }
}

/// Deep sums are made in parts, over as many samples as the cache holds; the last part alone is finished.
TEST(Dense, DeepProductsAreFinishedOnce) {
  constexpr Index kDepth = 700;
  constexpr Index kSamples = 64;
  const auto w = uniform_values(5 * kDepth, 7, -1, 1);
  const auto bias = uniform_values(5, 8, -1, 1);
  const auto x = uniform_values(kDepth * kSamples, 9, -1, 1);
  std::vector<float> z(5 * kSamples);
  kernels::forward_product(w.data(), bias.data(), 5, kDepth, x.data(), {Activation::relu, nullptr, z.data()}, kSamples,
                           kSamples);
  for (Index r = 0; r < 5; ++r) {
    for (Index n = 0; n < kSamples; ++n) {
      Sum sum;
      sum.add(bias[r], 1);
      for (Index k = 0; k < kDepth; ++k) sum.add(w[r * kDepth + k], x[k * kSamples + n]);
      sum.value = std::max(sum.value, 0.0);
      expect_sum(z[r * kSamples + n], sum);
    }
  }
}

void check_gradient(Index out, Index in) {
  static const auto delta = uniform_values(kMost * (kMost + 4), 4);
  static const auto x = uniform_values(kMost * (kMost + 4), 5);
  static const auto start = uniform_values(kMost * kMost + kMost + 1, 6);
  const Index samples = samples_for(out, in);
  const Index stride = samples + (out % 2) * 4;
  auto gradient = start;
  float* bias = gradient.data() + out * in;
  kernels::accumulate_gradient(delta.data(), out, x.data(), in, gradient.data(), bias, samples, stride);
  for (Index o = 0; o < out; ++o) {
    for (Index i = 0; i <= in; ++i) {  // i = in stands for the bias, whose input is 1
      const Index at = i < in ? o * in + i : out * in + o;
      Sum sum;
      sum.add(start[at], 1);
      for (Index n = 0; n < samples; ++n) sum.add(delta[o * stride + n], i < in ? x[i * stride + n] : 1);
      expect_sum(gradient[at], sum);
    }
  }
  ASSERT_EQ(gradient[out * in + out], start[out * in + out]);
}

TEST(Dense, GradientOfEverySizeIsAddedToWhatIsThere) {
  for (Index out = 1; out <= kMost; ++out) {
    for (Index in = 1; in <= kMost; ++in) {
      check_gradient(out, in);
      if (HasFatalFailure()) FAIL() << out << " × " << in;
    }
  }
}

}  // namespace
}  // namespace momentum::testing
