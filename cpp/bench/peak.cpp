// SPDX-License-Identifier: MIT
#include "peak.hpp"

namespace {

using f32x4 = float __attribute__((vector_size(16)));

constexpr int kChains = 13;
constexpr int kVectors = 11 * 12 * kChains;  // 27 KB, and a whole number of turns of 11, 12 and 13
constexpr int kLanes = 4;

f32x4 splat(float x) { return f32x4{x, x, x, x}; }

// Not const: the compiler must not know what they hold.
volatile float factor = 0.999F;
volatile float addend = 0.001F;
f32x4 memory[kVectors];

template <int Chains>
float sum(const f32x4* chains) {
  f32x4 total = chains[0];
  for (int i = 1; i < Chains; ++i) total += chains[i];
  return total[0] + total[1] + total[2] + total[3];
}

template <int Chains>
float registers(int rounds) {
  const f32x4 m = splat(factor);
  const f32x4 c = splat(addend);
  f32x4 chains[Chains];
  for (int i = 0; i < Chains; ++i) chains[i] = splat(static_cast<float>(i));
  for (int repeat = 0; repeat < rounds * (kVectors / Chains); ++repeat) {
#pragma GCC unroll 13
    for (int i = 0; i < Chains; ++i) chains[i] = chains[i] * m + c;
  }
  return sum<Chains>(chains);
}

}  // namespace

float peak_registers_11(int rounds) { return registers<11>(rounds); }
float peak_registers_12(int rounds) { return registers<12>(rounds); }
float peak_registers_13(int rounds) { return registers<13>(rounds); }

float peak_l1(int rounds) {
  for (f32x4& m : memory) m = splat(factor);
  const f32x4 c = splat(addend);
  f32x4 chains[kChains];
  for (int i = 0; i < kChains; ++i) chains[i] = splat(static_cast<float>(i));
  for (int round = 0; round < rounds; ++round) {
    for (const f32x4* m = memory; m != memory + kVectors; m += kChains) {
#pragma GCC unroll 13
      for (int i = 0; i < kChains; ++i) chains[i] = chains[i] * m[i] + c;
    }
  }
  return sum<kChains>(chains);
}

int peak_round_operations() { return kVectors * kLanes * 2; }
