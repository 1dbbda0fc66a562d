// SPDX-License-Identifier: MIT
#include "momentum/network/loss.hpp"

#include <cmath>

#include "oracle.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr float kJunk = 777.0F;

/// Planes of `classes` rows and `samples` columns, padded with values that must not matter.
struct Planes {
  Planes(Index rows, Index samples_, const std::vector<float>& values)
      : samples(samples_), stride(padded(samples_)), z(rows * stride, kJunk), delta(rows * stride, kJunk) {
    for (Index r = 0; r < rows; ++r) {
      for (Index n = 0; n < samples; ++n) z[r * stride + n] = values[r * samples + n];
    }
  }
  float cross_entropy(std::vector<std::int32_t> labels, Index classes) {
    labels.resize(stride, 1);
    return momentum::cross_entropy(z.data(), labels.data(), classes, samples, stride, delta.data());
  }
  float of_softmax(std::vector<std::int32_t> labels, Index classes) {
    labels.resize(stride, 1);
    return cross_entropy_of_softmax(z.data(), labels.data(), classes, samples, stride, delta.data());
  }
  Index samples, stride;
  std::vector<float> z, delta;
};

TEST(CrossEntropy, LossAndDeltaAreThoseInDouble) {
  for (const Index classes : {1, 2, 3, 10}) {
    for (const Index samples : {1, 3, 4, 5, 8, 13}) {
      const auto values = uniform_values(classes * samples, 5, -4, 4);
      Planes planes(classes, samples, values);
      std::vector<std::int32_t> labels(samples);
      for (Index n = 0; n < samples; ++n) labels[n] = static_cast<std::int32_t>((n * 7 + 1) % classes);
      const float loss = planes.cross_entropy(labels, classes);
      double total = 0;
      for (Index n = 0; n < samples; ++n) {
        oracle::Doubles z(classes);
        for (Index c = 0; c < classes; ++c) z[c] = static_cast<double>(values[c * samples + n]);
        total += oracle::cross_entropy(z, labels[n]);
        for (Index c = 0; c < classes; ++c) {
          const double share = std::exp(-oracle::cross_entropy(z, static_cast<std::int32_t>(c)));
          const double want = (share - (c == labels[n] ? 1 : 0)) / static_cast<double>(samples);
          EXPECT_NEAR(planes.delta[c * planes.stride + n], want, 2e-7 / static_cast<double>(samples));
        }
      }
      EXPECT_NEAR(loss, total / static_cast<double>(samples), 3e-7 * (1 + total / static_cast<double>(samples)));
    }
  }
}

TEST(CrossEntropy, PaddingHasNoDeltaAndNoPartInTheLoss) {
  Planes alone(3, 5, uniform_values(15, 1));
  Planes junk = alone;
  for (Index c = 0; c < 3; ++c) {
    for (Index n = 5; n < 8; ++n) {
      junk.z[c * 8 + n] = c == 1 ? kNaN : kInfinity;
      alone.z[c * 8 + n] = 0;
    }
  }
  EXPECT_EQ(junk.cross_entropy({0, 1, 2, 1, 0}, 3), alone.cross_entropy({0, 1, 2, 1, 0}, 3));
  EXPECT_EQ(junk.delta, alone.delta);
  for (Index c = 0; c < 3; ++c) {
    for (Index n = 5; n < 8; ++n) EXPECT_EQ(junk.delta[c * 8 + n], 0.0F);
  }
}

TEST(CrossEntropy, ExtremeLogitsStayFinite) {
  // right by 2·10⁴, wrong by 2·10⁴, all huge and equal, all very negative and equal
  Planes planes(2, 4, {1e4F, -1e4F, 1e4F, -1e4F, -1e4F, 1e4F, 1e4F, -1e4F});
  const float loss = planes.cross_entropy({0, 0, 0, 0}, 2);
  EXPECT_NEAR(loss, (0 + 2e4 + std::log(2.0) + std::log(2.0)) / 4, 1e-3);
  const std::vector<float> want{0, -0.25F, -0.125F, -0.125F, 0, 0.25F, 0.125F, 0.125F};
  for (std::size_t i = 0; i < want.size(); ++i) EXPECT_NEAR(planes.delta[i], want[i], 1e-7) << i;
}

TEST(CrossEntropy, OneClassIsCertain) {
  Planes planes(1, 3, {5, -700, 0});
  EXPECT_EQ(planes.cross_entropy({0, 0, 0}, 1), 0.0F);
  EXPECT_EQ(planes.delta, (std::vector<float>(4, 0.0F)));
}

/// Every place a NaN or +∞ can stand in must show in the loss: divergence is seen by it.
TEST(CrossEntropy, NotFiniteLogitsGiveALossThatIsNot) {
  for (const float bad : {kNaN, -kNaN, kInfinity}) {
    for (std::size_t at = 0; at < 3; ++at) {
      for (std::int32_t label = 0; label < 3; ++label) {
        std::vector<float> z{0.5F, -1.0F, 2.0F};
        z[at] = bad;
        Planes planes(3, 1, z);
        EXPECT_FALSE(std::isfinite(planes.cross_entropy({label}, 3))) << bad << " at " << at << ", label " << label;
      }
    }
  }
  Planes impossible(2, 1, {-kInfinity, 0});
  EXPECT_EQ(impossible.cross_entropy({0}, 2), kInfinity);
  EXPECT_EQ(impossible.cross_entropy({1}, 2), 0.0F);
}

/// F.cross_entropy(F.softmax(z, 1), y) of PyTorch 1.13 for z = (1, −2, 0.5), (3, 0, 0), (−1, 4, 2), y = 0, 2, 1; and of
/// its gradient by z the first and the last row.
TEST(CrossEntropyOfSoftmax, IsPyTorchs) {
  Planes planes(3, 3, {1, 3, -1, -2, 0, 4, 0.5F, 0, 2});
  const std::vector<double> first{-0.0719971772, 0.00457534135, 0.0674218359};
  const std::vector<double> last{0.00118597704, -0.0260518813, 0.0248659043};
  EXPECT_NEAR(planes.of_softmax({0, 2, 1}, 3), 0.988763272, 1e-6);
  for (Index c = 0; c < 3; ++c) {
    EXPECT_NEAR(planes.delta[c * 4], first[static_cast<std::size_t>(c)], 1e-7) << c;
    EXPECT_NEAR(planes.delta[c * 4 + 2], last[static_cast<std::size_t>(c)], 1e-7) << c;
    EXPECT_EQ(planes.delta[c * 4 + 3], 0.0F) << c;
  }
}

/// However sure the outputs are: with three classes no better than ln(1 + 2/e), no worse than ln(2 + e).
TEST(CrossEntropyOfSoftmax, CannotBecomeSmall) {
  Planes right(3, 1, {1e4F, -1e4F, -1e4F});
  EXPECT_NEAR(right.of_softmax({0}, 3), std::log(1 + 2 / std::exp(1)), 1e-6);
  EXPECT_NEAR(right.of_softmax({2}, 3), std::log(2 + std::exp(1)), 1e-6);
  EXPECT_EQ(right.delta[0], 0.0F);
}

TEST(CrossEntropyOfSoftmax, PaddingAndWhatIsNotFinite) {
  Planes planes(3, 5, uniform_values(15, 1));
  for (Index c = 0; c < 3; ++c) {
    for (Index n = 5; n < 8; ++n) planes.z[c * 8 + n] = c == 1 ? kNaN : kInfinity;
  }
  EXPECT_TRUE(std::isfinite(planes.of_softmax({0, 1, 2, 1, 0}, 3)));
  for (Index c = 0; c < 3; ++c) {
    for (Index n = 5; n < 8; ++n) EXPECT_EQ(planes.delta[c * 8 + n], 0.0F);
  }
  for (const float bad : {kNaN, kInfinity}) {
    Planes one(3, 1, {0.5F, bad, 2.0F});
    EXPECT_FALSE(std::isfinite(one.of_softmax({0}, 3)));
  }
}

TEST(Mse, LossAndDeltaAreTheMeanOverSamplesAndOutputs) {
  // errors 1, −2, 0.5; 3, 0, −1 over 3 samples and 2 outputs: (1 + 4 + 0.25 + 9 + 0 + 1)/6
  Planes planes(2, 3, {2, 0, 1.5F, 3, 1, 0});
  const Planes targets(2, 3, {1, 2, 1, 0, 1, 1});
  EXPECT_FLOAT_EQ(mse(planes.z.data(), targets.z.data(), 2, 3, 4, planes.delta.data()), 15.25F / 6);
  const std::vector<float> want{1.0F / 3, -2.0F / 3, 0.5F / 3, 0, 1, 0, -1.0F / 3, 0};
  for (std::size_t i = 0; i < want.size(); ++i) EXPECT_FLOAT_EQ(planes.delta[i], want[i]) << i;
}

TEST(Mse, PaddingHasNoDeltaAndNoPartInTheLoss) {
  Planes planes(2, 1, {2, 3});
  const Planes targets(2, 1, {1, 1});
  for (const Index n : {1, 2, 3}) planes.z[n] = planes.z[4 + n] = n == 1 ? kNaN : 1e30F;
  EXPECT_EQ(mse(planes.z.data(), targets.z.data(), 2, 1, 4, planes.delta.data()), 2.5F);
  EXPECT_EQ(planes.delta, (std::vector<float>{1, 0, 0, 0, 2, 0, 0, 0}));
}

TEST(Mse, SumsInDouble) {
  // 2²⁴ + 1 has no float: a float sum of 1 and many tiny squares would lose them
  Planes planes(1, 4096, std::vector<float>(4096, 1e-4F));
  planes.z[0] = 1;
  const Planes targets(1, 4096, std::vector<float>(4096, 0.0F));
  const float loss = mse(planes.z.data(), targets.z.data(), 1, 4096, 4096, planes.delta.data());
  EXPECT_NEAR(loss * 4096, 1 + 4095e-8, 1e-7);
  planes.z[7] = kNaN;
  EXPECT_TRUE(std::isnan(mse(planes.z.data(), targets.z.data(), 1, 4096, 4096, planes.delta.data())));
}

TEST(CountCorrect, TakesTheFirstOfEqualLogitsAndNoPadding) {
  //                    argmax:   1   0  (0)  2   1
  Planes planes(3, 5, {0, 3, 1, -2, 0, /**/ 4, 1, 1, -3, 9, /**/ 2, 2, 1, -1, 8});
  const std::vector<std::int32_t> right{1, 0, 0, 2, 1, 0, 0, 0};
  const std::vector<std::int32_t> wrong{0, 1, 1, 1, 2, 0, 0, 0};
  EXPECT_EQ(count_correct(planes.z.data(), right.data(), 3, 5, 8), 5);
  EXPECT_EQ(count_correct(planes.z.data(), wrong.data(), 3, 5, 8), 0);
}

}  // namespace
}  // namespace momentum::testing
