import type { ExportRequest } from '#shared/api/exports.ts';
import { hidesOthers } from '#shared/exports/recipients.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { draftExport, type Draft, type DraftExportParts } from './draft-export.ts';
import { archive, fileNameFor, typeOf, type ExportFile, type Files } from './export-files.ts';
import type { ExportGuard } from './export-guard.ts';
import type { ExportMark } from './export-mark.ts';
import { incidentCsv, incidentJson } from './incident-table.ts';
import { packIncident, printIncident, type PackIncidentParts } from './pack-incident.ts';
import { previewOf, readingOf } from './preview-export.ts';
import { signFile } from './sign-file.ts';

export interface ExportIncidentsParts extends PackIncidentParts, DraftExportParts {
  readonly guard: ExportGuard;
  readonly approvals: Pick<Approvals, 'use'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** One draft with all that its entry in the ledger says. */
interface Job {
  readonly actor: Actor;
  readonly request: ExportRequest;
  readonly mark: ExportMark;
  readonly draft: Draft;
  readonly approvalId: string | undefined;
}

/** The only action under which exports are in the ledger; the verifier looks for it. */
const action = 'export-incident';
/** It holds the entry with the other files' hashes, and so cannot be among them: it is signed instead. */
const proofName = 'ledger.json';

/** Gives incidents out: to print, to keep, to hand on, with what proves them. Every export is in the ledger with its hashes. */
export class ExportIncidents {
  readonly #parts: ExportIncidentsParts;
  // One after the other, so that no two copies have the same number.
  readonly #inTurn = oneAtATime();

  constructor(parts: ExportIncidentsParts) {
    this.#parts = parts;
  }

  readonly preview: Handlers['previewExport'] = async (request, { actor }) => {
    const { guard, ledger } = this.#parts;
    const refused = await guard.refuse(actor, request.incidentIds);
    if (refused) return refused;
    const drafts = await draftExport(this.#parts, request);
    if (!drafts.ok) return drafts;
    for (const { incident } of drafts.value)
      await ledger.append({
        actor: actor.accountId,
        action: 'preview-export',
        object: incident.incidentId,
        outcome: 'done',
      });
    return success(previewOf(drafts.value));
  };

  file(actor: Actor, request: ExportRequest): Promise<Result<ExportFile>> {
    return this.#inTurn(() => this.#make(actor, request));
  }

  async #make(actor: Actor, request: ExportRequest): Promise<Result<ExportFile>> {
    const { guard, approvals, clock } = this.#parts;
    const refused = await guard.refuse(actor, request.incidentIds);
    if (refused) return refused;
    const drafts = await draftExport(this.#parts, request);
    if (!drafts.ok) return drafts;
    const unread = whyUnread(drafts.value, request);
    if (unread) return unread;
    const ids = drafts.value.map(({ incident }) => incident.incidentId);
    const allowed = ids.length > 1 ? await approvals.use(actor, 'export-incidents', ids) : null;
    if (allowed && !allowed.ok) return allowed;
    const jobs: Job[] = [];
    for (const draft of drafts.value) {
      const copy = await this.#nextCopy(draft.incident.incidentId);
      const mark = { by: actor.name, at: clock(), recipient: request.recipient, copy };
      jobs.push({ actor, request, mark, draft, approvalId: allowed?.value.approvalId });
    }
    return success(await this.#fileOf(jobs, request));
  }

  async #fileOf(jobs: readonly Job[], { form }: ExportRequest): Promise<ExportFile> {
    const name = fileNameFor(
      jobs.map(({ draft }) => draft.incident),
      form,
    );
    if (form === 'csv' || form === 'json')
      return { name, type: typeOf(form), bytes: await this.#table(jobs, name) };
    const files: Files = {};
    for (const job of jobs) {
      const own = fileNameFor([job.draft.incident], form);
      files[own] = form === 'pdf' ? await this.#print(job, own) : await this.#pack(job);
    }
    const [only] = Object.values(files);
    if (jobs.length === 1 && only) return { name, type: typeOf(form), bytes: only };
    const together = fileNameFor(
      jobs.map(({ draft }) => draft.incident),
      'pack',
    );
    return { name: together, type: typeOf('pack'), bytes: archive(files, this.#parts.clock()) };
  }

  async #table(jobs: readonly Job[], name: string): Promise<Uint8Array> {
    const [first] = jobs;
    if (!first) return Buffer.alloc(0);
    const incidents = jobs.map(({ draft }) => draft.incident);
    const write = first.request.form === 'csv' ? incidentCsv : incidentJson;
    const bytes = Buffer.from(write(incidents, first.mark));
    for (const job of jobs) await this.#record(job, { files: { [name]: sha256Of(bytes) } });
    return bytes;
  }

  async #print(job: Job, name: string): Promise<Uint8Array> {
    const pdf = await printIncident(this.#parts, job.draft, job.request, job.mark);
    await this.#record(job, { files: { [name]: sha256Of(pdf) } });
    return pdf;
  }

  async #pack(job: Job): Promise<Uint8Array> {
    const { ledger, clock, keys } = this.#parts;
    const { incidentId } = job.draft.incident;
    const { files, facts } = await packIncident(this.#parts, job.draft, job.request, job.mark);
    const hashes = Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, sha256Of(bytes)]));
    const entries = await ledger.seqsAbout(incidentId);
    await this.#record(job, { ...facts, entries, files: hashes });
    const proof = await ledger.prove(await ledger.seqsAbout(incidentId));
    const at = clock();
    const proven = Buffer.from(`${JSON.stringify(proof, null, 1)}\n`);
    const signed = { name: proofName, sha256: sha256Of(proven), at };
    files[proofName] = proven;
    files[`${proofName}.sig`] = Buffer.from(signFile(keys.ledger, signed));
    return archive(files, at);
  }

  #record({ actor, draft, request, mark, approvalId }: Job, facts: Record<string, unknown>): Promise<void> {
    const { incident, redaction } = draft;
    const { form, recipient } = request;
    return this.#parts.ledger.append({
      actor: actor.accountId,
      action,
      object: incident.incidentId,
      outcome: 'done',
      facts: {
        number: incident.number,
        name: recordName(incident),
        form,
        recipient,
        copy: mark.copy,
        ...(redaction && { redaction }),
        ...(approvalId !== undefined && { approvalId }),
        ...facts,
      },
    });
  }

  async #nextCopy(incidentId: string): Promise<number> {
    const { count } = await this.#parts.storage.db
      .selectFrom('ledger')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('object', '=', incidentId)
      .where('action', '=', action)
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    return count + 1;
  }
}

/** What is given out without other pupils' names was looked through by a person first, as it is now. */
const whyUnread = (drafts: readonly Draft[], { recipient, reading }: ExportRequest): Failure | null =>
  !hidesOthers(recipient) || reading === readingOf(drafts)
    ? null
    : failure('conflict', 'Look through what they will read first: it is not what you have read.');
