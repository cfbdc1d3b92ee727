import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.ts';

type Tables = Pick<Schema, 'alerts' | 'incidents' | 'tellings'>;

const ofFewEyes = (db: Kysely<Tables>) =>
  db.selectFrom('incidents').select('incidentId').where('audience', '!=', 'safeguarding');

/** What was given to the head or the chair alone names nobody in the rows that stayed beside it (R46). */
export const movedBeside: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db
      .updateTable('tellings')
      .set({ adultId: null })
      .where('incidentId', 'in', ofFewEyes(db))
      .execute();
    await db.updateTable('alerts').set({ pupilId: null }).where('incidentId', 'in', ofFewEyes(db)).execute();
  },
};
