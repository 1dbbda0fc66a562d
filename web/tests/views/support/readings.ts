// SPDX-License-Identifier: MIT
/** What is read of a page that trains: the exact numbers of its charts, its equations, the step it stopped at. */
import { expect } from 'vitest';
import { read_formulas } from '../../browser/support/formulas';
import { all, in_address, one, press, steps, text, texts, until } from './page';

/** Pauses, and waits until address, counter and the chart's table name the same step: the one it stopped at. */
export async function pause(): Promise<number> {
  await press('Pause');
  await until(() => {
    expect(in_address('steps')).toBe(String(steps()));
    expect(text('#loss caption')).toContain(text('[data-testid=step]'));
  });
  return steps();
}

/** Of each run, in the loss chart's table: its name, then first, lowest, highest and latest loss. */
export const losses_shown = () => texts('#loss tbody tr');

/** The exact numbers of a run in the loss chart's table, the first run's being 1. */
export const losses = (run: number): number[] =>
  all(`#loss tbody tr:nth-child(${run}) data`).map((cell) => Number(cell.getAttribute('value')));

/** The equations of a phase, 1 to 5. */
export const equations = (phase: number): string[] =>
  read_formulas(all(`.phases li:nth-child(${phase}) .equation`));

export const chosen_presets = () => texts('.presets [aria-pressed=true] b');

/** Time to draw so often, in which a page that ought to rest could go on. */
export async function frames(count: number): Promise<void> {
  for (; count > 0; count--) await new Promise((drawn) => requestAnimationFrame(drawn));
}

export const is_paused = () =>
  until(() => expect(one('.play').getAttribute('aria-label')).toMatch(/^(Play|播放)$/));
