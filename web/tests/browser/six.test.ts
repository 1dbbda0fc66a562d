// SPDX-License-Identifier: MIT
/** One to six runs of any rule, by mouse, keyboard and touch; what cannot be is refused in the visitor's language. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, still } from './faulty';
import { pause, steps, type, waitForSteps } from './visit';

const lines = (page: Page) => page.locator('.run-list .run-line');
const line = (page: Page, name: string) => lines(page).filter({ hasText: name });
const names = async (page: Page) =>
  (await lines(page).locator('b').allTextContents()).map((one) => one.trim());
const board = (page: Page) => page.getByRole('region', { name: /^(Leader board|排行榜)$/ });
const ranks = (page: Page) => board(page).locator('tbody th').allTextContents();
const SIX = ['Plain GD', 'Momentum', 'Nesterov', 'Adam', 'RMSprop', 'Adagrad'];

const add = (page: Page) => page.getByRole('button', { name: '+ Add run' });

describe('six runs', () => {
  it('by mouse: added, trained from one start, duplicated, named, coloured, hidden, moved, removed', async () => {
    const page = await open({ query: '?lang=en&steps=0' });
    for (let i = 0; i < 4; i++) await add(page).click();
    await expect.poll(() => names(page)).toEqual(SIX);
    expect(await add(page).isDisabled()).toBe(true);
    await page.getByText('6 of 6').waitFor();
    await page.getByText(/same start ✓ [0-9a-f]{8}/).waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await waitForSteps(page, 100);
    await pause(page);
    const cells = await lines(page).locator('.number:last-child').allInnerTexts();
    for (const cell of cells) expect(cell).toMatch(/\d$/);
    expect(await board(page).locator('tbody tr').count()).toBe(6);

    await line(page, 'RMSprop').click();
    const card = page.locator('.run-card');
    await card.getByRole('button', { name: 'Remove RMSprop' }).click();
    await expect.poll(() => names(page)).toEqual(SIX.filter((name) => name !== 'RMSprop'));
    await line(page, 'Momentum').click();
    await card.getByRole('button', { name: 'Duplicate Momentum' }).click();
    await expect
      .poll(() => names(page))
      .toEqual(['Plain GD', 'Momentum B', 'Momentum E', 'Nesterov', 'Adam', 'Adagrad']);
    await type(card.getByRole('textbox', { name: 'Name of Momentum E' }), 'Mine');
    await expect.poll(async () => (await names(page))[2]).toBe('Mine');
    await card.getByRole('radio', { name: 'blue' }).check();
    await expect.poll(() => page.url()).toContain('e.colour=a');
    await card.getByRole('button', { name: 'Hide Mine' }).click();
    await line(page, 'hidden').waitFor();
    await card.getByRole('button', { name: 'Move Mine up' }).click();
    await expect.poll(async () => (await names(page))[1]).toContain('Mine');
    // And a link has it all.
    await expect.poll(() => page.url()).toContain('runs=aebcdf');
  });

  it('by keyboard: a run added and opened, a rule chosen, a head sorts', async () => {
    const page = await open({ query: '?lang=en&steps=0' });
    await add(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toEqual(SIX.slice(0, 3));
    await line(page, 'Plain GD').focus();
    await page.keyboard.press('Enter');
    const rule = page.getByRole('combobox', { name: 'Update rule of Plain gradient descent' });
    await rule.selectOption('adam');
    await expect.poll(() => names(page)).toEqual(['Adam', 'Momentum', 'Nesterov']);
    await page.getByRole('textbox', { name: 'β₁ of Adam' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Momentum γ of Adam' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await waitForSteps(page, 400);
    await pause(page);
    const head = board(page).getByRole('button', { name: 'best loss' });
    await head.focus();
    await page.keyboard.press('Enter');
    const up = await ranks(page);
    expect(await board(page).getByRole('columnheader', { name: 'best loss' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await page.keyboard.press('Enter');
    expect(await ranks(page)).toEqual(up.toReversed());
  });

  it('by touch: a card opens, a layer changes, the article is one tap back', async () => {
    const options = { ...still, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const page = await open({ query: '?lang=en&runs=abcdef&steps=20', options });
    await waitForSteps(page, 20);
    await line(page, 'Adagrad').tap();
    await page.getByRole('combobox', { name: 'Update rule of Adagrad' }).waitFor();
    await page.getByRole('button', { name: 'Experiment', exact: true }).tap();
    await page.getByRole('button', { name: 'Hidden layer 2: 8 Sigmoid' }).tap();
    await page.getByRole('button', { name: 'More units' }).tap();
    await page.getByRole('button', { name: 'Hidden layer 2: 9 Sigmoid' }).waitFor();
    await page.getByText('429 parameters').waitFor();
    expect(await steps(page)).toBe(0);
    await page.getByRole('button', { name: 'Remove Hidden layer 2' }).tap();
    await page.getByText('315 parameters').waitFor();
    await page.getByRole('button', { name: 'The article’s 20-13-8-3' }).tap();
    await page.getByText('412 parameters').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});

describe('a pair that cannot be', () => {
  it.each([
    ['en', 'Nesterov needs γ > 0'],
    ['zh', 'Nesterov 要求 γ > 0'],
  ])('is refused beside the field, and nothing changes: %s', async (lang, words) => {
    const page = await open({ query: `?lang=${lang}&runs=ac&inside=c&steps=0` });
    const gamma = page.locator('#c-momentum');
    await type(gamma, '0');
    await page
      .locator('.slider', { has: gamma })
      .getByRole('alert')
      .getByText(words, { exact: true })
      .waitFor();
    expect(await gamma.getAttribute('aria-invalid')).toBe('true');
    expect(await line(page, 'Nesterov').locator('.number').nth(1).innerText()).toContain('0.9');
    // What it depends on is taken back: it may be.
    await page.locator('#c-nesterov').uncheck();
    expect(await page.getByText(words, { exact: true }).count()).toBe(0);
    await type(gamma, '0');
    await lines(page).first().click();
    await page.locator('#a-nesterov').click();
    await page.locator('.check').getByRole('alert').getByText(words, { exact: true }).waitFor();
    expect(await page.locator('#a-nesterov').isChecked()).toBe(false);
  });

  it.each([
    ['en', 'Allowed: 0 to 1000', 'Whole numbers only, 1 to 512', 'Allowed: 0, below 1'],
    ['zh', '允许的范围：0 到 1000', '只能是整数，1 到 512', '允许的范围：不小于 0，小于 1'],
  ])('so is what no option takes: %s', async (lang, lr, units, beta) => {
    const page = await open({ query: `?lang=${lang}&runs=d&inside=d&steps=0` });
    await type(page.locator('#d-lr'), '2000');
    await page.getByText(lr, { exact: true }).waitFor();
    await type(page.locator('#d-beta1'), '1');
    await page.getByText(beta, { exact: true }).waitFor();
    await page.locator('button.chip').first().click();
    await type(page.locator('#layer-units'), '1.5');
    await page.getByText(units, { exact: true }).waitFor();
    expect(await steps(page)).toBe(0);
  });
});
