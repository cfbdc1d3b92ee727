import { sql, type Migration } from 'kysely';

/** Whose each device was and from when on, so that what it tells late is told of whoever sat there. */
export const deviceBindings: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('deviceBindings')
      .addColumn('deviceId', 'text', (column) => column.notNull().references('devices.deviceId'))
      .addColumn('fromAt', 'bigint', (column) => column.notNull())
      .addColumn('pupilId', 'text')
      .addColumn('staffId', 'text')
      .addPrimaryKeyConstraint('deviceBindings_once', ['deviceId', 'fromAt'])
      .execute();
    await sql`insert into "deviceBindings" ("deviceId", "fromAt", "pupilId", "staffId")
      select "deviceId", ${Date.now()}, "pupilId", "staffId" from "devices"`.execute(db);
  },
};
