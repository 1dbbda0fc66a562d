// SPDX-License-Identifier: MIT
// Natively; in Node and Chromium web/bench runs the same functions as wasm.
#include <benchmark/benchmark.h>

#include "peak.hpp"

namespace {

void time_peak(benchmark::State& state, float (*peak)(int)) {
  constexpr int kRounds = 1000;
  for (auto _ : state) benchmark::DoNotOptimize(peak(kRounds));
  state.SetItemsProcessed(state.iterations() * kRounds * peak_round_operations());
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  benchmark::RegisterBenchmark("peak/registers/11", time_peak, peak_registers_11)->UseRealTime();
  benchmark::RegisterBenchmark("peak/registers/12", time_peak, peak_registers_12)->UseRealTime();
  benchmark::RegisterBenchmark("peak/registers/13", time_peak, peak_registers_13)->UseRealTime();
  benchmark::RegisterBenchmark("peak/l1", time_peak, peak_l1)->UseRealTime();
  benchmark::RunSpecifiedBenchmarks();
}
