// SPDX-License-Identifier: MIT
/** The shelf of pinned runs: kept by the browser where it does, the same in all tabs, and said in words where it is not. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { keep_here, stored_here } from '../../lib/device-storage';
import type { PinnedRun } from './pinned-run';
import type { ShelfStore, StoredRun } from './store';
import { pinned_of } from './stored-run';

export const MOST_PINNED = 200;
const UNDO_MS = 10_000;
/** How many runs the browser was left with. */
const COUNT = 'shelf';

/** Where runs are that are pinned now. */
export type Keeping = 'opening' | 'kept' | 'blocked' | 'full';

export interface ShelfHost {
  open(ended: () => void): Promise<ShelfStore>;
  /** bytes that are left; Infinity where nobody says */
  room(): Promise<number>;
  /** tells other tabs, and hears of theirs */
  channel(heard: () => void): () => void;
  later(milliseconds: number, callback: () => void): void;
}

export class Shelf {
  readonly #pins = signal<readonly PinnedRun[]>([]);
  /** by the time of their pinning */
  readonly pins: ReadonlySignal<readonly PinnedRun[]> = this.#pins;
  readonly keeping = signal<Keeping>('opening');
  /** runs that the browser had, and has no more */
  readonly evicted = signal(0);
  /** runs in it that cannot be read */
  readonly unread = signal(0);
  /** what was deleted last, as long as that can be undone */
  readonly deleted = signal<{ name: string } | null>(null);
  readonly #stored = new Map<string, StoredRun>();
  /** those of them that the browser keeps, by their ids */
  #kept = new Set<string>();
  #undo: readonly StoredRun[] = [];
  #store: ShelfStore | null = null;
  readonly #tell: () => void;
  readonly ready: Promise<void>;

  constructor(private readonly host: ShelfHost) {
    this.#tell = host.channel(() => void this.#load());
    this.ready = this.#open();
  }

  async #open(): Promise<void> {
    try {
      this.#store = await this.host.open(() => this.#lose('blocked'));
      await this.#load();
      this.keeping.value = 'kept';
    } catch {
      this.#lose('blocked');
      return;
    }
    const before = Number(stored_here(COUNT) ?? 0);
    if (this.#stored.size === 0 && before > 0) this.evicted.value = before;
  }

  /** What is pinned from now on is there until the tab is closed. */
  #lose(why: Keeping): void {
    if (why === 'blocked') this.#store = null;
    this.keeping.value = why;
  }

  /** What all tabs have, with what is here alone. */
  async #load(): Promise<void> {
    const found = (await this.#store?.all()) ?? [];
    for (const id of this.#kept) this.#stored.delete(id);
    for (const run of found) this.#stored.set(run.id, run);
    this.#kept = new Set(found.map(({ id }) => id));
    this.#show();
  }

  #show(): void {
    const known = new Map(this.#pins.peek().map((pin) => [pin.id, pin]));
    let unread = 0;
    const pins = [...this.#stored.values()].flatMap((run) => {
      const before = known.get(run.id);
      if (before) return { ...before, name: run.name, is_stored: this.#kept.has(run.id) };
      try {
        return pinned_of(run, this.#kept.has(run.id));
      } catch {
        unread++;
        return [];
      }
    });
    this.unread.value = unread;
    this.#pins.value = pins.sort((one, other) => one.at - other.at);
  }

  /** Puts runs in; those the browser does not keep are here all the same. False: there are as many as there may be. */
  async put(runs: readonly StoredRun[]): Promise<boolean> {
    await this.ready;
    const more = runs.filter(({ id }) => !this.#stored.has(id)).length;
    if (this.#stored.size + more > MOST_PINNED) return false;
    for (const run of runs) {
      this.#stored.set(run.id, run);
      // Others may come or go meanwhile.
      if (await this.#keep(run)) this.#kept.add(run.id);
    }
    this.evicted.value = 0;
    this.#changed();
    return true;
  }

  async #keep(run: StoredRun): Promise<boolean> {
    if (!this.#store) return false;
    try {
      if ((await this.host.room()) < 2 * (run.bytes.length + run.json.length)) throw new Error('full');
      await this.#store.put(run);
      this.keeping.value = 'kept';
      return true;
    } catch {
      this.#lose('full');
      return false;
    }
  }

  #changed(): void {
    this.#show();
    const { size } = this.#kept;
    keep_here(COUNT, size > 0 ? String(size) : null);
    this.#tell();
  }

  async rename(id: string, name: string): Promise<void> {
    const run = this.#stored.get(id);
    if (run && name.trim() !== '') await this.put([{ ...run, name: name.trim() }]);
  }

  /** At once; for a while it can be undone. */
  async remove(ids: readonly string[]): Promise<void> {
    const gone = ids.flatMap((id) => this.#stored.get(id) ?? []);
    this.#forget(ids);
    this.#undo = gone;
    const deleted = { name: gone.length === 1 ? (gone[0] as StoredRun).name : '' };
    this.deleted.value = deleted;
    this.host.later(UNDO_MS, () => {
      if (this.deleted.peek() === deleted) this.deleted.value = null;
    });
    await this.#store?.remove(ids).catch(() => this.#lose('blocked'));
    // Another tab may have made this one read them again.
    this.#forget(ids);
    this.#changed();
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.#stored.delete(id);
      this.#kept.delete(id);
    }
  }

  async undo(): Promise<void> {
    this.deleted.value = null;
    await this.put(this.#undo);
    this.#undo = [];
  }

  /** As they are stored, to be taken elsewhere. */
  all(): StoredRun[] {
    return this.#pins.peek().flatMap(({ id }) => this.#stored.get(id) ?? []);
  }
}
