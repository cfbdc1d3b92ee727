import { diskTroubleOf } from './disk-trouble.ts';
import type { Storage } from './storage.ts';

const key = 'disk-tried-at';

/** While the disk takes nothing, one small write now and then finds out when it does again. */
export const tryDiskAgain = async ({ db, disk }: Pick<Storage, 'db' | 'disk'>): Promise<void> => {
  if (disk.state === 'ok') return;
  const value = String(Date.now());
  try {
    await db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  } catch (error) {
    if (diskTroubleOf(error) === null) throw error;
  }
};
