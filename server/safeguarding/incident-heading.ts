import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Audience } from '#shared/incidents/audience.ts';
import { incidentKinds, type IncidentKind } from '#shared/incidents/kinds.ts';
import { nameSchema } from '#shared/people.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';

const kindSchema = z.enum(incidentKinds);
const headingSchema = z.object({ kind: kindSchema, reporter: nameSchema });

/** What a list shows of an incident before it is opened. */
export type IncidentHeading = z.infer<typeof headingSchema>;

/** The columns that hold it. */
interface HeadingColumns {
  readonly kind: string;
  readonly sealedHeading: Uint8Array | null;
}

const placeOf = (incidentId: string): string => `incident ${incidentId} heading`;

/** Readable where the school's safeguarding leads may read it anyway; else sealed, so that a backup tells nothing of it. */
export const headingColumns = (
  vault: Vault,
  incident: { readonly incidentId: string; readonly audience: Audience } & IncidentHeading,
): HeadingColumns => {
  const { incidentId, audience, kind, reporter } = incident;
  if (audience === 'safeguarding') return { kind, sealedHeading: null };
  return { kind: '', sealedHeading: vault.seal(placeOf(incidentId), JSON.stringify({ kind, reporter })) };
};

export const headingOf = (
  vault: Vault,
  row: HeadingColumns & { readonly incidentId: string; readonly reporter: string | null },
): { readonly kind: IncidentKind; readonly reporter: string } =>
  row.sealedHeading
    ? headingSchema.parse(JSON.parse(vault.open(placeOf(row.incidentId), row.sealedHeading)))
    : { kind: kindSchema.parse(row.kind), reporter: row.reporter ?? 'A pupil' };

/** Incidents as far as whoever changes them must know them. */
export const headedRows = (db: Kysely<Schema>, incidentIds: readonly string[]) =>
  db
    .selectFrom('incidents')
    .leftJoin('accounts', 'accounts.accountId', 'incidents.reporterId')
    .select(['incidentId', 'audience', 'kind', 'sealedHeading', 'mergedInto', 'triage', 'decision'])
    .select('accounts.name as reporter')
    .where('incidentId', 'in', incidentIds)
    .execute();
export type HeadedRow = Awaited<ReturnType<typeof headedRows>>[number];
