// SPDX-License-Identifier: MIT
/** The visitor's own tables, by id: those of this tab, and those that this browser keeps across reloads. */
import type { ArraysChoice, DataArrays, TableUse } from '../data-set';
import { arrays_of_plan } from './feed';
import { make_known } from './known';
import type { KeptTable, OwnTable } from './own-table';
import { plan_of, type TablePlan } from './plan';
import { hash_of_bytes } from './reading/hash';
import { read_file } from './reading/read-file';
import { keep_table, kept_table } from './store';

type PlannedTable = OwnTable & { plan: TablePlan };

const tables = new Map<string, PlannedTable>();
/** being read again */
const coming = new Map<string, Promise<PlannedTable | null>>();

/** Undo goes back to no more of them. */
const MOST_TABLES = 4;

/** The same of the same file, made of it in the same way. Standardising is the experiment's. */
export function id_of({ cells, choices }: OwnTable): string {
  const { standardise: _, ...rest } = choices;
  const text = JSON.stringify([cells.hash, cells.reading, rest]);
  return hash_of_bytes(new TextEncoder().encode(text)).slice(0, 8);
}

function put(id: string, table: OwnTable, plan = plan_of(table.cells, table.choices)): PlannedTable {
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

/** What an experiment says of it; kept across reloads where the browser does. `plan` is the table's, where it is known. */
export async function use_table(
  table: OwnTable,
  plan = plan_of(table.cells, table.choices),
): Promise<TableUse> {
  const id = id_of(table);
  put(id, table, plan);
  const { rows, inputs, target } = plan;
  const classes = target?.classes.length ?? 0;
  const shape = { samples: rows.length, features: inputs.length, classes, outputs: classes > 0 ? 0 : 1 };
  const { cells, ...file } = table;
  await keep_table(id, { ...file, reading: cells.reading });
  return { id, ...shape, standardise: table.choices.standardise };
}

/** From this tab, or from what the browser keeps; null where neither has it. */
export async function own_table(id: string): Promise<PlannedTable | null> {
  const known = tables.get(id);
  if (known) return known;
  const found = coming.get(id) ?? read_again(id);
  coming.set(id, found);
  return found.finally(() => coming.delete(id));
}

async function read_again(id: string): Promise<PlannedTable | null> {
  const kept = await kept_table(id);
  if (!kept) return null;
  const { reading, ...file }: KeptTable = kept;
  const read = await read_file(file.source, reading, () => {}).done;
  return 'ok' in read ? put(id, { ...file, cells: read.ok }) : null;
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
