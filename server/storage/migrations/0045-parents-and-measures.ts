import type { Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

/** Whether parents were told and which measures were decided: sealed, for both may name them. */
export const parentsAndMeasures: Migration = {
  up: async (db) => {
    for (const column of ['sealedParents', 'sealedMeasures'])
      await db.schema.alterTable('incidents').addColumn(column, bytesType(db)).execute();
  },
};
