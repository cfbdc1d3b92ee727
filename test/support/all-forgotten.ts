import type { Storage } from '../../server/storage/storage.ts';
import { waitUntil } from './wait-until.ts';

/** What devices told of a page that was stopped is taken out after the answer. */
export const allForgotten = ({ db }: Pick<Storage, 'db'>): Promise<true> =>
  waitUntil('all of the page is forgotten', async () => {
    const left = await db.selectFrom('pageForgettings').select('forgettingId').execute();
    return left.length === 0;
  });
