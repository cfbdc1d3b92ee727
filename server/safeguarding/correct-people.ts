import { isDeepStrictEqual } from 'node:util';
import { narrower, type FewEyes } from '#shared/incidents/audience.ts';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { involvementLabels, type NamedPerson } from '#shared/incidents/people.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Storage } from '../storage/storage.ts';
import { audienceFor } from './audience-for.ts';
import { headingOf, type HeadedRow } from './incident-heading.ts';
import type { IncidentReaders } from './incident-readers.ts';
import { audienceSchema, type IncidentRights } from './incident-rights.ts';
import type { IncidentRows, InvolvedRow } from './incident-rows.ts';
import { areKnown } from './known-people.ts';

export interface CorrectPeopleParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rows: IncidentRows;
  readonly rights: IncidentRights;
  readonly readers: IncidentReaders;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
}

export interface Standing {
  /** It was so before. */
  readonly isSo: boolean;
  /** The pupils that stood there, where others are named now: their records have to say it. */
  readonly pupilsBefore: readonly string[] | null;
}

type Correction = Extract<IncidentChange, { kind: 'people' }>;

/** Who is named in an incident, put right afterwards: what stood there before is kept among its actions. */
export class CorrectPeople {
  readonly #parts: CorrectPeopleParts;

  constructor(parts: CorrectPeopleParts) {
    this.#parts = parts;
  }

  readonly named: Handlers['incidentPeople'] = async ({ incidentId }, { actor }) => {
    const { rights, sealedIncidents } = this.#parts;
    const refused = await rights.refuse(actor, [incidentId]);
    if (refused) return refused;
    const sealed = await sealedIncidents.refusalOf(incidentId);
    if (sealed) return sealed;
    const people = await this.#of(incidentId);
    return success(people.map(({ named: person, shown: { name } }) => ({ person, name })));
  };

  async whyNot(incidentIds: readonly string[], { people }: Correction): Promise<Failure | null> {
    const [incidentId, ...others] = incidentIds;
    if (incidentId === undefined || others.length > 0)
      return failure('bad-message', 'Who is named is put right in one incident at a time.');
    if (!(await areKnown(this.#parts.storage.db, people)))
      return failure('not-found', 'One of these people is not here any more.');
    return this.#parts.sealedIncidents.refusalOf(incidentId);
  }

  /** Before the change, whatever kind of change it is. */
  async standing(incidentId: string, change: IncidentChange): Promise<Standing> {
    if (change.kind !== 'people') return { isSo: false, pupilsBefore: null };
    const named = (await this.#of(incidentId)).map((each) => each.named);
    const before = named.flatMap(pupilIn);
    const isOther = !isDeepStrictEqual(new Set(before), new Set(change.people.flatMap(pupilIn)));
    return { isSo: isDeepStrictEqual(named, change.people), pupilsBefore: isOther ? before : null };
  }

  /** What is read among the actions. */
  async sentence(incidentId: string, { people, reason }: Correction): Promise<string> {
    const before = inWords(await this.#of(incidentId));
    const after = inWords(await this.#parts.rows.shown(people));
    return `Who is named was put right. Before: ${before}. Now: ${after}. ${reason}`;
  }

  /** To whose eyes alone it gives an incident, as when one with these people is recorded (R46); null where it stays. */
  async givenTo(row: HeadedRow, { people }: Correction): Promise<FewEyes | null> {
    const staff = await this.#parts.readers.staff();
    const rolesOf = (id: string) => staff.find(({ accountId }) => accountId === id)?.roles ?? [];
    const own = audienceSchema.parse(row.audience);
    const due = audienceFor(headingOf(this.#parts.vault, row).kind, people, rolesOf);
    return due !== 'safeguarding' && due !== own && narrower(due, own) === due ? due : null;
  }

  async #of(incidentId: string): Promise<readonly InvolvedRow[]> {
    return (await this.#parts.rows.people([incidentId])).get(incidentId) ?? [];
  }
}

const pupilIn = (person: NamedPerson): string[] => (person.kind === 'pupil' ? [person.pupilId] : []);

const inWords = (people: readonly InvolvedRow[]): string =>
  people
    .map(({ shown: { name, involvement } }) => `${name} (${involvementLabels[involvement].toLowerCase()})`)
    .join(', ') || 'nobody';
