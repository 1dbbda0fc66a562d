// SPDX-License-Identifier: MIT
// Natively; in Node and Chromium web/bench runs the same functions as wasm.
#include <benchmark/benchmark.h>

#include "peak.hpp"

namespace {

constexpr int kRounds = 1000;

void run(benchmark::State& state, float (*peak)(int)) {
  for (auto _ : state) benchmark::DoNotOptimize(peak(kRounds));
  const double operations = static_cast<double>(peak_round_operations()) * kRounds;
  state.SetItemsProcessed(static_cast<std::int64_t>(operations * static_cast<double>(state.iterations())));
}

}  // namespace

BENCHMARK_CAPTURE(run, peak/registers, peak_registers)->UseRealTime();
BENCHMARK_CAPTURE(run, peak/l1, peak_l1)->UseRealTime();
BENCHMARK_MAIN();
