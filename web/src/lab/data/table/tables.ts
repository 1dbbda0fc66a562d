// SPDX-License-Identifier: MIT
/** The visitor's own tables, by id: those of this tab, and those that this browser keeps across reloads. */
import type { ArraysChoice, DataArrays, TableUse } from '../data-set';
import { arrays_of_plan } from './feed';
import { make_known } from './known';
import type { OwnTable } from './own-table';
import { plan_of, type TablePlan } from './plan';
import { hash_of_bytes } from './reading/hash';
import { keep_table, kept_table } from './store';

const tables = new Map<string, OwnTable & { plan: TablePlan }>();

/** Undo goes back to no more of them. */
const MOST_TABLES = 4;

/** The same of the same file, made of it in the same way. Standardising is the experiment's. */
export function id_of({ cells, choices }: OwnTable): string {
  const { standardise: _, ...rest } = choices;
  const text = JSON.stringify([cells.hash, cells.reading, rest]);
  return hash_of_bytes(new TextEncoder().encode(text)).slice(0, 8);
}

function put(id: string, table: OwnTable): OwnTable & { plan: TablePlan } {
  const plan = plan_of(table.cells, table.choices);
  const planned = { ...table, plan };
  tables.delete(id);
  tables.set(id, planned);
  for (const old of [...tables.keys()].slice(0, -MOST_TABLES)) tables.delete(old);
  make_known(id, {
    name: table.name,
    inputs: plan.inputs.map(({ name }) => name),
    target: plan.target?.name ?? '',
    classes: plan.target?.classes ?? [],
  });
  return planned;
}

/** What an experiment says of it. `kept`: whether it outlives this tab. */
export async function use_table(table: OwnTable): Promise<{ use: TableUse; kept: boolean }> {
  const id = id_of(table);
  const { plan } = put(id, table);
  const { rows, inputs, target } = plan;
  const classes = target?.classes.length ?? 0;
  const shape = { samples: rows.length, features: inputs.length, classes, outputs: classes > 0 ? 0 : 1 };
  const kept = await keep_table(id, table);
  return { use: { id, ...shape, standardise: table.choices.standardise }, kept };
}

/** From this tab, or from what the browser keeps; null where neither has it. */
export async function own_table(id: string): Promise<(OwnTable & { plan: TablePlan }) | null> {
  const known = tables.get(id);
  if (known) return known;
  const kept = await kept_table(id);
  return kept && put(id, kept);
}

/** A column may take so long before somebody else has a turn, ms. */
const SLICE_MS = 8;

function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  };
}

export async function arrays_of_table({
  table,
  test,
  test_share,
  test_seed,
}: ArraysChoice): Promise<DataArrays> {
  const own = table && (await own_table(table.id));
  if (!own) throw new Error('no such table is in this browser');
  const split = test === 'split' ? { share: test_share, seed: test_seed } : null;
  const { cells, plan, choices } = own;
  return arrays_of_plan(cells, plan, choices, { standardise: table.standardise, split }, turns());
}
