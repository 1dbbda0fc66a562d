// SPDX-License-Identifier: MIT
/** Regions beside the chart: which tab is open, what is said of each run, of which step, and what the link keeps. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import {
  all,
  at_step,
  choice,
  choose,
  choose_data,
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
const labels = () =>
  all('.region').map((region) => (region.getAttribute('aria-label') ?? '').replace(/\s/g, ' '));
const tab = async (name: string) => (await choice(name)).checked;
/** Of the sentence, in its order: per cent. */
const shares = () => (text('.regions-sentence').match(/[\d.]+ %/g) ?? []).map(Number.parseFloat);

it('data on a plane open on their regions, the article’s data on a step; a choice is kept by the link', async () => {
  await open(`${MOONS}&steps=0`);
  expect([await tab('Regions'), await tab('Inside step')]).toEqual([true, false]);
  expect(in_address('panel')).toBeNull();
  (await choice('Inside step')).click();
  await until(() => expect(in_address('panel')).toBe('step'));
  expect(text('#inside-title')).toBe('Inside the step');
  await open('lang=en&steps=0');
  expect(await tab('Inside step')).toBe(true);
  (await choice('Regions')).click();
  await until(() => expect(in_address('panel')).toBe('regions'));
  await open('lang=en&steps=0&panel=regions');
  expect(await tab('Regions')).toBe(true);
});

it('each run says at which step how many test points are in their region, as the leader board has it', async () => {
  await open(`${MOONS}&steps=300`);
  await says('#regions-title', /At step 300$/);
  await until(() =>
    expect(labels().map((label) => label.replace(/[\d.]+ %/, '…'))).toEqual([
      'Plain GD at step 300: … of the test points are in their region',
      'Momentum at step 300: … of the test points are in their region',
    ]),
  );
  const board = texts('.board tbody td').filter((cell) => /^[\d.]+ %$/.test(cell));
  const figures = labels().map((label) => /[\d.]+ %/.exec(label)?.[0]);
  expect(new Set(figures)).toEqual(new Set(board));
  expect(texts('.region .number')).toEqual(figures);
  expect(text('.regions-sentence')).toMatch(
    /^After 300 steps of Momentum, .* of the test points are in their region; Plain GD: .*\.$/,
  );
  expect(shares()).toEqual([...shares()].sort((one, other) => other - one));
  expect(texts('.regions-legend li')).toEqual(['class 0', 'class 1', 'test point', '% = test accuracy']);
  await press('Step 1');
  await at_step(301);
  await says('#regions-title', /At step 301$/);
});

it('without test data it says training points, and numbers have their error', async () => {
  await open('lang=en&data=moons&net=8tanh&steps=5');
  await until(() => expect(labels()[1]).toMatch(/^Momentum at step 5: [\d.]+ % of the training points are/));
  expect(text('.legend-score')).toBe('% = training accuracy');
  await open('lang=zh&data=sine&net=16tanh&steps=5');
  await until(() => expect(labels()[1]).toMatch(/^动量，第 5 步：训练数据上的均方误差是 [\d.]+$/));
  expect(text('.regions-sentence')).toMatch(/^.+走了 5 步，训练数据上的均方误差是 .+；.+。$/);
  await open('lang=en&data=plane&net=none&steps=5&test=split');
  await until(() =>
    expect(labels()[1]).toMatch(/^Momentum at step 5: mean square error [\d.]+ on the test data$/),
  );
  expect(text('.regions')).toContain('Dark is low; the larger a point, the farther it is off.');
});

it('a region looks into its run, by pointer or key', async () => {
  await open(`${MOONS}&steps=3`);
  await until(() => expect(labels()).toHaveLength(2));
  const pressed = () => all('.region').map((region) => region.getAttribute('aria-pressed'));
  expect(pressed()).toEqual(['false', 'true']);
  one('.region').click();
  await until(() => expect(pressed()).toEqual(['true', 'false']));
  await until(() => expect(in_address('inside')).toBe('a'));
});

it('of 20 columns the plane is that of principal components, or of two that are chosen and kept by the link', async () => {
  await open('lang=en&steps=2&panel=regions');
  await until(() => expect(text('.regions')).toContain('Plane of the first two principal components'));
  expect(text('.regions')).toContain('13 % of their variance. The other 18 directions are left out');
  await until(() => expect(labels()[0]).toMatch(/of the training points are put in their class$/));
  choose(one('#plane-across'), '6');
  await until(() => expect(text('.regions')).toContain('Across x7, up x1; the other 18 at their mean'));
  choose(one('#plane-up'), '2');
  await until(() => expect(in_address('plane')).toBe('7-3'));
  await open('lang=en&steps=2&panel=regions&plane=4-2');
  await until(() => expect(text('.regions')).toContain('Across x4, up x2'));
  await open('lang=en&data=moons&steps=2&plane=9-1');
  await until(() => expect(text('.banner.quiet')).toContain('plane=9-1 Allowed: 1-2, 2-1'));
  await open('lang=en&steps=2&panel=regions&plane=4-4');
  await until(() => expect(text('.banner.quiet')).toContain('plane'));
});

it('under the chart’s pointer the regions are of its step, and come back', async () => {
  await open(`${MOONS}&steps=300`);
  await says('#regions-title', /At step 300$/);
  await until(() => expect(labels()).toHaveLength(2));
  const late = labels()[1];
  const surface = one('.loss-panel .chart-surface');
  surface.focus();
  for (let i = 0; i < 15; i++) key('Shift+ArrowLeft');
  await says('#regions-title', /At step 150$/);
  await until(() => expect(labels()[1]).toMatch(/^Momentum at step 150: /));
  expect(text('.regions .panel-head .note')).toBe('under the pointer');
  // The focus may go to what is shown there.
  fireEvent.blur(surface);
  await press('Back to 300');
  await says('#regions-title', /At step 300$/);
  expect(labels()[1]).toBe(late);
});

it('what nobody sees is not worked out: another tab asks for none', async () => {
  const crew = await open(`${MOONS}&steps=3&panel=step`);
  await until(() => expect(text('#inside-title')).toContain('3'));
  expect(crew.calls).not.toContain('data_plane');
  (await choice('Regions')).click();
  await until(() => expect(labels()[1]).toContain('at step 3'));
  // The plane is the same for all runs: asked for once.
  expect(crew.calls.filter((call) => call === 'data_plane')).toHaveLength(1);
});

it('in a tab that nobody sees nothing is worked out; what comes back is of the step that came meanwhile', async () => {
  await open(`${MOONS}&steps=3`);
  await until(() => expect(labels()[1]).toContain('at step 3'));
  const see = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  see(true);
  await until(() => expect(labels()[1]).toBe('Momentum'));
  await press('Step 1');
  await at_step(4);
  expect(labels()[1]).toBe('Momentum');
  see(false);
  await until(() => expect(labels()[1]).toContain('at step 4'));
});

it('other data have another plane: what is shown is never of both', async () => {
  await open(`${MOONS}&steps=3`);
  await until(() => expect(labels()[1]).toContain('at step 3'));
  await choose_data('spirals');
  await until(() => expect(text('.regions-legend')).toContain('class 2'));
  await until(() => expect(labels()[1]).toMatch(/at step 0: /));
});

it('more classes than shapes have their number in the picture, and that is said', async () => {
  await open('lang=en&data=learnable&steps=1&panel=regions&net=none');
  await until(() => expect(text('.regions-legend')).toContain('class 2'));
  expect(text('.regions')).not.toContain('by number');
});

it('on a phone they are a card, which a link may open', async () => {
  await open(`${MOONS}&steps=5&panel=regions`, { narrow: true });
  await until(() => expect(labels()[1]).toContain('at step 5'));
  await press('Inside step');
  await until(() => expect(in_address('panel')).toBe('step'));
  await press('Regions');
  await until(() => expect(labels()[1]).toContain('at step 5'));
  await until(() => expect(in_address('panel')).toBe('regions'));
});

it('on a projector and in a frame a link asks for them; else the curves are alone', async () => {
  await open(`${MOONS}&steps=5&view=embed&panel=regions`);
  await until(() => expect(labels()[1]).toContain('at step 5'));
  expect(all('.chart')).toHaveLength(0);
  await until(() => expect(text('.regions-sentence')).toMatch(/^After 5 steps of/));
  await open(`${MOONS}&steps=5&view=embed`);
  await until(() => expect(all('.end-label')).toHaveLength(2));
  expect(all('.region')).toHaveLength(0);
  await open(`${MOONS}&steps=5&view=present&panel=regions`);
  await until(() => expect(labels()[1]).toContain('at step 5'));
  await until(() => expect(all('.end-label')).toHaveLength(2));
  expect(text('.regions-alone > p')).toBe('At step 5 · % = test accuracy');
});

it('a hidden run has no region', async () => {
  await open(`${MOONS}&steps=5&a.hidden=1`);
  await until(() => expect(labels()).toEqual([expect.stringContaining('Momentum at step 5')]));
});
