// SPDX-License-Identifier: MIT
/** Whoever comes: in one language or the other, with a browser that names none, by keys alone. */
import { describe, expect, it, vi } from 'vitest';
import { at_step, key, one, open_page, press, says, steps, text, until } from './page';
import { is_paused } from './readings';

const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));

describe('the language', () => {
  it('is Chinese or English, as is asked for', async () => {
    await open_page('', { still: true });
    await press('中文');
    await says('#loss h2', /^训练损失$/);
    expect(document.documentElement.lang).toMatch(/^zh/);
    expect(document.title).toMatch(/动量/);
    await press('English');
    await says('#loss h2', /^Training loss$/);
    expect(document.documentElement.lang).toBe('en');
  });

  it('is the browser’s at first', async () => {
    await open_page('', { still: true, language: 'zh-CN' });
    await says('#loss h2', /^训练损失$/);
    expect(document.documentElement.lang).toMatch(/^zh/);
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
    await open_page('?steps=40');
    await at_step(40);
    const chart = await until(() => one('#loss .chart-surface'));
    expect(chart.getAttribute('aria-label')).toMatch(/^Training loss: arrow keys/);
    chart.focus();
    key('ArrowLeft');
    await says('#loss .tip > span', /^step 39$/);
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^step 39, Plain GD \d\.\d+, Momentum \d\.\d+$/);
    expect(text('#loss .tip')).toContain('Momentum');
  });
});
