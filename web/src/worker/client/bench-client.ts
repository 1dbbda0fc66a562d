// SPDX-License-Identifier: MIT
/** The end that bench.html has of its worker. */
import bench_script from '../bench-entry?worker&url';
import type { Connect, ServedStopwatch, Stopwatch } from '../protocol';
import { connected } from './client';
import { from_script } from './files';

const start_stopwatch = from_script(bench_script);

export const connect_stopwatch: Connect<Stopwatch> = (died) => {
  const { remote, module, loaded, terminate } = connected<ServedStopwatch>(start_stopwatch, died);
  const worker: Stopwatch = {
    time: async (options, milliseconds) => remote.time(await module, options, milliseconds),
  };
  return { worker, loaded, terminate };
};
