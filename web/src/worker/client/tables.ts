// SPDX-License-Identifier: MIT
/** Arrays on their way into one worker: they cross once, under an id, however many of its runs are made from them. */
import type { ArrayTable, RunOptions } from '../protocol';

let tables = 0;
/** of each array of inputs, as long as somebody has it */
const ids = new WeakMap<object, number>();

function id_of({ x }: ArrayTable): number {
  const id = ids.get(x) ?? tables++;
  ids.set(x, id);
  return id;
}

export class Tables {
  #loaded: number | null = null;

  constructor(private readonly load: (id: number, table: ArrayTable) => Promise<void>) {}

  /** What a run is made from, its arrays by their id; `sent` when they have to be there first. */
  sent(options: RunOptions): { options: unknown; sent: Promise<void> } {
    const { data } = options;
    if (data.kind !== 'arrays') return { options, sent: Promise.resolve() };
    const { x, y, ...sizes } = data;
    const table = id_of({ x, y });
    const sent = this.#loaded === table ? Promise.resolve() : this.load(table, { x, y });
    this.#loaded = table;
    return { options: { ...options, data: { ...sizes, table } }, sent };
  }
}
