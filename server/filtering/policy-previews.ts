import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Preview } from '#shared/api/policy-changes.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyDraftStore } from './policy-draft-store.ts';
import type { PolicyStore } from './policy-store.ts';
import { PreviewTally } from './preview-tally.ts';
import { countByHour, countSince, cutOff, readVisitors, readVisits, type Visitor } from './preview-visits.ts';

export interface PolicyPreviewsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly policies: PolicyStore;
  readonly drafts: PolicyDraftStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mostVisits?: number;
}

interface Job {
  readonly previewId: string;
  preview: Preview;
  isStopped: boolean;
}

const weekMs = 7 * 24 * 3_600_000;
/** More take longer than anybody waits, and say no more. */
const mostVisits = 200_000;

/** Judges last week's visits once more, by rules that are not in force. One at a time for each member of staff. */
export class PolicyPreviews {
  readonly #parts: PolicyPreviewsParts;
  /** By account. */
  readonly #jobs = new Map<string, Job>();

  constructor(parts: PolicyPreviewsParts) {
    this.#parts = parts;
  }

  readonly start: Handlers['startPolicyPreview'] = async ({ version }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-policy-draft', {}, 'policy preview');
    if (refused) return refused;
    const { policies, drafts, ledger } = this.#parts;
    const rules = version === null ? (await drafts.read())?.rules : await policies.rulesOf(version);
    if (!rules) return failure('not-found');
    const object = version === null ? 'policy draft' : `policy ${version}`;
    await ledger.append({ actor: actor.accountId, action: 'preview-policy', object, outcome: 'done' });
    const job = this.#newJob(actor);
    const tally = new PreviewTally({
      inForce: policies.current.compiled,
      other: policies.compile(rules),
    });
    this.#run(job, tally, actor).catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'A preview failed');
      job.preview = { ...job.preview, state: 'failed' };
    });
    return success({ previewId: job.previewId });
  };

  readonly answer: Handlers['policyPreview'] = async ({ previewId }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-policy-draft', {}, 'policy preview');
    if (refused) return refused;
    const job = this.#jobs.get(actor.accountId);
    return job?.previewId === previewId ? success(job.preview) : failure('not-found');
  };

  close(): void {
    for (const job of this.#jobs.values()) job.isStopped = true;
  }

  #newJob(actor: Actor): Job {
    const before = this.#jobs.get(actor.accountId);
    if (before) before.isStopped = true;
    const counts = { judged: 0, total: 0, changed: 0, moreRows: 0 };
    const since = this.#parts.clock() - weekMs;
    const preview: Preview = { state: 'running', ...counts, since, isCut: false, rows: [] };
    const job = { previewId: randomUUID(), preview, isStopped: false };
    this.#jobs.set(actor.accountId, job);
    return job;
  }

  async #run(job: Job, tally: PreviewTally, actor: Actor): Promise<void> {
    const { db } = this.#parts.storage;
    const visitors = await readVisitors(db);
    const weekAgo = job.preview.since;
    const counts = await countByHour(db, visitors, weekAgo);
    const since = cutOff(counts, weekAgo, this.#parts.mostVisits ?? mostVisits);
    const total = countSince(counts, since);
    job.preview = { ...job.preview, since, isCut: since > weekAgo, total };
    for (const visitor of visitors) await this.#judge(job, tally, visitor);
    if (job.isStopped) return;
    const { judged, changed } = tally;
    const names = may(actor, 'view-roster', {}, this.#parts.clock()) ? namesOf(visitors) : null;
    job.preview = { ...job.preview, state: 'done', judged, total: judged, changed, ...tally.rows(names) };
  }

  async #judge(job: Job, tally: PreviewTally, visitor: Visitor): Promise<void> {
    for await (const visits of readVisits(this.#parts.storage.db, visitor, job.preview.since)) {
      if (job.isStopped) return;
      for (const visit of visits) tally.add(visit);
      job.preview = { ...job.preview, judged: tally.judged, changed: tally.changed };
    }
  }
}

const namesOf = (visitors: readonly Visitor[]) => {
  const names = new Map(visitors.map(({ pupilId, name }) => [pupilId, name]));
  return (pupilId: string | null): string => names.get(pupilId) ?? 'Somebody';
};
