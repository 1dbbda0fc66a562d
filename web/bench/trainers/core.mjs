// SPDX-License-Identifier: MIT
/** The core, as anyone uses it: dist/lib/momentum.js. */
export function create({ momentum, job }) {
  const trainer = new momentum.Trainer(job.options);
  return {
    run(steps) {
      if (trainer.run(steps).length < steps) throw new Error(`${job.name} diverged`);
    },
    loss: () => trainer.step(),
  };
}
