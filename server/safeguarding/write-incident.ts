import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { incidentSources, RecordedIncident } from '#shared/api/incidents.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import type { Triage } from '#shared/incidents/change.ts';
import type { NamedPerson } from '#shared/incidents/people.ts';
import type { RecordText } from '#shared/incidents/record.ts';
import type { Picture } from '#shared/socket-events.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type KeptItem, type Vault } from '../evidence/vault.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import { audienceFor } from './audience-for.ts';
import { firstLookDue } from './first-look-due.ts';
import { sealFacts, textOfFacts, type SealedFacts } from './incident-facts.ts';
import { headingColumns } from './incident-heading.ts';
import type { IncidentReaders } from './incident-readers.ts';
import { sealRecordText } from './incident-records.ts';
import { nextNumber } from './next-number.ts';
import { personRows } from './sealed-people.ts';

export interface TakenPicture extends Pick<Picture, 'type' | 'bytes'> {
  /** Server epoch ms. */
  readonly takenAt: number;
}

/** What somebody reports, with all that belongs to it. */
export interface NewIncident {
  readonly kind: IncidentKind;
  readonly source: (typeof incidentSources)[number];
  readonly people: readonly NamedPerson[];
  /** Who is named as having reported it. */
  readonly reporter: string;
  /** The account that recorded it; null where a pupil told someone. */
  readonly reporterId: string | null;
  readonly reportedAt: number;
  readonly facts: SealedFacts;
  readonly record: RecordText;
  /** The oldest first. */
  readonly pictures: readonly TakenPicture[];
  /** The pupil's report it came from. */
  readonly told: { readonly deviceId: string; readonly seq: number } | null;
  /** Where somebody has said already whether there is something in it. */
  readonly triage?: Triage;
}

/** A piece of evidence as the ledger knows it. */
interface Item extends KeptItem {
  readonly evidenceId: string;
  readonly takenAt: number;
  readonly mediaType: string;
}

/** One about to be written down. */
interface Draft extends NewIncident {
  readonly incidentId: string;
  readonly audience: Audience;
  readonly text: string;
}

interface Written {
  readonly number: number;
  readonly items: readonly Item[];
}

export interface WriteIncidentParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly readers: IncidentReaders;
  readonly vault: Vault;
  readonly notifier: Pick<Notifier, 'incidentRecorded'>;
  readonly ledger: Ledger;
  readonly viewers: Viewers;
}

/** Writes an incident down for those whom it concerns, wherever it came from. */
export class WriteIncident {
  readonly #parts: WriteIncidentParts;

  constructor(parts: WriteIncidentParts) {
    this.#parts = parts;
  }

  /** Resolves when it is on the disk and in the ledger. */
  async write(incident: NewIncident): Promise<RecordedIncident> {
    const staff = await this.#parts.readers.staff();
    const rolesOf = (id: string) => staff.find(({ accountId }) => accountId === id)?.roles ?? [];
    const audience = audienceFor(incident.kind, incident.people, rolesOf);
    const incidentId = randomUUID();
    const draft: Draft = { ...incident, incidentId, audience, text: textOfFacts(incident.facts) };
    const { number, items } = await this.#keep(draft);
    await this.#record(draft, number, items);
    this.#parts.viewers.incidentsChanged();
    const hasReader = (await this.#parts.readers.of(audience)).length > 0;
    return { incidentId, number, audience, hasPicture: items.length > 0, hasReader };
  }

  #record(draft: Draft, number: number, items: readonly Item[]): Promise<void> {
    const { incidentId, audience, reporterId, kind, source, told, text } = draft;
    // The ledger's facts are readable in a backup.
    const about = audience === 'safeguarding' ? { kind } : {};
    return this.#parts.ledger.append({
      actor: reporterId ?? told?.deviceId ?? 'server',
      action: 'record-incident',
      object: incidentId,
      outcome: 'done',
      facts: { number, audience, ...about, source, recordedSha256: sha256Of(Buffer.from(text)), items },
    });
  }

  /** The pictures are on the disk before the rows that name them; those that no row names are taken away again. */
  async #keep(draft: Draft): Promise<Written> {
    const { storage, vault } = this.#parts;
    const { incidentId } = draft;
    const items: Item[] = [];
    try {
      for (const { type: mediaType, bytes, takenAt } of draft.pictures) {
        const evidenceId = randomUUID();
        items.push({ evidenceId, takenAt, mediaType, ...(await vault.keep(evidenceId, bytes)) });
      }
      return await storage.db.transaction().execute(async (transaction) => {
        const number = await this.#insert(transaction, draft);
        await this.#parts.notifier.incidentRecorded(draft, transaction);
        const rows = items.map((item) => ({ ...item, incidentId }));
        if (rows.length > 0) await transaction.insertInto('evidenceItems').values(rows).execute();
        return { number, items };
      });
    } catch (error) {
      for (const { evidenceId } of items) await vault.forget(evidenceId);
      throw error;
    }
  }

  async #insert(db: Kysely<Schema>, draft: Draft): Promise<number> {
    const { vault } = this.#parts;
    const { incidentId, audience, source, reportedAt, told } = draft;
    const number = await nextNumber(db, audience);
    await db
      .insertInto('incidents')
      .values({
        incidentId,
        audience,
        number,
        source,
        ...headingColumns(vault, draft),
        reporterId: audience === 'safeguarding' ? draft.reporterId : null,
        reportedAt,
        firstLookDueAt: firstLookDue(draft.kind, draft.record.heardAt ?? reportedAt),
        firstLookAt: null,
        triage: draft.triage ?? null,
        category: null,
        assigneeId: null,
        decision: 'open',
        closedAt: null,
        reviewOn: null,
        mergedInto: null,
        toldDeviceId: told?.deviceId ?? null,
        toldSeq: told?.seq ?? null,
        sealedFacts: sealFacts(vault, incidentId, draft.text),
        sealedDecisionReason: null,
      })
      .execute();
    const people = personRows(vault, draft);
    if (people.length > 0) await db.insertInto('incidentPeople').values(people).execute();
    const sealedText = sealRecordText(vault, incidentId, 1, draft.record);
    await db
      .insertInto('incidentRevisions')
      .values({ incidentId, revision: 1, at: reportedAt, accountId: null, sealedText })
      .execute();
    return number;
  }
}
