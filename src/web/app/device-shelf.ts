// A shelf on this device that survives a closed page and a killed browser. Photos need IndexedDB; where the browser
// refuses it, the shelf lasts as long as the page and says so.
export interface Shelf {
  /** False where it is kept only until this page closes. */
  readonly keep: (key: string, value: unknown) => Promise<boolean>;
  readonly take: (key: string) => Promise<unknown>;
  readonly takeAll: () => Promise<readonly unknown[]>;
  readonly drop: (key: string) => Promise<void>;
}

/** Opened when it is first used. A database has one shelf: a second would need its version raised. */
export function deviceShelf(databaseName: string, shelfName: string): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  const inMemory = new Map<string, unknown>();

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise((done, fail) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(shelfName);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    return opening;
  }

  async function ask<T>(
    mode: IDBTransactionMode,
    question: (shelf: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open();
    return new Promise((done, fail) => {
      const transaction = database.transaction(shelfName, mode);
      const request = question(transaction.objectStore(shelfName));
      // Kept means written, not merely asked for.
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error);
      transaction.onerror = () => fail(transaction.error);
    });
  }

  return {
    keep: async (key, value) => {
      try {
        await ask('readwrite', (shelf) => shelf.put(value, key));
        inMemory.delete(key);
        return true;
      } catch {
        inMemory.set(key, value);
        return false;
      }
    },
    drop: async (key) => {
      inMemory.delete(key);
      await ask('readwrite', (shelf) => shelf.delete(key)).catch(() => undefined);
    },
    take: async (key) => {
      const kept: unknown = await ask('readonly', (shelf) => shelf.get(key)).catch(() => undefined);
      return kept ?? inMemory.get(key);
    },
    takeAll: async () => {
      const kept: readonly unknown[] = await ask('readonly', (shelf) => shelf.getAll()).catch(() => []);
      return [...kept, ...inMemory.values()];
    },
  };
}
