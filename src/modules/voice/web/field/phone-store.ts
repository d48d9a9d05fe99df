// A shelf on this phone that survives a closed page and a killed browser. Photos need IndexedDB; where the browser
// refuses it, the shelf lasts as long as the page and says so.
const DATABASE = 'liren-field';
const SHELF = 'acts';

let opening: Promise<IDBDatabase> | undefined;
const inMemory = new Map<string, unknown>();

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((done, fail) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
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
    const transaction = database.transaction(SHELF, mode);
    const request = question(transaction.objectStore(SHELF));
    // Kept means written, not merely asked for.
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => fail(transaction.error);
    transaction.onerror = () => fail(transaction.error);
  });
}

/** False where it is kept only until this page closes. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    await ask('readwrite', (shelf) => shelf.put(value, key));
    inMemory.delete(key);
    return true;
  } catch {
    inMemory.set(key, value);
    return false;
  }
}

export async function drop(key: string): Promise<void> {
  inMemory.delete(key);
  await ask('readwrite', (shelf) => shelf.delete(key)).catch(() => undefined);
}

export async function take(key: string): Promise<unknown> {
  const kept: unknown = await ask('readonly', (shelf) => shelf.get(key)).catch(() => undefined);
  return kept ?? inMemory.get(key);
}

export async function takeAll(): Promise<readonly unknown[]> {
  const kept: readonly unknown[] = await ask('readonly', (shelf) => shelf.getAll()).catch(() => []);
  return [...kept, ...inMemory.values()];
}
