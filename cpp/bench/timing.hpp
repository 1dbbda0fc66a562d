// SPDX-License-Identifier: MIT
/// \file
/// What the benchmarks of the core and of the Eigen reference share: every job, timed by Google Benchmark under its
/// name. One job for T seconds, as web/bench asks for it, is
/// `core_bench --benchmark_filter='^J1/' --benchmark_min_time=T --benchmark_format=json`.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "scenarios.hpp"

namespace bench {

/// J1 … J4, then J1's network on 64 … 65,536 samples, then square layers of 8 … 512 units.
inline std::vector<momentum::scenarios::Job> all_jobs() {
  std::vector<momentum::scenarios::Job> jobs = momentum::scenarios::jobs();
  for (int n = 64; n <= 65536; n *= 4) jobs.push_back(momentum::scenarios::job("samples/" + std::to_string(n)));
  for (int w = 8; w <= 512; w *= 2) jobs.push_back(momentum::scenarios::job("width/" + std::to_string(w)));
  return jobs;
}

/// Multiplications and additions of a step, counting 6 × batch × weights: forward, and both products backward.
inline double operations(const momentum::TrainerOptions& options) {
  const momentum::Shape data = momentum::shape_of(options.data);
  momentum::Index weights = 0;
  momentum::Index in = data.features;
  for (const momentum::HiddenLayer& layer : options.hidden) {
    weights += in * layer.units;
    in = layer.units;
  }
  weights += in * data.classes;
  const momentum::Index batch = options.batch_size > 0 ? options.batch_size : data.samples;
  return 6.0 * static_cast<double>(batch) * static_cast<double>(weights);
}

/// Registers every job. `make(options)` gives what is called with a number of steps to do them.
template <class Make>
void register_jobs(Make make) {
  for (const momentum::scenarios::Job& job : all_jobs()) {
    const auto time_job = [make, options = job.options](benchmark::State& state) {
      auto run = make(options);
      // Many small steps a call, as the page asks for them.
      const auto steps = static_cast<std::int64_t>(std::clamp(2e7 / operations(options), 1.0, 256.0));
      run(steps);
      while (state.KeepRunningBatch(steps)) run(steps);
      state.SetItemsProcessed(state.iterations());
      state.counters["GFLOP/s"] = benchmark::Counter(
          operations(options) * static_cast<double>(state.iterations()) / 1e9, benchmark::Counter::kIsRate);
    };
    benchmark::RegisterBenchmark(job.name.c_str(), time_job)->UseRealTime();
  }
}

inline int run_benchmarks(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace bench
