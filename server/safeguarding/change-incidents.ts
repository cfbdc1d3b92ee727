import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { narrowerThan, type FewEyes } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import { keepCorrection } from './incident-corrections.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tellings } from '../told/tellings.ts';
import type { Notifier } from '../notify/notifier.ts';
import { factsOf } from './change-facts.ts';
import { sentenceOf } from './change-sentence.ts';
import type { CorrectPeople, Standing } from './correct-people.ts';
import { headedRows, headingColumns, headingOf, type HeadedRow as Row } from './incident-heading.ts';
import { keepLink } from './keep-link.ts';
import { noteMerged, whyNotMerged } from './merge-incidents.ts';
import { carriedBy } from './merged-under.ts';
import { moveIncidents } from './move-incidents.ts';
import type { IncidentNotes } from './incident-notes.ts';
import type { IncidentReaders } from './incident-readers.ts';
import type { IncidentRights } from './incident-rights.ts';
import { audienceSchema } from './incident-rights.ts';
import { answerForCarried, noteParents, sealParents, whyNotClosed } from './parents-answers.ts';
import { whyNotReclassified } from './refuse-to-view.ts';
import { reasonPlace } from './review-incidents.ts';
import { sealMeasures } from './sealed-measures.ts';
import { namePeople } from './sealed-people.ts';
import { standsAlready } from './stands-already.ts';

export interface ChangeIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rights: IncidentRights;
  readonly readers: IncidentReaders;
  readonly people: CorrectPeople;
  readonly notes: IncidentNotes;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly viewers: Viewers;
  readonly notifier: Pick<Notifier, 'incidentMoved' | 'takeBack'>;
  readonly tellings: Pick<Tellings, 'moved'>;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
  readonly clock: Clock;
}

type ChangeOf<Kind extends IncidentChange['kind']> = Extract<IncidentChange, { kind: Kind }>;

const judging: ReadonlySet<IncidentChange['kind']> = new Set(['triage', 'decide', 'category', 'merge']);

/** What somebody says, and what it means. */
interface Word extends Standing {
  readonly accountId: string;
  /** The name of who says it. */
  readonly by: string;
  readonly change: IncidentChange;
  /** As it is written into the incident; null: nothing is. */
  readonly sentence: string | null;
  /** To whose eyes alone it gives which incidents. */
  readonly givenTo: ReadonlyMap<string, FewEyes>;
}

/** Reading an incident and deciding about it are two things: every change has its own entry in the ledger. */
export class ChangeIncidents {
  readonly #parts: ChangeIncidentsParts;

  constructor(parts: ChangeIncidentsParts) {
    this.#parts = parts;
  }

  readonly change: Handlers['changeIncidents'] = async ({ incidentIds, change }, { actor }) => {
    const { rights, storage, ledger, viewers } = this.#parts;
    const others = change.kind === 'merge' ? [change.into] : 'to' in change ? [change.to] : [];
    const refused =
      (await rights.refuse(actor, [...incidentIds, ...others])) ??
      (await this.#refuseSealed([...incidentIds, ...others], change));
    if (refused) return refused;
    const rows = await headedRows(storage.db, [...new Set([...incidentIds, ...others])]);
    const impossible = await this.#whyNot(rows, change, incidentIds);
    if (impossible) return impossible;
    const meant = rows.filter(({ incidentId }) => incidentIds.includes(incidentId));
    const { accountId } = actor;
    const word = await this.#wordOn(meant, actor, change);
    const changed = await storage.db
      .transaction()
      .execute((transaction) => this.#all(transaction, meant, word));
    const isForFew = (incidentId: string): boolean =>
      word.givenTo.has(incidentId) ||
      rows.some((row) => row.incidentId === incidentId && row.audience !== 'safeguarding');
    for (const incidentId of new Set([...incidentIds, ...changed]))
      await ledger.append({
        actor: accountId,
        action: 'change-incident',
        object: incidentId,
        outcome: 'done',
        facts: {
          ...factsOf(change, isForFew(incidentId)),
          ...(!changed.has(incidentId) && { stoodAlready: true }),
          ...(!incidentIds.includes(incidentId) && { goesAlong: true }),
        },
      });
    viewers.incidentsChanged();
    return success({ hasReader: await this.#tellNewEyes(word, [...changed]) });
  };

  /** What nobody may read nobody judges, not as one of several either. To whose eyes it is may still be put right. */
  async #refuseSealed(incidentIds: readonly string[], change: IncidentChange): Promise<Failure | null> {
    if (!judging.has(change.kind)) return null;
    for (const incidentId of incidentIds) {
      const refused = await this.#parts.sealedIncidents.refusalOf(incidentId);
      if (refused) return refused;
    }
    return null;
  }

  /** Whoever has one open that is not for their eyes any more loses sight of it. Whether anybody may read them now. */
  async #tellNewEyes({ givenTo }: Word, changed: readonly string[]): Promise<boolean> {
    const [audience] = givenTo.values();
    if (audience === undefined) return true;
    this.#parts.viewers.referralsChanged();
    await this.#parts.tellings.moved(changed);
    return (await this.#parts.readers.of(audience)).length > 0;
  }

  /** All that must be known before the transaction begins. */
  async #wordOn(rows: readonly Row[], actor: Actor, change: IncidentChange): Promise<Word> {
    const givenTo = new Map<string, FewEyes>();
    for (const row of rows) {
      const audience =
        change.kind === 'people' ? await this.#parts.people.givenTo(row, change) : givenBy(row, change);
      if (audience !== null) givenTo.set(row.incidentId, audience);
    }
    const [first] = rows;
    const before = await this.#parts.people.standing(first?.incidentId ?? '', change);
    const sentence = await sentenceOf(this.#parts, change, first?.incidentId ?? '');
    const { accountId, name: by } = actor;
    return { accountId, by, change, givenTo, sentence, ...before };
  }

  /** Those that were not so already, and those that go with them. */
  async #all(db: Kysely<Schema>, rows: readonly Row[], word: Word): Promise<ReadonlySet<string>> {
    const { notes } = this.#parts;
    const changed = new Set<string>();
    for (const row of rows) {
      const { incidentId } = row;
      const isDone = word.isSo || changed.has(incidentId);
      if (isDone || (await standsAlready(db, this.#parts, incidentId, word))) continue;
      for (const along of await this.#apply(db, row, word)) changed.add(along);
      if (word.sentence !== null) await notes.add(db, word.accountId, incidentId, word.sentence);
      for (const along of await this.#answerForParents(db, incidentId, word)) changed.add(along);
      changed.add(incidentId);
    }
    return changed;
  }

  /** Gives those that go with it. */
  async #answerForParents(
    db: Kysely<Schema>,
    incidentId: string,
    { accountId, change }: Word,
  ): Promise<readonly string[]> {
    if (change.kind !== 'decide') return [];
    await noteParents(db, this.#parts.notes, incidentId, { accountId, change });
    return answerForCarried(db, this.#parts, incidentId, { accountId, change });
  }

  async #whyNot(
    rows: readonly Row[],
    change: IncidentChange,
    incidentIds: readonly string[],
  ): Promise<Failure | null> {
    if (change.kind === 'assign' && change.accountId !== null) {
      for (const row of rows) {
        const readers = await this.#parts.readers.of(audienceSchema.parse(row.audience));
        if (readers.some(({ accountId }) => accountId === change.accountId)) continue;
        return failure('not-allowed', 'This colleague may not read all of these incidents.');
      }
    }
    const meets = change.kind === 'merge' || change.kind === 'link';
    if (meets && new Set(rows.map(({ audience }) => audience)).size > 1)
      return failure('not-allowed', 'These are for different people’s eyes and stay apart.');
    if (change.kind === 'people') return this.#parts.people.whyNot(incidentIds, change);
    if (change.kind === 'narrow') return whyNotNarrow(rows, change);
    if (change.kind === 'reclassify')
      return whyNotReclassified(this.#parts.storage.db, this.#parts.vault, rows, change.incidentKind);
    if (change.kind === 'decide') {
      const carried = await carriedBy(this.#parts.storage.db, incidentIds);
      return whyNotClosed([...rows, ...carried], change, this.#parts.clock());
    }
    return change.kind === 'merge' ? whyNotMerged(rows, change, incidentIds) : null;
  }

  /** Gives those that go with it. */
  async #apply(
    db: Kysely<Schema>,
    row: Row,
    { accountId, by, change, givenTo, pupilsBefore: before }: Word,
  ): Promise<readonly string[]> {
    const { vault, notes, clock } = this.#parts;
    const { incidentId } = row;
    const columns = this.#columnsFor(row, change, by);
    const audience = givenTo.get(incidentId);
    if (change.kind === 'link' || change.kind === 'unlink') await keepLink(db, incidentId, change);
    if (before !== null) await keepCorrection(db, vault, { incidentId, at: clock(), accountId, before });
    if (change.kind === 'people')
      await namePeople(db, vault, { incidentId, audience: audienceSchema.parse(row.audience), ...change });
    if (audience !== undefined)
      return moveIncidents(this.#parts, db, { row, audience, kind: kindAfter(change) });
    if (columns !== null)
      await db.updateTable('incidents').set(columns).where('incidentId', '=', incidentId).execute();
    if (change.kind === 'merge') await noteMerged(db, notes, accountId, { merge: change, row });
    return [];
  }

  /** Null where it changes none. */
  #columnsFor(row: Row, change: IncidentChange, by: string) {
    switch (change.kind) {
      case 'triage':
        return { triage: change.triage };
      case 'reclassify':
        return this.#headingFor(row, change);
      case 'category':
        return { category: change.category };
      case 'assign':
        return { assigneeId: change.accountId };
      case 'review-on':
        return { reviewOn: change.on };
      case 'merge':
        return { mergedInto: change.into, closedAt: this.#parts.clock() };
      case 'measures':
        return { sealedMeasures: this.#measuresFor(row, change, by) };
      case 'decide':
        return this.#decisionFor(row, change);
      case 'narrow':
      case 'people':
      case 'link':
      case 'unlink':
        return null;
    }
  }

  #measuresFor({ incidentId }: Row, { escalation, sanctions }: ChangeOf<'measures'>, by: string): Uint8Array {
    const { vault, clock } = this.#parts;
    return sealMeasures(vault, incidentId, { escalation, sanctions, at: clock(), by });
  }

  #headingFor(row: Row, { incidentKind }: ChangeOf<'reclassify'>) {
    const { vault } = this.#parts;
    const { incidentId } = row;
    const { reporter } = headingOf(vault, row);
    const audience = audienceSchema.parse(row.audience);
    return headingColumns(vault, { incidentId, audience, kind: incidentKind, reporter });
  }

  #decisionFor({ incidentId }: Row, change: ChangeOf<'decide'>) {
    const { vault, clock } = this.#parts;
    const { decision, reason } = change;
    return {
      decision,
      closedAt: decision === 'open' ? null : clock(),
      sealedDecisionReason: vault.seal(reasonPlace(incidentId), reason),
      sealedParents: sealParents(vault, incidentId, change),
    };
  }
}

/** To whose eyes alone a change gives an incident; null where it stays with those who have it. */
const givenBy = ({ audience }: Pick<Row, 'audience'>, change: IncidentChange): FewEyes | null => {
  if (change.kind === 'narrow') return change.audience;
  const isAboutAdult = change.kind === 'reclassify' && change.incidentKind === 'about-an-adult';
  return isAboutAdult && audience === 'safeguarding' ? 'head' : null;
};

/** Undefined where it stays what it was. */
const kindAfter = (change: IncidentChange): IncidentKind | undefined =>
  change.kind === 'reclassify' ? change.incidentKind : undefined;

const whyNotNarrow = (rows: readonly Row[], { audience }: ChangeOf<'narrow'>): Failure | null =>
  rows.every((row) => narrowerThan(audienceSchema.parse(row.audience)).includes(audience))
    ? null
    : failure('conflict', 'One of these is for those eyes already, or for fewer.');
