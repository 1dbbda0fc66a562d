// SPDX-License-Identifier: MIT
#include "peak.hpp"

namespace {

using f32x4 = float __attribute__((vector_size(16)));

constexpr int kChains = 13;
constexpr int kVectors = 78 * kChains;  // 16 KB
constexpr int kRepeats = kVectors / kChains;
constexpr int kLanes = 4;

f32x4 splat(float x) { return f32x4{x, x, x, x}; }

// Not const: the compiler must not know what they hold.
volatile float factor = 0.999F;
volatile float addend = 0.001F;
f32x4 memory[kVectors];

float sum(const f32x4* chains) {
  f32x4 total = chains[0];
  for (int i = 1; i < kChains; ++i) total += chains[i];
  return total[0] + total[1] + total[2] + total[3];
}

}  // namespace

float peak_registers(int rounds) {
  const f32x4 m = splat(factor);
  const f32x4 c = splat(addend);
  f32x4 chains[kChains];
  for (int i = 0; i < kChains; ++i) chains[i] = splat(static_cast<float>(i));
  for (int repeat = 0; repeat < rounds * kRepeats; ++repeat) {
#pragma GCC unroll 13
    for (int i = 0; i < kChains; ++i) chains[i] = chains[i] * m + c;
  }
  return sum(chains);
}

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
  return sum(chains);
}

int peak_round_operations() { return kVectors * kLanes * 2; }
