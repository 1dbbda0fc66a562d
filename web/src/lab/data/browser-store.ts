// SPDX-License-Identifier: MIT
/** Data of the visitor's own that outlive a reload, in the browser's own database; it is of this browser alone. */
import { type IDBPDatabase, openDB } from 'idb';

export interface BrowserStore<T> {
  /** False where there is no database, or none is allowed. */
  put(id: string, value: T): Promise<boolean>;
  get(id: string): Promise<T | null>;
  /** whether what is put outlives a reload here */
  works(): Promise<boolean>;
}

/** `most`: more of them are forgotten, the oldest first. */
export function browser_store<T extends object>(name: string, most: number): BrowserStore<T> {
  let opened: Promise<IDBPDatabase> | null = null;
  // Where a browser has none, it is refused at once.
  const database = async () => {
    opened ??= openDB(`momentum-lab.${name}`, 1, {
      upgrade: (one) => void one.createObjectStore(name, { keyPath: 'id' }).createIndex('at', 'at'),
    });
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  return {
    works: () =>
      database().then(
        () => true,
        () => false,
      ),
    async put(id, value) {
      try {
        const all = (await database()).transaction(name, 'readwrite').store;
        await all.put({ ...value, id, at: Date.now() });
        const keys = await all.index('at').getAllKeys();
        for (const old of keys.slice(0, -most)) await all.delete(old);
        return true;
      } catch {
        return false;
      }
    },
    async get(id) {
      try {
        return (await (await database()).get(name, id)) ?? null;
      } catch {
        return null;
      }
    },
  };
}
