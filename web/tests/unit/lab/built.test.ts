// SPDX-License-Identifier: MIT
/** Runs that are built as the loops of check/planted.json are wrong: beside the right one, with the losses PyTorch printed. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { RunId } from '../../../src/lab/ids';
import type { Lab } from '../../../src/lab/view';
import { open_core } from './core_host';
import { until } from './lab_support';

const record = new URL('../../../../cpp/tests/reference/check/planted.json', import.meta.url);
const { runs } = JSON.parse(readFileSync(record, 'utf8')) as { runs: { name: string; losses: number[] }[] };
const printed = (name: string) => runs.find((run) => run.name === name)?.losses ?? [];

const STEPS = 12;

/** A link of runs with the article's rule, each with something else. */
function link_of(wrong: Partial<Record<RunId, string>>, more = ''): string {
  const parts = Object.entries(wrong).map(
    ([id, what]) =>
      `${id}.rule=sgd&${id}.lr=0.1&${id}.momentum=0.9&${id}.nesterov=0&${what.replaceAll('*', id)}`,
  );
  return `?data=random&steps=${STEPS}&runs=${Object.keys(wrong).join('')}&${parts.join('&')}${more}`;
}

async function rested(query: string): Promise<Lab> {
  const { lab } = await open_core(query);
  await until(() => !lab.loading.value && lab.step.value === STEPS);
  return lab;
}

/** Equal to the digits of float32 that PyTorch's run and ours have in common. */
function expect_printed(values: ArrayLike<number>, name: string, from: number): void {
  const want = printed(name).slice(0, STEPS);
  for (const [i, loss] of want.entries())
    expect(Math.abs((values[i + from] as number) - loss), `${name}, line ${i}`).toBeLessThan(
      5e-6 * Math.max(1, loss),
    );
}

it('each is that run, and its link opens on it', async () => {
  const wrong = {
    a: ['softmax twice', '*.softmax=1'],
    b: ['net before data', '*.net_first=1'],
    c: ['float64 draws', '*.default_dtype=float64'],
    d: ['no biases', '*.bias=0'],
    e: ['old velocity by hand', '*.stale_buffer=1'],
    f: ['right', ''],
  } as const;
  const links = Object.fromEntries(Object.entries(wrong).map(([id, [, what]]) => [id, what]));
  const lab = await rested(link_of(links));
  const again = await rested(new URL(lab.link('moment')).search);
  for (const [id, [name]] of Object.entries(wrong)) {
    const losses = [...lab.runs[id as RunId].series('loss').value];
    expect_printed(losses, name, 0);
    expect([...again.runs[id as RunId].series('loss').value]).toEqual(losses);
  }
  for (const one of [lab, again]) one.dispose();
});

it('so are batches in each order, and a sum for as long as it is no chaos', async () => {
  const lab = await rested(
    link_of({ a: '*.sampler=randperm', b: '*.sampler=sequential', c: '*.sampler=dataloader' }, '&batch=50'),
  );
  for (const [id, order] of [
    ['a', 'randperm'],
    ['b', 'sequential'],
    ['c', 'dataloader'],
  ] as const)
    expect_printed(lab.runs[id].series('batch_loss').value, `batch 50 ${order}`, 0);
  lab.dispose();
  const sum = await rested(link_of({ a: '*.reduction=sum' }));
  const losses = sum.runs.a.series('loss').value;
  for (const [i, loss] of printed('sum').slice(0, 5).entries())
    expect(Math.abs((losses[i] as number) / loss - 1)).toBeLessThan(1e-5);
  sum.dispose();
});

it('a softmax twice says nothing of numbers: the loss is the mean squared error', async () => {
  const lab = await rested(link_of({ a: '*.softmax=1', b: '' }).replace('data=random', 'data=sine'));
  expect([...lab.runs.a.series('loss').value]).toEqual([...lab.runs.b.series('loss').value]);
  lab.dispose();
});
