import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { Insertable } from 'kysely';
import type { ApprovalState } from '#shared/api/approvals.ts';
import {
  exemptionLabels,
  subjectItemLabels,
  type subjectAccessApi,
  type Withheld,
} from '#shared/api/subject-access.ts';
import { audiencesOf, recordName, type Audience } from '#shared/incidents/audience.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { Clock } from '../clock.ts';
import type { DesignatedDevices } from '../designated/designated-devices.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import { pupilRedaction } from '../exports/redact-incident.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { MayKnow } from '../retention/kept-records.ts';
import { narrowest } from '../retention/whose-incident.ts';
import { nextRecordNumber } from '../storage/next-record-number.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { devicesOf } from './devices-of.ts';
import { heldAbout, type HeldAboutParts, type HeldItem } from './held-about.ts';
import { nameReviewOf, withoutOthers } from './name-review.ts';
import { readablePage } from './readable-page.ts';
import { openChoices, sealChoices, type SubjectChoices } from './subject-choices.ts';

export interface SubjectAccessParts extends Omit<HeldAboutParts, 'db'> {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly approvals: Approvals;
  readonly designated: Pick<DesignatedDevices, 'refuse'>;
  readonly clock: Clock;
}

interface Request {
  readonly requestId: string;
  readonly number: number;
  readonly pupilId: string;
  readonly sealedWithheld: Uint8Array;
  readonly audience: Audience;
}

/** What a pupil's records need at least; each incident among them is asked about for itself. */
const aboutPupil = { incident: { audience: 'safeguarding' } } as const;

/** Everything held about one pupil, for whoever has a right to it: what is held back has a reason, and two people answer for it. */
export class SubjectAccess {
  readonly #parts: SubjectAccessParts;

  constructor(parts: SubjectAccessParts) {
    this.#parts = parts;
  }

  get handlers(): Pick<Handlers, keyof typeof subjectAccessApi> {
    return {
      subjectItems: this.#items,
      previewSubjectAccess: this.#preview,
      subjectRequests: this.#requests,
      askSubjectAccess: this.#ask,
    };
  }

  readonly #items: Handlers['subjectItems'] = async ({ pupilId }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-evidence', aboutPupil, pupilId);
    if (refused) return refused;
    if (!(await this.#pupil(pupilId))) return failure('not-found');
    await this.#record(actor, 'view-subject-items', pupilId, {});
    const items = await this.#held(actor, pupilId);
    return success(items.map(({ itemId, kind, label, entries }) => ({ itemId, kind, label, entries })));
  };

  readonly #preview: Handlers['previewSubjectAccess'] = async ({ pupilId, ...choices }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-evidence', aboutPupil, pupilId);
    if (refused) return refused;
    if (!(await this.#pupil(pupilId))) return failure('not-found');
    await this.#record(actor, 'preview-subject', pupilId, {});
    const given = (await this.#held(actor, pupilId)).filter(
      (item) => groundFor(item, choices.withheld) === null,
    );
    return success(nameReviewOf(given, pupilRedaction(await this.#names(pupilId, choices))));
  };

  readonly #ask: Handlers['askSubjectAccess'] = async ({ pupilId, reason, ...choices }, context) => {
    const { actor } = context;
    const refused = await askMay(this.#parts, actor, 'view-evidence', aboutPupil, pupilId);
    if (refused) return refused;
    if (!(await this.#pupil(pupilId))) return failure('not-found');
    const requestId = randomUUID();
    const sealedWithheld = sealChoices(this.#parts.vault, requestId, choices);
    const items = await this.#held(actor, pupilId);
    // Whoever answers as the second person may know of all that is in it.
    const audience = narrowest(items.map((item) => item.audience)) ?? 'safeguarding';
    const asked = { askedBy: actor.accountId, askedAt: this.#parts.clock(), givenAt: null, audience };
    const number = await this.#write({ requestId, pupilId, sealedWithheld, ...asked });
    const approval = await this.#parts.approvals.ask(
      { kind: 'subject-access', objects: [requestId], reason },
      context,
    );
    return approval.ok ? success({ requestId, number, audience }) : approval;
  };

  readonly #requests: Handlers['subjectRequests'] = async (_request, context) => {
    const refused = await askMay(this.#parts, context.actor, 'keep-records', {}, 'subject-access');
    if (refused) return refused;
    const rows = await this.#parts.storage.db
      .selectFrom('subjectRequests')
      .innerJoin('pupils', 'pupils.pupilId', 'subjectRequests.pupilId')
      .innerJoin('accounts', 'accounts.accountId', 'subjectRequests.askedBy')
      .where('audience', 'in', audiencesOf(context.actor.roles))
      .selectAll('subjectRequests')
      .select(['pupils.name as pupilName', 'accounts.name as asker'])
      .orderBy('serial', 'desc')
      .execute();
    const states = await this.#approvalStates(context);
    return success(
      rows.map(({ requestId, number, audience, pupilName, asker, askedAt, askedBy, givenAt, ...row }) => ({
        requestId,
        number,
        audience,
        pupilName,
        askedAt,
        givenAt,
        askedBy: asker,
        isMine: askedBy === context.actor.accountId,
        withheld: this.#choicesOf({ requestId, ...row }).withheld.length,
        state: states.get(requestId) ?? 'expired',
      })),
    );
  };

  #write(request: Omit<Insertable<Schema['subjectRequests']>, 'serial' | 'number'>): Promise<number> {
    return this.#parts.storage.db.transaction().execute(async (transaction) => {
      const number = await nextRecordNumber(transaction, 'subject-request', request.audience);
      await transaction
        .insertInto('subjectRequests')
        .values({ ...request, number })
        .execute();
      return number;
    });
  }

  /** The archive, once: whoever asked gets it after a second person has allowed it. */
  async file(actor: Actor, requestId: string): Promise<Result<{ name: string; bytes: Uint8Array }>> {
    const refused = await askMay(this.#parts, actor, 'view-evidence', aboutPupil, requestId);
    if (refused) return refused;
    const request = await this.#find(requestId);
    if (!request) return failure('not-found');
    const elsewhere = await this.#parts.designated.refuse(actor, requestId);
    if (elsewhere) return elsewhere;
    const used = await this.#parts.approvals.use(actor, 'subject-access', [requestId]);
    if (!used.ok) return used;
    const files = await this.#files(actor, request);
    const hashes = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256Of(bytes)]));
    await this.#parts.storage.db
      .updateTable('subjectRequests')
      .set({ givenAt: this.#parts.clock() })
      .where('requestId', '=', requestId)
      .execute();
    const { number } = request;
    const withheld = this.#choicesOf(request).withheld.map(({ itemId, exemption }) => ({
      itemId,
      exemption,
    }));
    await this.#record(actor, 'export-subject', requestId, { number, withheld, files: hashes });
    return success({ name: `subject-access-${recordName(request)}.zip`, bytes: zipSync(files) });
  }

  async #files(actor: Actor, request: Request): Promise<Record<string, Uint8Array>> {
    const { pupilId } = request;
    const pupil = await this.#pupil(pupilId);
    const choices = this.#choicesOf(request);
    const { withheld } = choices;
    // What came to be since it was asked for, and is for fewer eyes than those who allowed it.
    const isAllowed = ({ audience }: HeldItem) =>
      narrowest([audience, request.audience]) === request.audience;
    const items = (await this.#held(actor, pupilId)).filter(isAllowed);
    const given = items.filter((item) => groundFor(item, withheld) === null);
    const redaction = pupilRedaction(await this.#names(pupilId, choices));
    const sections = [
      { title: 'The pupil', content: pupil },
      { title: 'Devices', content: await devicesOf(this.#parts.storage.db, pupilId) },
      ...given
        .filter(({ kind }) => kind !== 'picture')
        .map((item) => ({ title: item.label, content: withoutOthers(item, redaction).value })),
    ];
    const lines = withheldLines(items, withheld);
    const page = readablePage({
      name: recordName(request),
      madeAt: this.#parts.clock(),
      sections,
      withheld: lines,
    });
    return {
      'records.json': strToU8(`${JSON.stringify({ sections, withheld: lines }, null, 2)}\n`),
      'records.html': strToU8(page),
      ...(await this.#pictures(given)),
    };
  }

  async #pictures(given: readonly HeldItem[]): Promise<Record<string, Uint8Array>> {
    const files: Record<string, Uint8Array> = {};
    for (const { kind, id } of given) {
      if (kind !== 'picture') continue;
      const { sha256, mediaType } = await this.#parts.storage.db
        .selectFrom('evidenceItems')
        .select(['sha256', 'mediaType'])
        .where('evidenceId', '=', id)
        .executeTakeFirstOrThrow();
      const ending = mediaType.replace('image/', '').replace('jpeg', 'jpg');
      files[`picture-${Object.keys(files).length + 1}.${ending}`] = await this.#parts.vault.read(id, sha256);
    }
    return files;
  }

  #held(actor: Actor, pupilId: string): Promise<HeldItem[]> {
    const { storage, vault, holds, findIncident, alertsAbout, clock } = this.#parts;
    const mayKnow: MayKnow = ({ audience }) =>
      may(actor, 'ask-approval', { approval: { audience, askerId: null } }, clock());
    return heldAbout({ db: storage.db, vault, holds, findIncident, alertsAbout }, pupilId, mayKnow);
  }

  #choicesOf({ requestId, sealedWithheld }: Pick<Request, 'requestId' | 'sealedWithheld'>): SubjectChoices {
    return openChoices(this.#parts.vault, requestId, sealedWithheld);
  }

  async #approvalStates(context: Parameters<Handlers['approvals']>[1]): Promise<Map<string, ApprovalState>> {
    const approvals = await this.#parts.approvals.list({}, context);
    return new Map(
      approvals.ok ? approvals.value.toReversed().map(({ objects, state }) => [objects[0] ?? '', state]) : [],
    );
  }

  #find(requestId: string): Promise<Request | undefined> {
    return this.#parts.storage.db
      .selectFrom('subjectRequests')
      .select(['requestId', 'number', 'pupilId', 'sealedWithheld', 'audience'])
      .where('requestId', '=', requestId)
      .executeTakeFirst();
  }

  #pupil(pupilId: string) {
    return this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.name', 'email', 'classes.name as class'])
      .where('pupilId', '=', pupilId)
      .executeTakeFirst();
  }

  async #names(pupilId: string, { leaveOut, leaveIn }: Omit<SubjectChoices, 'withheld'>) {
    const { db } = this.#parts.storage;
    const pupils = await db.selectFrom('pupils').select(['pupilId', 'name', 'email']).execute();
    const staff = await db.selectFrom('accounts').select('name').execute();
    const staffNames = staff.map(({ name }) => name);
    return { pupils, staffNames, keptIds: [pupilId], leaveOut, leaveIn };
  }

  #record(actor: Actor, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
  }
}

/** In kind and number, with the law's ground; the reasons stay with the school. */
const withheldLines = (items: readonly HeldItem[], withheld: readonly Withheld[]): string[] => {
  const counts = new Map<string, number>();
  const add = (what: string, ground: Withheld['exemption'], entries: number): void => {
    const line = `${what}: ${exemptionLabels[ground]}`;
    counts.set(line, (counts.get(line) ?? 0) + entries);
  };
  for (const item of items) {
    const ground = groundFor(item, withheld);
    if (ground !== null) add(subjectItemLabels[item.kind], ground, item.entries);
    else if (item.isWhyNotToldLeftOut) add('Why parents were not told', 'serious-harm', 1);
  }
  return [...counts].map(([line, count]) => `${count} × ${line}`);
};

/** Null where it is given. A picture is held back with its incident. */
const groundFor = (item: HeldItem, withheld: readonly Withheld[]): Withheld['exemption'] | null =>
  withheld.find(({ itemId }) => itemId === item.itemId || itemId === item.incidentId)?.exemption ?? null;
