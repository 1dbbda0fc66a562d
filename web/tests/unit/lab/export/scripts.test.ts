// SPDX-License-Identifier: MIT
/** Exported programs: their text, and that the page's core makes what PyTorch printed when it ran them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { script_of } from '../../../../src/lab/export/python/program';
import type { Lab } from '../../../../src/lab/view';
import { names_in } from '../../../../src/lab/views/names';
import { printed_loss, program_source } from '../../../../src/modes/export/program-source';
import { en } from '../../../../src/modes/export/words/en';
import { open_core } from '../core_host';
import { until } from '../lab_support';
import { EXPERIMENTS } from './experiments';

const text_of = (kind: string) =>
  readFileSync(new URL(`../../../../src/lab/data/${kind}/${kind}.txt`, import.meta.url), 'utf8');
vi.mock('../../../../src/lab/data/iris/text', () => ({ read_text: async () => text_of('iris') }));
vi.mock('../../../../src/lab/data/digits/text', () => ({ read_text: async () => text_of('digits') }));
vi.mock('../../../../src/i18n', async () => ({
  words: { value: (await import('../../../../src/i18n/en')).en },
  language: { value: 'en' },
}));

/** Written by scripts/reference.py --exports: by program, run and step. */
const PRINTED: Record<string, Record<string, Record<string, number>>> = JSON.parse(
  readFileSync(new URL('printed.json', import.meta.url), 'utf8'),
).programs;

async function opened(query: string): Promise<Lab> {
  const { lab } = await open_core(`?${query}`);
  const steps = Number(new URLSearchParams(query).get('steps'));
  await until(() => lab.step.value === steps && lab.replaying.value === null);
  return lab;
}

const steady = (losses: Record<string, number>) =>
  Object.entries(losses).filter(([step]) => Number(step) <= STEADY);

/** Up to here rounding stays as small in all of them. */
const STEADY = 760;

/** How far the page's losses are from those PyTorch printed, at most; relative where they are above 1. */
function gap(lab: Lab, printed: Record<string, Record<string, number>>): number {
  const names = names_in(lab).short;
  const gaps = lab.shown.value.flatMap((id) =>
    steady(printed[names[id]] ?? printed[''] ?? {}).map(([step, loss]) => {
      const ours = printed_loss(lab, id, Number(step));
      expect(ours?.step).toBe(Number(step));
      return Math.abs(Number(ours?.value) - loss) / Math.max(1, Math.abs(loss));
    }),
  );
  expect(gaps.length).toBeGreaterThan(3 * lab.shown.value.length);
  return Math.max(...gaps);
}

it('every program was run', () => {
  expect(Object.keys(PRINTED).sort()).toEqual(Object.keys(EXPERIMENTS).sort());
});

describe.each(Object.entries(EXPERIMENTS))('%s', (name, query) => {
  it('is the program that PyTorch ran, and the page has the losses that it printed', async () => {
    const lab = await opened(query);
    expect(lab.link_problems.value).toEqual([]);
    await expect(script_of(program_source(lab))).toMatchFileSnapshot(`programs/${name}.py`);
    expect(gap(lab, PRINTED[name] ?? {})).toBeLessThan(2e-6);
    lab.dispose();
  });
});

it('the article’s last losses are those that the menu says PyTorch has, and the page', async () => {
  const lab = await opened('data=random&steps=1000');
  const pytorch = PRINTED['data/article_long']?.Momentum?.['1000'] ?? Number.NaN;
  const ours = lab.runs.b.at('loss', 1000)?.value ?? Number.NaN;
  const { recorded_long } = en.printed;
  expect(recorded_long).toContain(`to ${pytorch.toFixed(4)} against ${ours.toFixed(4)} at step 1,000`);
  expect(recorded_long).toContain(`up to step ${STEADY};`);
  lab.dispose();
});
