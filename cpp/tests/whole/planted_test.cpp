// SPDX-License-Identifier: MIT
// Every bug that scripts/reference.py planted in PyTorch is an option, or some: the core prints what PyTorch printed.
#include <fstream>

#include "experiment.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

const json& planted() {
  static const json record = [] {
    json read;
    std::ifstream(REFERENCE_FOLDER "/check/planted.json") >> read;
    return read;
  }();
  return record;
}

/// Key by key; what has a type of its own takes the place of the other.
json merged(json options, const json& change) {
  for (const auto& [key, value] : change.items()) {
    const bool mixes = value.is_object() && !value.contains("type") && options.contains(key);
    options[key] = mixes ? merged(options.at(key), value) : value;
  }
  return options;
}

/// What each step's line has, printed as the record says.
std::vector<double> lines(Trainer& trainer, const std::string& printed, std::size_t count) {
  std::vector<double> found;
  double sum = 0;
  for (std::size_t line = 0; line < count; ++line) {
    const auto loss = static_cast<double>(trainer.step());
    sum += loss;
    if (printed == "loss") found.push_back(loss);
    if (printed == "after") found.push_back(static_cast<double>(trainer.evaluate().loss));
    if (printed == "running_mean") found.push_back(sum / static_cast<double>(line + 1));
  }
  return found;
}

/// Where a run is chaotic, rounding is not small for long: so many lines of it are equal.
std::size_t equal_lines(const std::string& name) {
  if (name.starts_with("no zero_grad")) return 150;
  if (name == "lr 1") return 180;
  if (name == "Adam 0.1") return 110;
  return name == "sum" ? 9 : 200;
}

TEST(Planted, EveryOneIsAnOptionAndPrintsAsPyTorch) {
  int compared = 0;
  for (const json& run : planted().at("runs")) {
    const std::string printed = run.at("printed");
    if (run.at("change").is_null() || printed == "epoch_mean") continue;
    const std::string name = run.at("name");
    const json options = merged(planted().at("article"), run.at("change"));
    Trainer trainer(trainer_options(options));
    const auto want = run.at("losses").get<std::vector<double>>();
    const std::vector<double> found = lines(trainer, printed, equal_lines(name));
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_NEAR(found[i], want[i], 0.5e-4 + 2e-6 * std::max(1.0, std::abs(want[i]))) << name << ", line " << i;
    }
    ++compared;
  }
  EXPECT_GE(compared, 52);
}

/// What a checkpoint keeps of the options, it goes on with.
TEST(Planted, ContinuesFromACheckpoint) {
  for (const json& run : planted().at("runs")) {
    if (run.at("change").is_null()) continue;
    Trainer trainer(trainer_options(merged(planted().at("article"), run.at("change"))));
    for (int i = 0; i < 20; ++i) trainer.step();
    Trainer loaded = Trainer::load(trainer.save());
    EXPECT_EQ(loaded.save(), trainer.save()) << run.at("name");
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(same_bits(loaded.step(), trainer.step())) << run.at("name");
  }
}

/// Version 4 had none of these options: what it wrote goes on as it did.
TEST(Planted, OldCheckpointsHaveNoneOfTheseBugs) {
  Trainer trainer(small_options());
  for (int i = 0; i < 5; ++i) trainer.step();
  const Trainer loaded = Trainer::load(as_version(4, trainer.save()));
  EXPECT_EQ(loaded.save(), trainer.save());
  expect_same_future(loaded, trainer);
}

}  // namespace
}  // namespace momentum::testing
