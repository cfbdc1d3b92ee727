import type { Migration } from 'kysely';

/** By what a whole site that was stopped is known again, and what devices are told to keep closed. */
export const closedSites: Migration = {
  up: async (db) => {
    await db.schema.alterTable('referrals').addColumn('siteHash', 'text').execute();
    await db.schema.alterTable('referrals').addColumn('closedMark', 'text').execute();
  },
};
