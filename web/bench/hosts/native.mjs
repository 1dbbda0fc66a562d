// SPDX-License-Identifier: MIT
/** Google Benchmark executables of cpp/bench, one job a call. */
import { execFileSync } from 'node:child_process';

const folder = new URL('../../../build/bench/cpp/bench/', import.meta.url).pathname;

/** Every job there is, as the C++ scenarios have it: name, title, operations a step, options for the library. */
export function jobs() {
  return JSON.parse(execFileSync(`${folder}core_bench`, ['--jobs'], { encoding: 'utf8' }));
}

/** Throws unless the Eigen reference has the core's losses; returns what it says. */
export function checkEigen() {
  return execFileSync(`${folder}eigen_bench`, ['--check'], { encoding: 'utf8' });
}

export function native(executable) {
  return {
    prepare() {},
    measure(job, ms) {
      const output = execFileSync(
        `${folder}${executable}`,
        [`--benchmark_filter=^${job.name}/`, `--benchmark_min_time=${ms / 1000}`, '--benchmark_format=json'],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
      return JSON.parse(output).benchmarks[0].items_per_second;
    },
    close() {},
  };
}
