// SPDX-License-Identifier: MIT
/** Whoever comes: in one language or the other, with a browser that names none, by keys or by hand alone. */
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it, vi } from 'vitest';
import web from '../../../package.json';
import {
  all,
  at_step,
  in_address,
  key,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  texts,
  until,
} from '../support/page';
import { frames, is_paused } from '../support/readings';

const ends = () =>
  texts('#loss .end-label b').map((name, i) => `${name} ${texts('#loss .end-label span')[i]}`);

/** The loss chart of a page at rest, drawn as far. */
async function chart_at(step: number): Promise<HTMLElement> {
  await open_page(`?steps=${step}&target=0.5`);
  await at_step(step);
  const chart = await until(() => one('#loss .chart-surface'));
  await until(() => expect(`step ${step}, ${ends().join(', ')}`).toBe(chart.getAttribute('aria-valuetext')));
  return chart;
}

const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));

describe('the language', () => {
  it('is Chinese or English, as is asked for', async () => {
    await open_page('', { still: true });
    await press('中文');
    await says('#loss h2', /^训练损失$/);
    expect(document.documentElement.lang).toMatch(/^zh/);
    expect(document.title).toMatch(/动量/);
    await says('footer', new RegExp(`版本 ${web.version}`));
    await press('English');
    await says('#loss h2', /^Training loss$/);
    await says('footer', new RegExp(`Version ${web.version}`));
    expect(document.documentElement.lang).toBe('en');
  });

  it('is the browser’s at first', async () => {
    await open_page('', { still: true, language: 'zh-CN' });
    await says('#loss h2', /^训练损失$/);
    expect(document.documentElement.lang).toMatch(/^zh/);
  });

  it('stays where the other’s words do not arrive, says so, and comes when it is asked for again', async () => {
    vi.doMock('../../../src/i18n/zh', () => Promise.reject(new Error('not here')));
    await open_page('', { still: true });
    await press('中文');
    await says('.top-buttons [role=alert]', /^The Chinese words did not arrive/);
    await says('#loss h2', /^Training loss$/);
    expect(document.documentElement.lang).toBe('en');
    vi.doUnmock('../../../src/i18n/zh');
    vi.resetModules();
    await press('中文');
    await says('#loss h2', /^训练损失$/);
    expect(all('.top-buttons [role=alert]')).toEqual([]);
  });

  it('is English where the browser has none', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('C');
    await open_page('', { language: 'C' });
    await past(50);
    await says('#loss h2', /^Training loss$/);
    vi.restoreAllMocks();
  });
});

describe('keys', () => {
  it('do what the buttons do', async () => {
    await open_page('', { still: true });
    await until(() => expect(one('.play').hasAttribute('disabled')).toBe(false));
    key('s');
    await at_step(1);
    key('p');
    await says('[aria-current=step]', 'Forward');
    key(' ');
    await past(20);
    key(' ');
    await is_paused();
    key('r');
    await at_step(0);
    key('?');
    await until(() => expect(one<HTMLDialogElement>('dialog.keys').open).toBe(true));
  });

  it('read values off the chart', async () => {
    const chart = await chart_at(40);
    expect(chart.getAttribute('aria-label')).toMatch(/^Training loss: arrow keys/);
    chart.focus();
    key('ArrowLeft');
    await says('#loss .tip > span', /^step 39$/);
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^step 39, Plain GD \d\.\d+, Momentum \d\.\d+$/);
    expect(text('#loss .tip')).toContain('Momentum');
    // A tenth of the steps back, and on.
    key('PageDown');
    await says('#loss .tip > span', /^step 35$/);
    key('PageUp');
    await says('#loss .tip > span', /^step 39$/);
  });

  it('look closer, and the curves’ ends have the values there', async () => {
    const chart = await chart_at(40);
    const latest = ends();
    expect(latest).toHaveLength(2);
    chart.focus();
    key('Home');
    await says('#loss .tip > span', /^step 0$/);
    // Half of the 50 steps that the chart is long, from the first on.
    key('+');
    await says('#loss .chart-whole', 'whole run');
    for (const [name, step] of [
      ['Shift+ArrowRight', 10],
      ['Shift+ArrowRight', 20],
      ['PageUp', 24],
      ['ArrowRight', 25],
    ] as const) {
      key(name);
      await says('#loss .tip > span', `step ${step}`);
    }
    await until(() => expect(`step 25, ${ends().join(', ')}`).toBe(chart.getAttribute('aria-valuetext')));
    expect(ends()).not.toEqual(latest);
  });
});

it('the target follows a hand pixel by pixel, in numbers of two digits', async () => {
  await chart_at(210);
  const pill = one('.target-pill');
  const target = () => Number(pill.getAttribute('aria-valuenow'));
  const targets = [target()];
  fireEvent.pointerDown(pill, { button: 0, clientY: 100 });
  for (let y = 99; y >= 80; y--) {
    fireEvent.pointerMove(pill, { clientY: y });
    await frames(2);
    targets.push(target());
  }
  fireEvent.lostPointerCapture(pill);
  // On an axis from a tenth to one that is some 230 px high, twenty up are a fifth of a decade.
  expect(targets.at(-1)).toBeGreaterThan(0.6);
  for (const [i, now] of targets.entries()) {
    const before = targets[i - 1] ?? 0.5;
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now - before).toBeLessThan(0.05);
    expect(now).toBe(Number(now.toFixed(2)));
  }
  await until(() => expect(Number(one<HTMLInputElement>('#target').value)).toBe(target()));
});

describe('going to a step on the loss chart', () => {
  const pointer = (type: 'mouse' | 'touch') => (chart: HTMLElement, at: number) => {
    // The chart is 600 px wide and shows 200 steps.
    const event = { pointerType: type, pointerId: 1, button: 0, clientX: 3 * at };
    fireEvent.pointerDown(chart, event);
    fireEvent.pointerUp(chart, event);
  };
  const [click, tap] = [pointer('mouse'), pointer('touch')];
  const losses = () => texts('#loss table td data').join(' ');
  const is_there = async (step: number) => {
    await at_step(step);
    await until(() =>
      expect([in_address('steps'), text('#loss caption')]).toEqual([
        `${step}`,
        `Training loss up to step ${step}`,
      ]),
    );
  };

  const by_keys = (chart: HTMLElement) => {
    chart.focus();
    key('Home', 'PageUp', 'PageUp', 'Enter');
  };
  const by_taps = (chart: HTMLElement) => {
    tap(chart, 40);
    tap(chart, 41);
  };
  it.each([
    ['Enter', by_keys],
    ['a click', (chart: HTMLElement) => click(chart, 40)],
    ['a second tap', by_taps],
  ])('%s leads there, and from there on again, to the bit', async (_, act) => {
    const chart = await chart_at(200);
    await is_there(200);
    const before = losses();
    act(chart);
    await is_there(40);
    expect(losses()).not.toBe(before);
    await press('on to 200');
    await is_there(200);
    expect(losses()).toBe(before);
    await until(() => expect(all('#loss .chart-verbs button')).toEqual([]));
  });

  it('one tap reads, and so does a drag or a second tap elsewhere; a double click on a closer look moves nothing', async () => {
    const chart = await chart_at(200);
    await is_there(200);
    tap(chart, 40);
    await says('#loss .tip > span', /^step 40$/);
    tap(chart, 120);
    await says('#loss .tip > span', /^step 120$/);
    const event = { pointerType: 'mouse', pointerId: 1, button: 0 };
    fireEvent.pointerDown(chart, { ...event, clientX: 150 });
    fireEvent.pointerMove(chart, { ...event, clientX: 450 });
    fireEvent.pointerUp(chart, { ...event, clientX: 450 });
    await says('#loss .chart-whole', 'whole run');
    click(chart, 80);
    click(chart, 80);
    fireEvent.dblClick(chart);
    await until(() => expect(all('#loss .chart-whole')).toEqual([]));
    key('s');
    await is_there(201);
  });
});
