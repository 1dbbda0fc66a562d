// SPDX-License-Identifier: MIT
// Bit-identity: 1,000 steps hash to the constants of bits.json, which hold for every build, native or wasm, whatever
// compiler or optimisation level. The shipped library is held to the same constants in Node (web/tests/library) and in
// every browser there is (web/tests/browser).
//
// When a kernel's order of summation or a formula changes on purpose, these tests fail and print the new constants;
// check that a debug, a release and a wasm build print the same ones, then write them there.
#include <fstream>

#include "experiment.hpp"
#include "scenarios.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

constexpr std::size_t kSteps = 1000;

/// FNV-1a over the bits of all losses, then of all parameters.
std::string hash_of(Trainer trainer) {
  std::vector<StepStats> stats(kSteps);
  EXPECT_EQ(trainer.run(stats), static_cast<Index>(kSteps));
  std::uint64_t hash = fnv1a(nullptr, 0);
  for (const StepStats& s : stats) hash = fnv1a(&s.loss, sizeof s.loss, hash);
  hash =
      fnv1a(trainer.parameters().data(), static_cast<std::size_t>(trainer.parameters().size()) * sizeof(float), hash);
  char buffer[17];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(hash));
  return buffer;
}

json hashed_experiments() { return json::parse(std::ifstream(REFERENCE_FOLDER "/../bits.json")); }

TEST(Bits, AreTheSameEverywhere) {
  for (const json& one : hashed_experiments()) {
    EXPECT_EQ(hash_of(Trainer(trainer_options(one.at("options")))), one.at("hash").get<std::string>())
        << one.at("name");
  }
  EXPECT_EQ(hashed_experiments().size(), 7U);
}

TEST(Bits, TheFirstIsTheScenarios) {
  EXPECT_EQ(hash_of(Trainer(scenarios::article_learnable())), hashed_experiments().at(0).at("hash").get<std::string>());
}

}  // namespace
}  // namespace momentum::testing
