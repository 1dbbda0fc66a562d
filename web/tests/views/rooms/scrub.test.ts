// SPDX-License-Identifier: MIT
/** The step under the chart's pointer in every figure, exactly; the way back to the latest; and the runs that stay where they are. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { format_number } from '../../../src/lib/numbers';
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
  }
  key('Escape');
  await says('#regions-title', /At step 300$/);
  expect(location.search).toBe(link);
  await at_step(300);
});

it('a step is seen from inside at the pointer’s step; board and sentence stay of now, and say so', async () => {
  await open('lang=en&data=learnable&steps=300&target=0.1');
  await until(() => expect(text('#inside-title')).toContain('300'));
  const of_now = () => [
    texts('.board-steps .number'),
    text('.board .panel-head .note'),
    text('.loss-panel .sentence p'),
  ];
  await until(() => expect(texts('.board-steps .number').toSorted()).toEqual(['210', 'not yet']));
  const before = of_now();
  await point_at(10);
  await until(() => expect(text('#inside-title')).toContain('200'));
  expect(of_now()).toEqual(before);
  expect(before[1]).toMatch(/^at step 300 /);
  expect(before[2]).toMatch(/ 210\..* by step 300 /);
  key('End');
  await until(() => expect(text('#inside-title')).toContain('300'));
});

it('a mouse that leaves the chart leaves the look back, too; a key’s stays till Escape', async () => {
  await open(`${MOONS}&steps=50`);
  await says('#regions-title', /At step 50$/);
  const chart = one('.loss-panel .chart-surface');
  chart.getBoundingClientRect = () => new DOMRect(0, 0, 500, 200);
  const mouse = (type: 'pointerMove' | 'pointerLeave', clientX: number) =>
    fireEvent[type](chart, { pointerType: 'mouse', clientX });
  mouse('pointerMove', 100);
  await until(() => expect(all('.back-to-now').length).toBeGreaterThan(0));
  mouse('pointerLeave', -1);
  await says('#regions-title', /At step 50$/);
  await point_at(2);
  await says('#regions-title', /At step 30$/);
  chart.blur();
  await says('#regions-title', /At step 30$/);
  chart.focus();
  key('Escape');
  await says('#regions-title', /At step 50$/);
});

it('a finger that goes on to scroll the page has pointed at nothing; one that is lifted has', async () => {
  await open(`${MOONS}&steps=50`);
  await says('#regions-title', /At step 50$/);
  const chart = one('.loss-panel .chart-surface');
  chart.getBoundingClientRect = () => new DOMRect(0, 0, 500, 200);
  const finger = (type: 'pointerDown' | 'pointerUp' | 'pointerCancel' | 'pointerLeave', clientX: number) =>
    fireEvent[type](chart, { pointerType: 'touch', pointerId: 7, clientX });
  const now = () => Number(chart.getAttribute('aria-valuenow'));
  finger('pointerDown', 100);
  await until(() => expect(now()).toBeLessThan(50));
  finger('pointerCancel', 100);
  await until(() => expect(now()).toBe(50));
  finger('pointerDown', 200);
  finger('pointerUp', 200);
  finger('pointerLeave', 200);
  await until(() => expect(now()).toBeLessThan(50));
  const read = now();
  await says('#regions-title', new RegExp(`At step ${read}$`));
  finger('pointerDown', 20);
  await until(() => expect(now()).toBeLessThan(read));
  finger('pointerCancel', 20);
  await says('#regions-title', new RegExp(`At step ${read}$`));
  expect(now()).toBe(read);
});

it('runs that begin anew are looked at where they are', async () => {
  await open(`${MOONS}&steps=50`);
  await says('#regions-title', /At step 50$/);
  await point_at(2);
  await says('#regions-title', /At step 30$/);
  await press('Reset');
  await says('#regions-title', /At step 0$/);
  await until(() => expect(all('.crosshair')).toHaveLength(0));
});

it('a run that joins, or makes its steps again, during a look back is shown at its step', async () => {
  await open('lang=en&data=moons&net=3tanh&panel=network&b.edit=3:0.75@20&watched=3&steps=60');
  await says('#network-panel-title', /at step 60$/);
  await point_at(2);
  await says('#network-panel-title', /^Network of Momentum ✎ at step 40$/);
  one('.network-panel .edit-note button').click();
  await says('#network-panel-title', /^Network of Momentum at step 40$/);
  const trainer = new core.Trainer({
    seed: 22,
    data: { kind: 'two_moons' },
    hidden: [{ units: 3, activation: 'tanh' }],
    optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
  });
  for (let step = 0; step < 40; step++) trainer.step();
  const weight = format_number(trainer.parameters()[3] as number, { digits: 4 });
  trainer.delete();
  await says('.weight-reading code', `linear1.weight[1,1] = ${weight}`);
  await press('+ Add run');
  await says('#network-panel-title', /^Network of Nesterov at step 40$/);
  key('Escape');
  expect(in_address('steps')).toBe('60');
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
