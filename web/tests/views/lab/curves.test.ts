// SPDX-License-Identifier: MIT
/** A chart of curves that belong to no run: somebody's own losses beside those of a program elsewhere. */
import { signal } from '@preact/signals';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { h, render } from 'preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loss_range } from '../../../src/figure/ticks';
import { load_words } from '../../../src/i18n';
import { Chart } from '../../../src/lab/chart/Chart';
import type { Curve } from '../../../src/lab/chart/curve';
import { series_of } from '../../../src/lib/series/series';
import { set_up_screen } from '../support/screen';

set_up_screen();
beforeAll(load_words);

const STEPS = [0, 10, 20, 40];
const CURVES: readonly Curve[] = [
  { key: 'log', name: 'my log', colour: 'c', dashed: false, series: series_of(STEPS, [1.1, 0.9, 0.4, 0.2]) },
  {
    key: 'torch',
    name: 'PyTorch',
    long_name: 'PyTorch 2.5',
    colour: 'e',
    dashed: true,
    series: series_of([0, 20], [1.2, 0.6]),
  },
  {
    key: 'test',
    name: 'my log',
    long_name: 'my log, tested',
    colour: 'c',
    dashed: true,
    beside: 'log',
    series: series_of([0, 40], [1.3, 0.5]),
  },
];

function draw(curves: readonly Curve[]): HTMLElement {
  render(
    h(Chart, {
      curves,
      name: 'Loss',
      gutter: 90,
      first: 0,
      x_label: 'updates',
      cursor: signal<number | null>(null),
      zoom: signal(null),
      range: (min, max) => loss_range(min, max, false),
      format: (loss) => loss.toFixed(2),
    }),
    document.body,
  );
  return document.body;
}

afterEach(() => render(null, document.body));

const rows = () =>
  screen
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map((cell) => cell.textContent));

it('has a table of them, with what they begin with, their extremes and their ends', () => {
  draw(CURVES);
  expect(rows().slice(1)).toEqual([
    ['my log', '1.10', '0.20', '1.10', '0.20'],
    ['PyTorch 2.5', '1.20', '0.60', '1.20', '0.60'],
    ['my log, tested', '1.30', '0.50', '1.30', '0.50'],
  ]);
  // As far as the longest of them.
  expect(screen.getByRole('table', { hidden: true }).querySelector('caption')?.textContent).toContain('40');
});

it('names each at its end in its colour, and reads both at a step', async () => {
  const body = draw(CURVES);
  const labels = await waitFor(() => {
    const all = [...body.querySelectorAll('.end-label')];
    expect(all).toHaveLength(2);
    return all;
  });
  expect(labels.map((label) => [label.textContent, label.className])).toEqual([
    ['my log0.20', 'end-label run-c'],
    ['PyTorch0.60', 'end-label run-e'],
  ]);
  const surface = within(body).getByRole('slider');
  // From the last step on: 40, and back.
  fireEvent.keyDown(surface, { key: 'ArrowLeft' });
  await waitFor(() => expect(surface.getAttribute('aria-valuenow')).toBe('39'));
  expect(surface.getAttribute('aria-valuetext')).toContain('my log 0.40, PyTorch 0.60');
  const tip = [...body.querySelectorAll('.tip-row')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  // The one without test data has none beside it.
  expect(tip).toEqual([
    ['my log', '0.40', '1.30'],
    ['PyTorch', '0.60', ''],
  ]);
});

it('draws others as soon as it is given others', async () => {
  const body = draw(CURVES);
  await waitFor(() => expect(body.querySelectorAll('.end-label')).toHaveLength(2));
  draw([{ ...(CURVES[1] as Curve), key: 'other', name: 'JAX', long_name: 'JAX', colour: 'a' }]);
  await waitFor(() =>
    expect([...body.querySelectorAll('.end-label')].map((label) => label.className)).toEqual([
      'end-label run-a',
    ]),
  );
  expect(rows()[1]?.[0]).toBe('JAX');
});
