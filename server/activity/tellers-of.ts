import type { Kysely } from 'kysely';
import type { Report } from '#shared/reports.ts';
import type { Schema } from '../storage/schema.ts';

/** By number, who told someone as the device said at that moment; nobody, where the school has no such pupil. */
export type Tellers = ReadonlyMap<number, string | null>;

/** What was told without the server may come when another pupil sits there. Older devices do not say who told it. */
export const tellersOf = async (db: Kysely<Schema>, reports: readonly Report[]): Promise<Tellers> => {
  const said = reports.flatMap(({ seq, ...report }) =>
    report.kind === 'concern' && report.pupilId !== undefined ? [[seq, report.pupilId] as const] : [],
  );
  const pupilIds = said.flatMap(([, pupilId]) => pupilId ?? []);
  if (pupilIds.length === 0) return new Map(said);
  const rows = await db.selectFrom('pupils').select('pupilId').where('pupilId', 'in', pupilIds).execute();
  const known = new Set(rows.map(({ pupilId }) => pupilId));
  return new Map(
    said.map(([seq, pupilId]) => [seq, pupilId !== null && known.has(pupilId) ? pupilId : null]),
  );
};
