// SPDX-License-Identifier: MIT
/** Network, mistakes and fit at the step that is pointed at: the library's there, with what was set by hand on the way. */
import { expect, it } from 'vitest';
import type { Trainer } from '../../../src/core/api';
import type { TrainerOptions } from '../../../src/core/options';
import { format_number } from '../../../src/lib/numbers';
import { core } from '../../unit/lab/core_workers';
import { all, key, one, open_page, says, text, until } from '../support/page';

const open = (query: string) => open_page(`?${query}`, { still: true });
const MADE_WITH = {
  seed: 22,
  hidden: [{ units: 8, activation: 'tanh' }],
  optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
} as const;

/** A run whose momentum becomes 0.5 after 100 steps, with its parameter 3 set to 0.75 after 120 and to −2 after 140. */
const EDITED = 'b.momentum=0.9,0.5@100&b.edit=3:0.75@120,3:-2@140&watched=3&steps=200';

/** What the library says of it after so many steps. */
function library<T>(options: TrainerOptions, steps: number, see: (trainer: Trainer) => T): T {
  const trainer = new core.Trainer(options);
  const set = (value: number) => trainer.set_parameters(trainer.parameters().with(3, value));
  for (let made = 0; ; made++) {
    if (made === 100) trainer.set_optimizer({ momentum: 0.5 });
    if (made === 120) set(0.75);
    if (made === 140) set(-2);
    if (made === steps) break;
    trainer.step();
  }
  const seen = see(trainer);
  trainer.delete();
  return seen;
}

/** By keys, from the latest step or from where it pointed last. */
async function point_at(step: number, from: number): Promise<void> {
  (await until(() => one('.loss-panel .chart-surface'))).focus();
  const [tens, ones] = [Math.floor((from - step) / 10), (from - step) % 10];
  for (let i = 0; i < tens; i++) key('Shift+ArrowLeft');
  for (let i = 0; i < ones; i++) key('ArrowLeft');
}

/** The steps around each change, and how the way leads there. */
const STEPS = [199, 150, 140, 139, 120, 119, 100, 99, 1, 0];

async function at_each_step(see: (step: number) => Promise<void>): Promise<void> {
  for (const [i, step] of STEPS.entries()) {
    await point_at(step, STEPS[i - 1] ?? 200);
    await see(step);
    expect(text('.back-to-now')).toBe('Back to 200');
  }
}

it('the network’s weights are those of the step, before and after hands set one', async () => {
  await open(`lang=en&data=moons&net=8tanh&panel=network&${EDITED}`);
  await says('#network-panel-title', /at step 200$/);
  const link = location.search;
  const weight = (step: number) =>
    library(
      { data: { kind: 'two_moons' }, ...MADE_WITH },
      step,
      (trainer) => trainer.parameters()[3] as number,
    );
  const reads = (step: number) =>
    until(() =>
      expect(text('.weight-reading code')).toBe(
        `linear1.weight[1,1] = ${format_number(weight(step), { digits: 4 })}`,
      ),
    );
  await at_each_step(async (step) => {
    await says('#network-panel-title', new RegExp(`at step ${step}$`));
    await reads(step);
  });
  expect([weight(120), weight(140)]).toEqual([0.75, -2]);
  expect(all('#weight-value')).toHaveLength(0);
  one('.back-to-now').click();
  await says('#network-panel-title', /at step 200$/);
  await reads(200);
  await until(() => expect(location.search).toBe(link));
});

it('mistakes are those of the step', async () => {
  await open(`lang=en&data=moons&net=8tanh&test=split&test_share=0.3&panel=mistakes&${EDITED}`);
  await says('#mistakes-title', /at step 200$/);
  const options = {
    ...MADE_WITH,
    data: { kind: 'two_moons' },
    test: { type: 'split', share: 0.3, seed: 23 },
  } as const;
  await at_each_step(async (step) => {
    const right = library(options, step, (trainer) => trainer.evaluate_test()?.accuracy ?? Number.NaN);
    await says('#mistakes-title', new RegExp(`at step ${step}$`));
    await says('.mistakes .wrong', `${Math.round(90 * (1 - right))} of 90 wrong`);
  });
});

it('a fit is that of the step', async () => {
  await open(`lang=en&data=sine&net=8tanh&panel=mistakes&${EDITED}`);
  await says('#mistakes-title', /at step 200$/);
  await at_each_step(async (step) => {
    const [square, predicted] = library(
      { data: { kind: 'sine' }, ...MADE_WITH, loss: 'mse' },
      step,
      (trainer): [number, number[]] => [trainer.evaluate().loss, [...trainer.predict(trainer.x())]],
    );
    await says('#mistakes-title', new RegExp(`at step ${step}$`));
    const read = one('.fit-figures').getAttribute('aria-valuetext') ?? '';
    const row = Number(/^Sample (\d+)/.exec(read)?.[1]) - 1;
    expect(read).toContain(`predicted ${format_number(predicted[row] as number, { digits: 4 })},`);
    expect(text('.mistakes-sentence')).toContain(`After ${step} steps`);
    expect(Number(/error of ([\d.]+)/.exec(text('.mistakes-sentence'))?.[1])).toBeCloseTo(square, 3);
  });
});
