// SPDX-License-Identifier: MIT
/** Where pinned runs are kept: in the browser's database, which asks the library idb for it when it is used. */

/** A pinned run as it lies there: the experiment as a link, the record as JSON and bytes. */
export interface StoredRun {
  id: string;
  at: number;
  name: string;
  query: string;
  json: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ShelfStore {
  all(): Promise<StoredRun[]>;
  put(run: StoredRun): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

const RUNS = 'runs';

/** Rejects where the browser refuses it. `ended`: it was closed under us. */
export async function open_store(ended: () => void): Promise<ShelfStore> {
  const { openDB } = await import('idb');
  const database = await openDB('momentum-lab', 1, {
    upgrade: (fresh) => void fresh.createObjectStore(RUNS, { keyPath: 'id' }),
    // A newer page in another tab waits for it.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: ended,
  });
  return {
    all: () => database.getAll(RUNS),
    put: async (run) => void (await database.put(RUNS, run)),
    remove: async (ids) => {
      const { store, done } = database.transaction(RUNS, 'readwrite');
      await Promise.all([...ids.map((id) => store.delete(id)), done]);
    },
  };
}
