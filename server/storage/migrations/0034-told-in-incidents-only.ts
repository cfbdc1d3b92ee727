import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.ts';

/** What pupils told is in the incidents, sealed: among the reports stays that something was told. */
export const toldInIncidentsOnly: Migration = {
  up: async (db: Kysely<Pick<Schema, 'reports'>>) => {
    await db
      .updateTable('reports')
      .set({ url: null, text: '', body: '{}' })
      .where('kind', '=', 'concern')
      .execute();
  },
};
