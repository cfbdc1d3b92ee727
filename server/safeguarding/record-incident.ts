import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { roleLabels } from '#shared/roles.ts';
import type { Picture } from '#shared/socket-events.ts';
import type { Timeline } from '../activity/timeline.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type KeptItem, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import { sealFacts, textOfFacts, type SealedFacts } from './incident-facts.ts';
import { isPicture } from './picture-type.ts';

export interface RecordIncidentParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly states: DesiredStates;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly presences: Presences;
  readonly timeline: Timeline;
  readonly viewers: Viewers;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Request = EndpointRequest<'recordIncident'>;
type Answer = EndpointAnswer<'recordIncident'>;

const lookBackMs = 10 * 60_000;
const mostVisits = 500;

/** An incident about to be written down. */
interface Draft {
  readonly incidentId: string;
  readonly request: Request;
  readonly actor: Actor;
  readonly lesson: RunningLesson;
  readonly pupilId: string;
  readonly reportedAt: number;
}

/** A piece of evidence as the ledger knows it. */
interface Item extends KeptItem {
  readonly evidenceId: string;
  readonly takenAt: number;
  readonly mediaType: string;
}

interface Written {
  readonly number: number;
  readonly items: readonly Item[];
}

/** Takes down what a teacher has seen: a picture of the screen now, the page, the last ten minutes, their words. */
export class RecordIncident {
  readonly #parts: RecordIncidentParts;

  constructor(parts: RecordIncidentParts) {
    this.#parts = parts;
  }

  readonly answer: Handlers['recordIncident'] = async (request, { actor }) => {
    const { lessons, states, clock } = this.#parts;
    const lesson = lessons.find(request.lessonId);
    if (!lesson) return failure('expired', 'The lesson is over.');
    const refused = await askMay(this.#parts, actor, 'record-incident', { lesson }, request.lessonId);
    if (refused) return refused;
    const state = states.of(request.deviceId);
    if (!state.pupil || state.lesson?.lessonId !== lesson.lessonId) return failure('not-found');
    const { pupilId } = state.pupil;
    return this.#record({ incidentId: randomUUID(), request, actor, lesson, pupilId, reportedAt: clock() });
  };

  async #record(draft: Draft): Promise<Result<Answer>> {
    const { deviceId } = draft.request;
    const picture = await this.#takePicture(deviceId);
    const facts = await this.#gatherFacts(draft, picture);
    const text = textOfFacts(facts);
    const { number, items } = await this.#write(draft, text, picture.ok ? picture.value : null);
    await this.#parts.ledger.append({
      actor: draft.actor.accountId,
      action: 'record-incident',
      object: draft.incidentId,
      outcome: 'done',
      facts: {
        number,
        kind: draft.request.kind,
        deviceId,
        recordedSha256: sha256Of(Buffer.from(text)),
        items,
      },
    });
    this.#parts.presences.settleConcern(deviceId);
    this.#parts.viewers.incidentsChanged();
    return success({ incidentId: draft.incidentId, number, hasPicture: picture.ok });
  }

  async #takePicture(deviceId: string): Promise<Result<Picture>> {
    if (this.#parts.states.isStopped(deviceId))
      return failure('not-allowed', 'The device is stopped and referred.');
    const link = this.#parts.links.find(deviceId);
    if (!link) return failure('offline');
    const picture = await link.capture();
    if (!picture.ok || isPicture(picture.value.type, picture.value.bytes)) return picture;
    return failure('failed', 'The device sent something that is not a picture.');
  }

  async #gatherFacts(draft: Draft, picture: Result<Picture>): Promise<SealedFacts> {
    const { timeline, presences, book } = this.#parts;
    const { deviceId, words } = draft.request;
    const visits = await timeline.since(deviceId, draft.reportedAt - lookBackMs, mostVisits);
    const { presence } = presences.of(deviceId);
    const device = book.find(deviceId);
    return {
      words,
      page: (picture.ok ? picture.value.page : null) ?? presence?.page ?? null,
      tabs: (presence?.tabs ?? []).map(({ url, title, isActive }) => ({ url, title, isActive })),
      visits: visits.map(({ at, kind, url, text }) => ({ at, kind, url, text })),
      device: {
        deviceId,
        extensionVersion: device?.extensionVersion ?? '',
        profileEmail: device?.profileEmail ?? null,
      },
      pictureMissing: picture.ok ? null : `There is no picture: ${picture.detail}`,
      reporterPosition: draft.actor.roles.map((role) => roleLabels[role]).join(', '),
      className: draft.lesson.className,
    };
  }

  /** The picture is on the disk before the row that names it; one that no row names is taken away again. */
  async #write(draft: Draft, text: string, picture: Picture | null): Promise<Written> {
    const { storage, vault } = this.#parts;
    const evidenceId = randomUUID();
    const kept = picture && (await vault.keep(evidenceId, picture.bytes));
    try {
      return await storage.db.transaction().execute(async (transaction) => {
        const number = await this.#insert(transaction, draft, text);
        if (!picture || !kept) return { number, items: [] };
        const { incidentId, reportedAt: takenAt } = draft;
        const item = { evidenceId, takenAt, mediaType: picture.type, ...kept };
        await transaction
          .insertInto('evidenceItems')
          .values({ ...item, incidentId })
          .execute();
        return { number, items: [item] };
      });
    } catch (error) {
      await vault.forget(evidenceId);
      throw error;
    }
  }

  async #insert(db: Kysely<Schema>, draft: Draft, text: string): Promise<number> {
    const { incidentId, request, actor, lesson, pupilId, reportedAt } = draft;
    const { number } = await db
      .insertInto('incidents')
      .values({
        incidentId,
        pupilId,
        reportedAt,
        kind: request.kind,
        classId: lesson.classId,
        reporterId: actor.accountId,
        decision: 'open',
        sealedFacts: sealFacts(this.#parts.vault, incidentId, text),
        sealedDecisionReason: null,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    return number;
  }
}
