// SPDX-License-Identifier: MIT
/// \file
/// The machine's own limit at 128 bits: multiplications and additions of four floats, separate as in the core, in
/// independent chains: enough to hide their latency, and no more than the registers hold. How many that is differs:
/// with thirteen, V8 may keep one in memory, and reach less than the core's kernels. So each number is timed, and the
/// best is the peak. The same source is a wasm of its own and a native benchmark.
#pragma once

extern "C" {

/// a ← a·m + c, `rounds` times in so many registers, m and c in two more. Returns a sum, so that nothing is dropped.
float peak_registers_11(int rounds);
float peak_registers_12(int rounds);
float peak_registers_13(int rounds);

/// The same in thirteen with m read from 27 KB of memory, that is from L1: one load a multiply-add.
float peak_l1(int rounds);

/// Floating-point operations of one round of any.
int peak_round_operations();
}
