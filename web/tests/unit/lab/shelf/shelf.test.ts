// SPDX-License-Identifier: MIT
/** The shelf over a store of a test's own: what is kept, said where it is not, undone, and the same in two tabs. */
import { afterEach, expect, it } from 'vitest';
import { draw_pin, follow_shelf, free_colour } from '../../../../src/lab/shelf/drawn-pins';
import { other_start } from '../../../../src/lab/shelf/pinned-run';
import { MOST_PINNED, Shelf, type ShelfHost } from '../../../../src/lab/shelf/shelf';
import { read_shelf, write_shelf } from '../../../../src/lab/shelf/shelf-file';
import type { StoredRun } from '../../../../src/lab/shelf/store';
import { stored_of } from '../../../../src/lab/shelf/stored-run';
import type { Lab } from '../../../../src/lab/view';
import { ShapeError } from '../../../../src/lib/shape';
import { all_of, open_core, play_to } from '../core_host';
import { until } from '../lab_support';

/** A browser: what it stores, its tabs, and its clock. */
class Browser {
  readonly disk = new Map<string, StoredRun>();
  readonly heard: (() => void)[] = [];
  room = Number.POSITIVE_INFINITY;
  refuses: Error | null = null;
  later: (() => void)[] = [];
  end = () => {};

  tab(): Shelf {
    const number = this.heard.length;
    const host: ShelfHost = {
      open: async (ended) => {
        this.end = ended;
        if (this.refuses) throw this.refuses;
        return {
          all: async () => [...this.disk.values()],
          put: async (run) => {
            if (this.refuses) throw this.refuses;
            this.disk.set(run.id, run);
          },
          remove: async (ids) => {
            for (const id of ids) this.disk.delete(id);
          },
        };
      },
      room: async () => this.room,
      channel: (heard) => {
        this.heard.push(heard);
        return () => {
          for (const [tab, tell] of this.heard.entries()) if (tab !== number) tell();
        };
      },
      later: (_, callback) => void this.later.push(callback),
    };
    return new Shelf(host);
  }
}

let counts = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => counts.get(key) ?? null,
    setItem: (key: string, text: string) => counts.set(key, text),
    removeItem: (key: string) => counts.delete(key),
  },
});
let lab: Lab | null = null;
afterEach(() => {
  lab?.dispose();
  counts = new Map();
});

async function run_at(step: number, query = 'data=learnable&stop=1000'): Promise<Lab> {
  const opened = await open_core(query);
  lab = opened.lab;
  if (step > 0) await play_to(opened.lab, step);
  return opened.lab;
}

const names = ({ pins }: Shelf) => pins.value.map(({ name }) => name);

it('a pinned run is there after a reload with all it came to, to the bit, and stays as it was', async () => {
  const browser = new Browser();
  const lab = await run_at(40);
  await browser.tab().put([stored_of(lab, 'b', 'mine')]);
  const before = [...lab.runs.b.series('loss').value];
  await lab.step_once();
  const again = browser.tab();
  await again.ready;
  const [pin] = again.pins.value;
  expect(pin).toMatchObject({ name: 'mine', steps: 40, is_stored: true });
  expect([...(pin?.metrics.series('loss').value ?? [])]).toEqual(before);
  expect(other_start(pin?.experiment as Lab['experiment']['value'], lab.experiment.value)).toBeNull();
});

it('a pinned run goes on to the bit: alone with its experiment, or beside runs of the same', async () => {
  const query = 'data=learnable&b.momentum=0.9,0.5@20&stop=1000';
  const first = await run_at(60, query);
  const stored = stored_of(first, 'b', 'mine');
  const expected = [...first.runs.b.series('loss').value];
  first.dispose();
  const shelf = new Browser().tab();
  await shelf.put([stored]);
  const [pin] = shelf.pins.value;
  if (!pin) throw new Error('it was put in');
  const other = await run_at(5, 'data=moons&stop=1000');
  await other.continue_run(pin);
  expect(other.shown.value).toEqual(['b']);
  expect([...other.runs.b.series('loss').value]).toEqual(expected);
  await other.undo_data();
  expect(other.experiment.value.data).toBe('two_moons');
  expect(other.step.value).toBe(5);
  other.dispose();
  const same = await run_at(5, 'data=learnable&stop=1000');
  await same.continue_run(pin);
  await until(() => same.step.value === 60 && same.shown.value.length === 3);
  expect([...same.runs.c.series('loss').value]).toEqual(expected);
});

it('what is deleted comes back for a while; what is renamed is called so in the other tab', async () => {
  const browser = new Browser();
  const [one, other] = [browser.tab(), browser.tab()];
  const lab = await run_at(3);
  await one.put([stored_of(lab, 'a', 'first'), stored_of(lab, 'b', 'second')]);
  await until(() => names(other).length === 2);
  const [id = ''] = one.pins.value.map((pin) => pin.id);
  await one.rename(id, ' renamed ');
  await one.rename(id, '  ');
  await until(() => names(other).includes('renamed'));
  await one.remove([id]);
  await until(() => names(other).length === 1);
  expect(one.deleted.value).toEqual({ name: 'renamed' });
  await one.undo();
  await until(() => names(other).length === 2);
  expect(names(one).toSorted()).toEqual(['renamed', 'second']);
  await one.remove([id]);
  for (const callback of browser.later) callback();
  expect(one.deleted.value).toBeNull();
});

it('runs pinned at the same moment are all kept, and called so', async () => {
  const shelf = new Browser().tab();
  const lab = await run_at(3);
  await Promise.all(['1', '2', '3'].map((name) => shelf.put([stored_of(lab, 'a', name)])));
  expect(shelf.pins.value.map(({ is_stored }) => is_stored)).toEqual([true, true, true]);
});

it('what is deleted stays so, though another tab makes this one read all meanwhile', async () => {
  const browser = new Browser();
  const shelf = browser.tab();
  await shelf.put([stored_of(await run_at(3), 'a', 'gone')]);
  for (const tell of browser.heard) tell();
  await shelf.remove(shelf.pins.value.map(({ id }) => id));
  await shelf.ready;
  expect(names(shelf)).toEqual([]);
});

it('where the browser stores nothing a run is kept as long as the tab, and that is said', async () => {
  const browser = new Browser();
  browser.refuses = new DOMException('no', 'SecurityError');
  const shelf = browser.tab();
  expect(await shelf.put([stored_of(await run_at(3), 'a', 'here')])).toBe(true);
  expect(shelf.keeping.value).toBe('blocked');
  expect(shelf.pins.value).toMatchObject([{ name: 'here', is_stored: false }]);
  expect(browser.disk.size).toBe(0);
});

it('full storage is said, by what it answers or by what is left, and the run is in the tab all the same', async () => {
  const lab = await run_at(3);
  for (const fill of ['answer', 'estimate']) {
    const browser = new Browser();
    const shelf = browser.tab();
    await shelf.ready;
    if (fill === 'answer') browser.refuses = new DOMException('full', 'QuotaExceededError');
    else browser.room = 1000;
    await shelf.put([stored_of(lab, 'a', 'here')]);
    expect(shelf.keeping.value).toBe('full');
    expect(shelf.pins.value).toMatchObject([{ name: 'here', is_stored: false }]);
  }
});

it('runs that the browser has thrown away are counted; a database that is closed is said', async () => {
  const browser = new Browser();
  const lab = await run_at(3);
  const shelf = browser.tab();
  await shelf.put([stored_of(lab, 'a', 'one'), stored_of(lab, 'b', 'two')]);
  browser.disk.clear();
  const later = browser.tab();
  await later.ready;
  expect(later.evicted.value).toBe(2);
  browser.end();
  expect(later.keeping.value).toBe('blocked');
});

it('there are 200 at most: more are refused, and nothing is changed', async () => {
  const shelf = new Browser().tab();
  const run = stored_of(await run_at(0), 'a', 'one');
  const many = Array.from({ length: MOST_PINNED }, (_, i) => ({ ...run, id: String(i) }));
  expect(await shelf.put(many)).toBe(true);
  expect(await shelf.put([run])).toBe(false);
  expect(shelf.pins.value).toHaveLength(200);
});

it('a file of the shelf reads back the same; what is none is refused by its field', async () => {
  const lab = await run_at(10);
  const runs = [stored_of(lab, 'a', 'one'), stored_of(lab, 'b', '二')];
  const text = write_shelf(runs);
  expect(read_shelf(text)).toEqual(runs);
  const field = (broken: string) => {
    try {
      read_shelf(broken);
    } catch (error) {
      if (error instanceof ShapeError) return error.field;
      throw error;
    }
    return null;
  };
  expect(field(text.slice(0, -9))).toBe('file');
  expect(field('{"format":"another"}')).toMatch(/^file/);
  expect(field(text.replace('"bytes":"', '"bytes":"!'))).toBe('file.runs[0].bytes');
  expect(field(text.replace('data=learnable', 'data=learnable&runs=ab'))).not.toBeNull();
});

it('each drawn run has a colour that no other has; with six there is none left; what is of another start is drawn no more', async () => {
  const lab = await run_at(3);
  const shelf = new Browser().tab();
  await shelf.put(['1', '2', '3', '4', '5'].map((name) => stored_of(lab, 'a', name)));
  follow_shelf(lab, shelf);
  for (const run of shelf.pins.value) draw_pin(lab, run);
  expect(lab.pinned.value.map(({ colour }) => colour)).toEqual(['c', 'd', 'e', 'f']);
  expect(free_colour(lab)).toBeNull();
  lab.set_experiment('seed', 23);
  expect(lab.pinned.value).toEqual([]);
  const [run] = shelf.pins.value;
  if (!run) throw new Error('it was put in');
  expect(other_start(run.experiment, lab.experiment.value)).toBe('seed');
  draw_pin(lab, run, true);
  expect(lab.pinned.value).toHaveLength(1);
  await shelf.remove([run.id]);
  expect(lab.pinned.value).toEqual([]);
});

it('a live run that comes later, or is shown again, has its colour to itself', async () => {
  const lab = await run_at(3);
  const shelf = new Browser().tab();
  await shelf.put(['1', '2', '3', '4'].map((name) => stored_of(lab, 'a', name)));
  follow_shelf(lab, shelf);
  const colours = () => lab.pinned.value.map(({ colour }) => colour);
  for (const run of shelf.pins.value.slice(0, 3)) draw_pin(lab, run);
  expect(colours()).toEqual(['c', 'd', 'e']);
  lab.add_run();
  expect(lab.shown.value).toEqual(['a', 'b', 'c']);
  expect(colours()).toEqual(['f', 'd', 'e']);
  lab.set_style('a', 'hidden', true);
  for (const run of shelf.pins.value) draw_pin(lab, run);
  expect(colours()).toEqual(['f', 'd', 'e', 'a']);
  lab.set_style('a', 'hidden', false);
  expect(colours()).toEqual(['f', 'd', 'e']);
});

it('data that are as the core has them are the same, said or unsaid: a run of them goes on beside the live ones', async () => {
  const lab = await run_at(0, 'data=learnable&stop=1000');
  lab.set_experiment('data', 'two_moons');
  await play_to(lab, 5);
  const shelf = new Browser().tab();
  await shelf.put([stored_of(lab, 'a', 'mine')]);
  const [pin] = shelf.pins.value;
  if (!pin) throw new Error('it was put in');
  expect(other_start(pin.experiment, lab.experiment.value)).toBeNull();
  await lab.continue_run(pin);
  expect(lab.shown.value).toEqual(['a', 'b', 'c']);
});

it('of other points that somebody painted the data are said to be others', async () => {
  const { experiment } = await run_at(0);
  const [one, other] = ['one', 'other'].map((painted) => ({ ...experiment.value, painted }) as never);
  expect(other_start(one as never, other as never)).toBe('data');
});

it('pinning changes nothing of the run', async () => {
  const lab = await run_at(20);
  const before = structuredClone(all_of(lab));
  await new Browser().tab().put([stored_of(lab, 'b', 'mine')]);
  expect(all_of(lab)).toEqual(before);
});
