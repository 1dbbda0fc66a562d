// SPDX-License-Identifier: MIT
/** Tables that outlive a reload, in the browser's own database; where there is none, they live as long as the tab. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OwnTable } from './own-table';

interface TableRecord extends OwnTable {
  id: string;
  at: number;
}

interface TableSchema extends DBSchema {
  tables: { key: string; value: TableRecord; indexes: { at: number } };
}

/** More of them are forgotten, the oldest first. */
const MOST_KEPT = 5;

let opened: Promise<IDBPDatabase<TableSchema>> | null = null;

/** Rejects where a browser has none, or forbids it. */
function database(): Promise<IDBPDatabase<TableSchema>> {
  opened ??= openDB<TableSchema>('momentum-lab.tables', 1, {
    upgrade: (one) => {
      one.createObjectStore('tables', { keyPath: 'id' }).createIndex('at', 'at');
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** False where it is not kept. */
export async function keep_table(id: string, table: OwnTable): Promise<boolean> {
  try {
    const tables = (await database()).transaction('tables', 'readwrite').store;
    await tables.put({ ...table, id, at: Date.now() });
    const keys = await tables.index('at').getAllKeys();
    for (const old of keys.slice(0, -MOST_KEPT)) await tables.delete(old);
    return true;
  } catch {
    return false;
  }
}

export async function kept_table(id: string): Promise<OwnTable | null> {
  try {
    return (await (await database()).get('tables', id)) ?? null;
  } catch {
    return null;
  }
}
