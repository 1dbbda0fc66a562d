// SPDX-License-Identifier: MIT
/** The shelf beside the chart, over a browser's storage: pinned, drawn, compared, renamed, deleted, there after a reload. */
import { fireEvent } from '@testing-library/dom';
import { afterEach, expect, it, vi } from 'vitest';
import type { ShelfStore, StoredRun } from '../../../src/lab/shelf/store';
import { all, at_step, one, open_page, press, says, text, texts, type, until } from '../support/page';

const disk = new Map<string, StoredRun>();
let refuses = false;
vi.mock('../../../src/lab/shelf/store', () => ({
  open_store: async (): Promise<ShelfStore> => {
    if (refuses) throw new DOMException('no', 'SecurityError');
    return {
      all: async () => [...disk.values()],
      put: async (run) => void disk.set(run.id, run),
      remove: async (ids) => {
        for (const id of ids) disk.delete(id);
      },
    };
  },
}));
afterEach(() => {
  disk.clear();
  refuses = false;
});

const open = (query: string, screen = {}) =>
  open_page(`?${query}`, { still: true, remembers: true, ...screen });
const LEARNABLE = 'lang=en&data=learnable&target=0.1';
const rows = () => texts('.pin-row');
const board = () => texts('.board tbody th');

async function pin(run: string): Promise<void> {
  const before = disk.size;
  // Its card has the button, too.
  (await until(() => one(`.board [aria-label="Pin ${run}"]:not([disabled])`))).click();
  await until(() => expect(disk.size).toBe(before + 1));
}

it('a pinned run is drawn and ranked beside the live ones, and there after a reload, as it was', async () => {
  await open(`${LEARNABLE}&steps=300`);
  await until(() => expect(board()).toEqual(['Momentum', 'Plain GD']));
  await pin('Momentum');
  await until(() => expect(board()).toEqual(['Momentum', 'Momentum', 'Plain GD']));
  expect(all('.board .pin-sign[aria-label=pinned]').length).toBeGreaterThan(0);
  await says('.sentence', 'Pinned Momentum: step 210.');
  await press('Reset');
  await at_step(0);
  expect(texts('.board-steps .number')).toContain('210');
  await open(`${LEARNABLE}&steps=0&panel=shelf`);
  await until(() => expect(rows()).toEqual([expect.stringContaining('Momentum')]));
  expect(text('.pin-row')).toContain('SGD');
  expect(text('.pin-row')).toContain('step 300');
  expect(text('.pin-numbers')).toMatch(/at 210$/);
  expect(board()).toEqual(['Plain GD', 'Momentum']);
  one<HTMLInputElement>('.pin-tick input').click();
  await until(() => expect(board()).toHaveLength(3));
  one<HTMLInputElement>('.pin-tick input').click();
  await until(() => expect(board()).toHaveLength(2));
});

it('empty, it says how to pin; renamed, deleted, and back', async () => {
  await open(`${LEARNABLE}&steps=3&panel=shelf`);
  await says('.shelf-empty', /^Nothing is pinned yet\. “Pin”/);
  await until(() => expect(board()).toHaveLength(2));
  await pin('Plain GD');
  await until(() => expect(rows()).toHaveLength(1));
  one('.pin-name').click();
  const name = (await until(() => one('.pin-verbs input'))) as HTMLInputElement;
  type(name, 'the slow one');
  fireEvent.submit(one('.pin-verbs form'));
  await says('.pin-name', 'the slow one');
  await until(() => expect([...disk.values()].map((run) => run.name)).toEqual(['the slow one']));
  await press('Delete');
  await says('.shelf-undo', 'Deleted “the slow one”');
  expect(disk.size).toBe(0);
  await press('Undo');
  await says('.pin-name', 'the slow one');
  await press('Delete all …');
  await press('Keep them');
  await press('Delete all …');
  await press('Delete all');
  await says('.shelf-empty', /^Nothing is pinned yet/);
});

it('of another start the tick is greyed with its reason; drawn all the same, the sentence says so', async () => {
  await open(`${LEARNABLE}&steps=3`);
  await until(() => expect(board()).toHaveLength(2));
  await pin('Momentum');
  await open(`${LEARNABLE}&seed=23&steps=3&panel=shelf`);
  await says('.pin-why', 'other seed');
  expect(one<HTMLInputElement>('.pin-tick input').disabled).toBe(true);
  await press(/^Draw all the same/);
  await says('.loss-panel .sentence', 'It is not of the same start.');
  expect(text('.shelf')).toContain('Momentum did not start from the same: other seed.');
});

it('continued, it is a live run at its step', async () => {
  await open(`${LEARNABLE}&steps=30`);
  await until(() => expect(board()).toHaveLength(2));
  await pin('Momentum');
  const loss = [...disk.values()].length === 1 && text('.board tbody tr:last-child td:nth-of-type(2)');
  await open(`lang=en&data=moons&steps=2&panel=shelf`);
  await until(() => expect(rows()).toHaveLength(1));
  one('.pin-name').click();
  await press('Continue');
  await at_step(30);
  await until(() => expect(board()).toEqual(['Momentum']));
  expect(loss).not.toBe('');
  await until(() => expect(text('.board tbody')).toContain(String(loss)));
});

it('where the browser keeps nothing that is said, in Chinese too, and the run is there till the tab is closed', async () => {
  refuses = true;
  await open('lang=zh&data=learnable&steps=3&panel=shelf');
  await says('.shelf-notice', /^浏览器不为这个页面保存数据/);
  await until(() => expect(board()).toHaveLength(2));
  (await until(() => one('.board [aria-label="留存动量"]:not([disabled])'))).click();
  await until(() => expect(rows()).toEqual([expect.stringContaining('只在这个标签页里')]));
});

it('a phone has it as a card; the chart is a way through the steps above the others', async () => {
  await open(`${LEARNABLE}&steps=300&panel=regions`, { narrow: true });
  await says('#loss-title', 'Training loss at step 300');
  expect(all('.loss-panel .chart-choices')).toHaveLength(0);
  await press('Shelf');
  await says('.shelf-empty', /^Nothing is pinned yet/);
  expect(text('#loss-title')).toBe('Training loss');
});

it('in a frame and on a projector a link to it shows the curves', async () => {
  for (const view of ['embed', 'present']) {
    await open(`${LEARNABLE}&steps=5&view=${view}&panel=shelf`);
    await until(() => expect(all('.end-label')).toHaveLength(2));
    expect(all('.shelf')).toHaveLength(0);
  }
});
