import type { Migration } from 'kysely';

/** What governors were told, the reviews of it, and the yearly review. */
export const governance: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('governorsReports')
      .addColumn('reportId', 'text', (column) => column.primaryKey())
      .addColumn('startsOn', 'text', (column) => column.notNull().unique())
      .addColumn('endsOn', 'text', (column) => column.notNull().unique())
      .addColumn('publishedAt', 'bigint', (column) => column.notNull())
      .addColumn('publishedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('report', 'text', (column) => column.notNull())
      .execute();
    // No reference to the incident: that it was counted outlives it.
    await db.schema
      .createTable('countedIncidents')
      .addColumn('incidentId', 'text', (column) => column.primaryKey())
      .addColumn('reportId', 'text', (column) => column.notNull().references('governorsReports.reportId'))
      .execute();
    await db.schema
      .createTable('reviewMeetings')
      .addColumn('reviewId', 'text', (column) => column.primaryKey())
      .addColumn('heldOn', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('tookPart', 'text', (column) => column.notNull())
      .addColumn('decided', 'text', (column) => column.notNull())
      .addColumn('policyChanges', 'text', (column) => column.notNull())
      .addColumn('recordedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('recordedAt', 'bigint', (column) => column.notNull())
      .addColumn('reportId', 'text', (column) => column.references('governorsReports.reportId'))
      .execute();
    await db.schema
      .createTable('selfReviewAnswers')
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('questionId', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('answeredBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('answeredAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('selfReviewAnswers_once', ['year', 'questionId'])
      .execute();
  },
};
