import type { Kysely } from 'kysely';
import { chosenAdultsSchema, homeAdultId, type TrustedAdult } from '#shared/agreements/signature.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { SchoolAdult } from './school-adults.ts';

export type SignatureRow = Schema['agreementSignatures'];
export type NewSignature = Omit<SignatureRow, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnReason'>;

/** Every signature that was given, also those that hold no longer. */
export class Signatures {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** Stores it once. False when there is one of this id already. */
  async add(signature: NewSignature): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('agreementSignatures')
      .values({ ...signature, withdrawnAt: null, withdrawnBy: null, withdrawnReason: '' })
      .onConflict((conflict) => conflict.column('signatureId').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  find(signatureId: string): Promise<SignatureRow | undefined> {
    return this.#db
      .selectFrom('agreementSignatures')
      .selectAll()
      .where('signatureId', '=', signatureId)
      .executeTakeFirst();
  }

  /** False where it was withdrawn before, or is not there. */
  async withdraw(signatureId: string, by: string, at: number, reason: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('agreementSignatures')
      .set({ withdrawnAt: at, withdrawnBy: by, withdrawnReason: reason })
      .where('signatureId', '=', signatureId)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** By pupil, by them and for them; the newest first. */
  async ofPupils(pupilIds: readonly string[]): Promise<Map<string, SignatureRow[]>> {
    if (pupilIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('agreementSignatures')
      .selectAll()
      .where('pupilId', 'in', pupilIds)
      .orderBy('signedAt', 'desc')
      .execute();
    return groupedBy(rows, ({ pupilId }) => pupilId ?? '');
  }

  async ofStaff(): Promise<Map<string, SignatureRow[]>> {
    const rows = await this.#db
      .selectFrom('agreementSignatures')
      .selectAll()
      .where('role', '=', 'staff')
      .orderBy('signedAt', 'desc')
      .execute();
    return groupedBy(rows, ({ accountId }) => accountId ?? '');
  }

  /** What was signed by these and holds, by link. */
  async ofLinks(linkIds: readonly string[]): Promise<Map<string, SignatureRow>> {
    if (linkIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('agreementSignatures')
      .selectAll()
      .where('linkId', 'in', linkIds)
      .where('withdrawnAt', 'is', null)
      .execute();
    return new Map(rows.map((row) => [row.linkId ?? '', row]));
  }
}

const groupedBy = (
  rows: readonly SignatureRow[],
  keyOf: (row: SignatureRow) => string,
): Map<string, SignatureRow[]> => {
  const groups = new Map<string, SignatureRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

/** Whom a pupil named when they signed last; who has left the school, or is not near children, is not among them. */
export const trustedAdultsOf = (
  signatures: readonly SignatureRow[],
  adults: readonly SchoolAdult[],
): TrustedAdult[] => {
  const last = signatures.find(({ role, withdrawnAt }) => role === 'pupil' && withdrawnAt === null);
  if (!last) return [];
  const { schoolIds, home } = chosenAdultsSchema.parse(JSON.parse(last.adults));
  return [
    ...schoolIds.flatMap((adultId) => {
      const named = adults.find(({ accountId, isNearChildren }) => isNearChildren && accountId === adultId);
      return named === undefined ? [] : [{ adultId, name: named.name, place: 'school' as const }];
    }),
    ...(home === '' ? [] : [{ adultId: homeAdultId, name: home, place: 'home' as const }]),
  ];
};
