import { createHash, hkdfSync, randomBytes, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Schema } from '../storage/schema.ts';
import type { LedgerEntry } from './ledger-rows.ts';
import type { LedgerSigner } from './ledger-signer.ts';
import { sealLoose, unseal } from './seal.ts';

const start = 'sealed:';
/** Facts that name an account. */
const personal = ['accountId', 'by'] as const;

const hiddenSchema = z.object({ actor: z.string(), salt: z.string() });
const factsSchema = z.object({ sealedActor: z.string() });
type Opened = z.infer<typeof hiddenSchema>;

/** What says who did it: `actor` is "sealed:" and the SHA-256 of salt and actor, in hex. */
type Row = { readonly actor: string; readonly facts: string };

const commitmentOf = ({ actor, salt }: Opened): string =>
  start + createHash('sha256').update(Buffer.from(salt, 'hex')).update(actor).digest('hex');
const placeOf = (commitment: string): string => `ledger actor ${commitment}`;

/**
 * Whoever has a copy of the database without the school's keys must not learn from the ledger who did what about an incident:
 * who reported a concern about the head, say. So those entries commit to who it was, with a salt, and hold the same sealed
 * among their facts, with which it is erased. The key comes out of the one that signs the ledger, and is in no backup.
 */
export class SealedActors {
  readonly #key: Buffer;

  constructor({ privateKey }: LedgerSigner) {
    // Ed25519 signs the same text the same way each time, and nobody else can.
    const secret = sign(null, Buffer.from('thinkclick ledger actors'), privateKey);
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'sealed actors 1', 32));
  }

  seal(entry: LedgerEntry): LedgerEntry {
    const hidden = { actor: entry.actor, salt: randomBytes(32).toString('hex') };
    const facts = { ...entry.facts };
    const named = Object.fromEntries(
      personal.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])),
    );
    for (const name of personal) delete facts[name];
    const actor = commitmentOf(hidden);
    const box = sealLoose(this.#key, placeOf(actor), Buffer.from(JSON.stringify({ ...hidden, ...named })));
    return { ...entry, actor, facts: { ...facts, sealedActor: box.toString('base64') } };
  }

  /** Null where it is not sealed, or was erased. */
  open({ actor, facts }: Row): Opened | null {
    if (!actor.startsWith(start) || facts === '') return null;
    const { sealedActor } = factsSchema.parse(JSON.parse(facts));
    const keys = { schoolKey: this.#key, dataKeyOf: neverBound };
    const opened = unseal(keys, placeOf(actor), Buffer.from(sealedActor, 'base64')).toString();
    return hiddenSchema.parse(JSON.parse(opened));
  }

  /** Who did it; what the entry itself says where that is erased, or where somebody has changed it, which its proof shows. */
  actorOf(row: Row): string {
    try {
      return this.open(row)?.actor ?? row.actor;
    } catch {
      return row.actor;
    }
  }
}

const neverBound = (): never => {
  throw new Error('An actor is sealed with a key of its own');
};

/**
 * Of these objects those about which entries do not say who it was: every incident and every hold on one, for it may turn out to
 * be for few eyes.
 */
export const sealedAbout = async (
  db: Kysely<Schema>,
  objects: readonly string[],
): Promise<ReadonlySet<string>> => {
  const few = ['head', 'chair'] as const;
  const incidents = db.selectFrom('incidents').select('incidentId as id').where('incidentId', 'in', objects);
  const gone = db.selectFrom('hiddenObjects').select('objectId as id').where('objectId', 'in', objects);
  const referrals = db.selectFrom('referrals').select('referralId as id').where('referralId', 'in', objects);
  const requests = db
    .selectFrom('subjectRequests')
    .select('requestId as id')
    .where('requestId', 'in', objects);
  const approvals = db.selectFrom('approvals').select('approvalId as id').where('approvalId', 'in', objects);
  const holds = db
    .selectFrom('legalHolds')
    .select('holdId as id')
    .where('holdId', 'in', objects)
    .where('scope', '=', 'incident');
  const rows = await incidents
    .union(gone)
    .union(holds)
    .union(referrals.where('audience', 'in', few))
    .union(requests.where('audience', 'in', few))
    .union(approvals.where('audience', 'in', few))
    .execute();
  return new Set(rows.map(({ id }) => id));
};
