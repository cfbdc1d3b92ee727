import { failure, success } from '#shared/result.ts';
import { roleLabels } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';
import type { IncidentReaders } from './incident-readers.ts';
import { areKnown } from './known-people.ts';
import { whyNotTimes } from './incident-times.ts';
import type { WriteIncident } from './write-incident.ts';

export interface RecordConcernParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly readers: IncidentReaders;
  readonly writing: WriteIncident;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const positionOf = ({ roles }: Actor): string => roles.map((role) => roleLabels[role]).join(', ');

/** What staff saw, heard or were handed on paper, typed in by any of them. */
export class RecordConcern {
  readonly #parts: RecordConcernParts;

  constructor(parts: RecordConcernParts) {
    this.#parts = parts;
  }

  readonly answer: Handlers['recordConcern'] = async (request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'record-concern', {}, 'concern');
    if (refused) return refused;
    const { kind, people, words, happenedAt, heardAt = null, place, toldBy } = request;
    if (!(await areKnown(this.#parts.storage.db, people)))
      return failure('not-found', 'One of these people is not here any more.');
    const reportedAt = this.#parts.clock();
    const impossible = whyNotTimes({ happenedAt, heardAt }, reportedAt);
    if (impossible) return impossible;
    const position = positionOf(actor);
    return success(
      await this.#parts.writing.write({
        kind,
        source: 'told',
        people,
        reporter: toldBy?.name ?? actor.name,
        reporterId: actor.accountId,
        reportedAt,
        facts: {
          words,
          page: null,
          visits: [],
          device: null,
          pictureMissing: 'It was told, not seen on a screen.',
          ...(toldBy && { toldByName: toldBy.name }),
          reporterPosition: toldBy ? `${toldBy.position}, typed in by ${actor.name} (${position})` : position,
          className: '',
        },
        record: { happenedAt, heardAt, place, account: '', devices: '', outcome: '' },
        pictures: [],
        told: null,
      }),
    );
  };

  readonly people: Handlers['concernPeople'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'record-concern', {}, 'concern');
    if (refused) return refused;
    const pupils = await this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.pupilId', 'pupils.name', 'classes.name as className'])
      .where('pupils.isActive', '=', 1)
      .orderBy('pupils.name')
      .execute();
    const staff = await this.#parts.readers.staff();
    return success({ pupils, staff: staff.map(({ accountId, name }) => ({ accountId, name })) });
  };
}
