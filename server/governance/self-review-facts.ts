import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { policyRulesSchema, type PolicyRules } from '#shared/policy/policy.ts';
import type { Schema } from '../storage/schema.ts';

/** What the system knows of itself, for the yearly review. */
export interface SelfReviewFacts {
  readonly devices: { readonly all: number; readonly onNewest: number; readonly lately: number };
  readonly rules: PolicyRules | null;
  readonly version: number;
  readonly categories: number;
  /** Kinds of sites that are closed to everyone, by their names. */
  readonly closed: readonly string[];
  readonly audiences: number;
  readonly sealedSources: number;
  readonly versionsThisYear: number;
  readonly approvedThisYear: number;
  readonly tests: { readonly run: number; readonly passed: number; readonly lastAt: number | null };
  readonly reviews: readonly { readonly heldOn: string; readonly body: string }[];
  readonly siteReports: { readonly all: number; readonly answered: number };
  readonly retentionDays: number;
}

const weekMs = 7 * 86_400_000;
const textSchema = z.object({
  categories: z.array(z.object({ id: z.string(), label: z.string(), isIllegal: z.boolean() })),
});

export const gatherFacts = async (
  db: Kysely<Schema>,
  {
    from,
    now,
    retentionDays,
  }: { readonly from: number; readonly now: number; readonly retentionDays: number },
): Promise<SelfReviewFacts> => {
  const policy = await db
    .selectFrom('policies')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const devices = await db.selectFrom('devices').select(['policyVersion', 'lastSeenAt']).execute();
  const versions = await db
    .selectFrom('policies')
    .select('approvedBy')
    .where('publishedAt', '>=', from)
    .execute();
  const tests = await db.selectFrom('filterTests').select(['at', 'passed']).where('at', '>=', from).execute();
  const reports = await db
    .selectFrom('filterReports')
    .select('outcome')
    .where('reportedAt', '>=', from)
    .execute();
  const version = policy?.version ?? 0;
  return {
    version,
    ...rulesIn(policy),
    devices: {
      all: devices.length,
      onNewest: devices.filter(({ policyVersion }) => policyVersion === version).length,
      lately: devices.filter(({ lastSeenAt }) => lastSeenAt > now - weekMs).length,
    },
    sealedSources: await sealedSources(db),
    versionsThisYear: versions.length,
    approvedThisYear: versions.filter(({ approvedBy }) => approvedBy !== null).length,
    tests: {
      run: tests.length,
      passed: tests.filter(({ passed }) => passed === 1).length,
      lastAt: tests.length === 0 ? null : Math.max(...tests.map(({ at }) => at)),
    },
    reviews: await reviewsSince(db, from),
    siteReports: {
      all: reports.length,
      answered: reports.filter(({ outcome }) => outcome !== null).length,
    },
    retentionDays,
  };
};

const rulesIn = (policy: { readonly rules: string; readonly text: string } | undefined) => {
  if (!policy) return { rules: null, categories: 0, closed: [], audiences: 0 };
  const rules = policyRulesSchema.parse(JSON.parse(policy.rules));
  const { categories } = textSchema.parse(JSON.parse(policy.text));
  const everyone = rules.audiences.find(({ audience }) => audience.kind === 'everyone')?.categories ?? {};
  return {
    rules,
    categories: categories.length,
    closed: categories
      .filter(({ id, isIllegal }) => isIllegal || everyone[id] === 'block')
      .map(({ label }) => label),
    audiences: rules.audiences.length,
  };
};

const sealedSources = async (db: Kysely<Schema>): Promise<number> => {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'sealed-lists')
    .executeTakeFirst();
  return row ? z.array(z.unknown()).parse(JSON.parse(row.value)).length : 0;
};

const reviewsSince = (db: Kysely<Schema>, from: number) =>
  db
    .selectFrom('reviewMeetings')
    .select(['heldOn', 'body'])
    .where('heldOn', '>=', new Date(from).toISOString().slice(0, 10))
    .orderBy('heldOn')
    .execute();
