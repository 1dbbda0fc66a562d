// SPDX-License-Identifier: MIT
/** The step under the chart's pointer in every figure, exactly; the way back to the latest; and the runs that stay where they are. */
import { expect, it } from 'vitest';
import { core } from '../../unit/lab/core_workers';
import {
  all,
  at_step,
  choice,
  in_address,
  key,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  until,
} from '../support/page';

const MOONS = 'lang=en&data=moons&net=8tanh-8tanh&test=split&test_share=0.3';
const open = (query: string, screen = {}) => open_page(`?${query}`, { still: true, ...screen });

/** What the library's trainer scores on the test data of these runs after so many steps. */
function library(steps: number, momentum: readonly [step: number, value: number][]): string {
  const trainer = new core.Trainer({
    seed: 22,
    data: { kind: 'two_moons' },
    test: { type: 'split', share: 0.3, seed: 23 },
    hidden: [
      { units: 8, activation: 'tanh' },
      { units: 8, activation: 'tanh' },
    ],
    optimizer: { type: 'sgd', lr: 0.1, momentum: momentum[0]?.[1] ?? 0 },
  });
  for (let step = 0; step < steps; step++) {
    const changed = momentum.find(([at]) => at === step && at > 0);
    if (changed) trainer.set_optimizer({ momentum: changed[1] });
    trainer.step();
  }
  const { accuracy } = trainer.evaluate_test() ?? { accuracy: Number.NaN };
  trainer.delete();
  return `${(100 * accuracy).toFixed(1)} %`;
}

async function point_at(presses: number): Promise<void> {
  (await until(() => one('.loss-panel .chart-surface'))).focus();
  for (let i = 0; i < presses; i++) key('Shift+ArrowLeft');
}

it('settings that changed on the way are those of their steps, and the scores are the library’s', async () => {
  await open(`${MOONS}&b.momentum=0.9,0.5@100&steps=300`);
  await says('#regions-title', /At step 300$/);
  const link = location.search;
  for (const step of [150, 90]) {
    await point_at((step === 150 ? 300 - step : 150 - step) / 10);
    await says('#regions-title', new RegExp(`At step ${step}$`));
    const scores = [
      library(step, [[0, 0]]),
      library(step, [
        [0, 0.9],
        [100, 0.5],
      ]),
    ];
    await until(() => expect(texts('.region .number')).toEqual(scores));
    const board = texts('.board tbody td').filter((cell) => /^[\d.]+ %$/.test(cell));
    expect(new Set(board)).toEqual(new Set(scores));
    expect(text('.board .panel-head .note')).toMatch(new RegExp(`^at step ${step} `));
  }
  key('Escape');
  await says('#regions-title', /At step 300$/);
  expect(location.search).toBe(link);
  await at_step(300);
});

it('a step is seen from inside at the pointer’s step, and the board counts no later step', async () => {
  await open('lang=en&data=learnable&steps=300&target=0.1');
  await until(() => expect(text('#inside-title')).toContain('300'));
  const steps_to_target = () => texts('.board-steps .number').toSorted();
  await until(() => expect(steps_to_target()).toEqual(['210', 'not yet']));
  await point_at(10);
  await until(() => expect(text('#inside-title')).toContain('200'));
  expect(steps_to_target()).toEqual(['not yet', 'not yet']);
  await point_at(0);
  key('End');
  await until(() => expect(text('#inside-title')).toContain('300'));
  expect(steps_to_target()).toEqual(['210', 'not yet']);
});

it('who goes on sees the latest step again', async () => {
  await open(`${MOONS}&steps=50`);
  await point_at(2);
  await says('#regions-title', /At step 30$/);
  await press('Step 1');
  await says('#regions-title', /At step 51$/);
  expect(all('.back-to-now')).toHaveLength(0);
});

it('what is shown at a step is asked for there: another panel has it, too', async () => {
  await open(`${MOONS}&steps=50`);
  await point_at(2);
  await says('#regions-title', /At step 30$/);
  (await choice('Inside step')).click();
  await until(() => expect(text('#inside-title')).toContain('30'));
  expect(in_address('steps')).toBe('50');
});
