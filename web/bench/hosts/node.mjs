// SPDX-License-Identifier: MIT
/** A trainer in a Node of its own, which waits while others are timed. */
import { fork } from 'node:child_process';

const root = new URL('../../../', import.meta.url);
const places = {
  library: new URL('dist/lib/momentum.js', root).href,
  peak: new URL('build/wasm/peak.wasm', root).href,
};

export function node(trainer) {
  let child;
  const ask = (question) =>
    new Promise((resolve, reject) => {
      child ??= fork(new URL('node_side.mjs', import.meta.url));
      child.once('message', ({ answer, error }) => (error ? reject(new Error(error)) : resolve(answer)));
      child.send(question);
    });
  return {
    prepare: (job, ms) => ask({ verb: 'prepare', with: [trainer, job, places, ms] }),
    measure: (job, ms) => ask({ verb: 'measure', with: [trainer, job.name, ms] }),
    close: () => child?.kill(),
  };
}
