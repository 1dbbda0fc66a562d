// SPDX-License-Identifier: MIT
// The benchmarks' jobs: what the page times (jobs.json) is what core_bench and scripts/bench time.
#include "scenarios.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "experiment.hpp"

namespace momentum::testing {
namespace {

json page_jobs() { return json::parse(std::ifstream(REFERENCE_FOLDER "/../../scenarios/jobs.json")); }

TEST(Scenarios, ThePagesJobsAreTheCores) {
  const json listed = page_jobs();
  const std::vector<scenarios::Job> jobs = scenarios::jobs();
  ASSERT_EQ(listed.size(), jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    EXPECT_EQ(listed[i].at("name").get<std::string>(), jobs[i].name);
    // A checkpoint has every option, all data and the start.
    EXPECT_EQ(Trainer(trainer_options(listed[i].at("options"))).save(), Trainer(jobs[i].options).save())
        << jobs[i].name;
  }
}

}  // namespace
}  // namespace momentum::testing
