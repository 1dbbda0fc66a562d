// SPDX-License-Identifier: MIT
/**
 * The data of a worker's runs: arrays come once, by id, and runs that differ in rule and schedule alone have one copy of
 * them in the core. A copy of a trainer shares its problem (data, network); so the first run's is copied at its start, and
 * each later one is that copy with its own tuning.
 */
import type { Momentum, Trainer } from '../../core/api';
import type { ArrayTable, RunOptions } from '../protocol';

/** A trainer at its start, which the next is copied from, and how many are. */
interface Template {
  start: Trainer;
  users: number;
}

/** A trainer, and how it is given up. */
export interface LentTrainer {
  trainer: Trainer;
  release(): void;
}

/** One that shares nothing. */
export function own_trainer(momentum: Momentum, options: RunOptions): LentTrainer {
  const trainer = new momentum.Trainer(options);
  return { trainer, release: () => trainer.delete() };
}

export class SharedData {
  readonly #tables = new Map<number, ArrayTable>();
  readonly #templates = new Map<string, Template>();

  constructor(private readonly momentum: Momentum) {}

  /** Replaces the last table: an experiment has one. */
  load(id: number, table: ArrayTable): void {
    this.#tables.clear();
    this.#tables.set(id, table);
  }

  /** With the arrays that they name by id. */
  whole(options: RunOptions): RunOptions {
    const { data } = options;
    if (data.kind !== 'arrays' || !('table' in data)) return options;
    const { table: id, ...sizes } = data as typeof data & { table: number };
    const table = this.#tables.get(id);
    if (!table) throw new Error(`no table ${id} was loaded`);
    return { ...options, data: { ...sizes, ...table } } as RunOptions;
  }

  /** A trainer at its start. Only those of a table share: what is drawn is small. */
  trainer(options: RunOptions): LentTrainer {
    const { optimizer, schedule, ...problem } = options;
    if (!('table' in options.data)) return own_trainer(this.momentum, options);
    const key = JSON.stringify(problem);
    const known = this.#templates.get(key);
    const trainer = known ? known.start.clone() : new this.momentum.Trainer(this.whole(options));
    try {
      if (known) trainer.patch('', { optimizer, schedule });
    } catch (refusal) {
      trainer.delete();
      throw refusal;
    }
    const template = known ?? { start: trainer.clone(), users: 0 };
    this.#templates.set(key, template);
    template.users++;
    return { trainer, release: () => this.#release(key, template, trainer) };
  }

  #release(key: string, template: Template, trainer: Trainer): void {
    trainer.delete();
    template.users--;
    if (template.users > 0) return;
    template.start.delete();
    this.#templates.delete(key);
  }
}
