// SPDX-License-Identifier: MIT
/// \file
/// The machine's own limit at 128 bits: multiplications and additions of four floats, separate as in the core, in
/// thirteen independent chains: as many as the registers of SSE and of V8 hold, and enough to hide their latency. The
/// same source is a wasm of its own and a native benchmark.
#pragma once

extern "C" {

/// a ← a·m + c, `rounds` times in thirteen registers, m and c in two more. Returns a sum, so that nothing is dropped.
float peak_registers(int rounds);

/// The same with m read from 16 KB of memory, that is from L1: one load a multiply-add.
float peak_l1(int rounds);

/// Floating-point operations of one round of either.
int peak_round_operations();
}
