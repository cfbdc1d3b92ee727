import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** Null where another process holds it. The operating system lets go of it when the process dies, however it dies. */
export const holdLock = (file: string): DatabaseSyncInstance | null => {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch {
    lock.close();
    return null;
  }
};
