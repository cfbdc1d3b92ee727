import type { Migration } from 'kysely';

/** Acceptable use agreements, who signed them, and the links by which they do. */
export const agreements: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('agreementVersions')
      .addColumn('versionId', 'text', (column) => column.primaryKey())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('texts', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('isSubstance', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('editedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('editedAt', 'bigint', (column) => column.notNull())
      .addColumn('publishedAt', 'bigint')
      .addUniqueConstraint('agreementVersions_number', ['audience', 'number'])
      .execute();
    await db.schema
      .createTable('agreementLinks')
      .addColumn('linkId', 'text', (column) => column.primaryKey())
      .addColumn('codeHash', 'text', (column) => column.notNull().unique())
      .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
      .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('volunteer', 'text')
      .addColumn('createdBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .addColumn('usedAt', 'bigint')
      .execute();
    // No reference to device and link: a signature outlives both.
    await db.schema
      .createTable('agreementSignatures')
      .addColumn('signatureId', 'text', (column) => column.primaryKey())
      .addColumn('versionId', 'text', (column) => column.notNull().references('agreementVersions.versionId'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
      .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('linkId', 'text')
      .addColumn('deviceId', 'text')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addColumn('relation', 'text', (column) => column.notNull())
      .addColumn('adults', 'text', (column) => column.notNull())
      .addColumn('signedAt', 'bigint', (column) => column.notNull())
      .addColumn('withdrawnAt', 'bigint')
      .addColumn('withdrawnBy', 'text')
      .addColumn('withdrawnReason', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('agreementSignatures_pupil')
      .on('agreementSignatures')
      .columns(['pupilId', 'signedAt'])
      .execute();
    await db.schema
      .createTable('agreementAsks')
      .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
      .addColumn('askId', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('agreementAsks_once', ['pupilId', 'askId'])
      .execute();
    await db.schema
      .createTable('agreementTalks')
      .addColumn('talkId', 'text', (column) => column.primaryKey())
      .addColumn('classId', 'text', (column) => column.notNull().references('classes.classId'))
      .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
