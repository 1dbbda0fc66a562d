// SPDX-License-Identifier: MIT
// The core, natively, with the flags it is always built with. `core_bench --jobs` prints every job as JSON, in the form
// of the JavaScript library's options, so that the jobs stand in one place.
#include <cstdio>
#include <cstring>

#include "momentum/training/trainer.hpp"
#include "timing.hpp"

namespace {

using momentum::TrainerOptions;

void print(const momentum::scenarios::Job& job, const char* end) {
  std::printf(R"({"name": "%s", "title": "%s", "operations": %.0f, "options": %s}%s)", job.name.c_str(),
              job.title.c_str(), bench::operations(job.options), momentum::scenarios::options_json(job.options).c_str(),
              end);
}

void print_jobs() {
  const auto jobs = bench::all_jobs();
  std::puts("[");
  for (const auto& job : jobs) print(job, &job == &jobs.back() ? "\n" : ",\n");
  std::puts("]");
}

/// The core as a thing that makes steps.
auto make(const TrainerOptions& options) {
  return [trainer = momentum::Trainer(options), out = std::vector<momentum::StepStats>()](std::int64_t steps) mutable {
    out.resize(static_cast<std::size_t>(steps));
    benchmark::DoNotOptimize(trainer.run(out));
  };
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--jobs") == 0) return print_jobs(), 0;
  bench::register_jobs(make);
  return bench::run_benchmarks(argc, argv);
}
