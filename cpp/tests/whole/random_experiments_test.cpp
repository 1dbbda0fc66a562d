// SPDX-License-Identifier: MIT
// Random experiments that scripts/reference.py ran in PyTorch, in float32 and in float64. Ours is float32 too, and may
// not be farther from float64 than PyTorch's by more than kMostTimes, over the losses and the final parameters.
// What fails as number_K is drawn anew by scripts/reference.py --random --seed S --only K, S being the record's seed.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "experiment.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr double kMostTimes = 10;
constexpr double kUlp = 0x1p-23;     // that much both are granted
constexpr double kSmallLoss = 0.01;  // as in reference/random_record.py

/// Those of the record checked in, or of another: scripts/reference.py --random makes one with every step.
const json& experiments() {
  static const json kExperiments = [] {
    json record = {{"experiments", json::array()}};
    const char* path = std::getenv("MOMENTUM_RANDOM_RECORD");
    std::ifstream file(path != nullptr ? path : REFERENCE_FOLDER "/random/experiments.json");
    if (file) file >> record;
    return record.at("experiments");
  }();
  return kExperiments;
}

class RandomExperiments : public ::testing::TestWithParam<std::size_t> {
 protected:
  /// All steps, judging the losses of those on record.
  void train() {
    const json& losses = experiment_.at("losses");
    auto next = losses.begin();
    for (std::size_t step = 0; step < steps_ && !trainer_.diverged_at(); ++step) {
      apply_changes(trainer_, experiment_.at("changes"), step);
      if (experiment_.at("zero_grad").get<bool>()) trainer_.zero_grad();
      const float loss = trainer_.forward();
      if (next != losses.end() && next->at(0).get<std::size_t>() == step) {
        const auto exact = next->at(1).get<double>();
        judge(loss, exact, std::max(std::abs(exact), kSmallLoss), next->at(2).get<double>());
        ++next;
      }
      trainer_.backward();
      trainer_.update();
    }
  }

  void judge_parameters(const json& parameters) {
    Index i = 0;
    for (const json& exact : parameters.at("values")) {
      judge(trainer_.parameters()[i], exact.get<double>(), parameters.at("size").get<double>(),
            parameters.at("strayed").get<double>());
      i += parameters.at("every").get<Index>();
    }
  }

  /// \param strayed how far PyTorch's float32 went from `exact`, in units of `size`
  void judge(float ours, double exact, double size, double strayed) {
    const double times = std::abs(static_cast<double>(ours) - exact) / size / (strayed + kUlp);
    if (!(times <= times_as_far_)) times_as_far_ = times;
  }

  const json& experiment_ = experiments().at(GetParam());
  std::size_t steps_ = experiment_.at("steps").get<std::size_t>();
  Trainer trainer_{trainer_options(experiment_.at("options"))};
  double times_as_far_ = 0;
};

TEST_P(RandomExperiments, StayAsCloseToFloat64AsPyTorchsFloat32) {
  train();
  if (experiment_.contains("parameters")) judge_parameters(experiment_.at("parameters"));
  RecordProperty("times_as_far", std::to_string(times_as_far_));
  EXPECT_LE(times_as_far_, kMostTimes);
  if (!experiment_.contains("ends")) return;
  const auto end = trainer_.diverged_at().value_or(static_cast<std::int64_t>(steps_));
  EXPECT_GE(end, experiment_.at("ends").at(0).get<std::int64_t>());
  EXPECT_LE(end, experiment_.at("ends").at(1).get<std::int64_t>());
}

INSTANTIATE_TEST_SUITE_P(PyTorch, RandomExperiments, ::testing::Range<std::size_t>(0, experiments().size()),
                         [](const auto& test) { return "number_" + experiments()[test.param].at("number").dump(); });

TEST(RandomExperiments, AreOnRecord) { EXPECT_FALSE(experiments().empty()); }

}  // namespace
}  // namespace momentum::testing
