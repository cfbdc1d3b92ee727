import type { IncidentKind } from '#shared/incidents/kinds.ts';
import type { concernChoices, Report } from '#shared/reports.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tellings } from '../told/tellings.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { WriteIncident } from './write-incident.ts';

type Concern = Extract<Report, { kind: 'concern' }>;

/** What a pupil told someone, as it came. */
export interface ToldConcern {
  readonly deviceId: string;
  readonly pupilId: string | null;
  /** Server epoch ms. */
  readonly at: number;
  readonly report: Concern;
}

export interface TakeConcernsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly deviceFacts: DeviceFacts;
  readonly writing: WriteIncident;
  readonly tellings: Pick<Tellings, 'note'>;
}

/** What a child pressed decides how soon somebody must look; a person says later what it was. */
const kindsOfChoice: Readonly<Record<(typeof concernChoices)[number], IncidentKind>> = {
  'saw-something': 'saw-something',
  'someone-unkind': 'hurtful-message',
  'asked-me': 'contact-from-stranger',
  'worried-about-friend': 'told-someone',
  'made-a-mistake': 'other',
  'need-a-grown-up': 'told-someone',
};

/** Makes an incident of what a pupil told, with the child's own words as they are. */
export class TakeConcerns {
  readonly #parts: TakeConcernsParts;

  constructor(parts: TakeConcernsParts) {
    this.#parts = parts;
  }

  /** May be called twice with the same: what is there already stays. */
  readonly take = async (concerns: readonly ToldConcern[]): Promise<void> => {
    for (const concern of concerns) {
      const incidentId = (await this.#taken(concern)) ?? (await this.#write(concern));
      await this.#parts.tellings.note(concern, incidentId);
    }
  };

  async #taken({ deviceId, report }: ToldConcern): Promise<string | undefined> {
    const row = await this.#parts.storage.db
      .selectFrom('incidents')
      .select('incidentId')
      .where('toldDeviceId', '=', deviceId)
      .where('toldSeq', '=', report.seq)
      .executeTakeFirst();
    return row?.incidentId;
  }

  async #write({ deviceId, pupilId, at, report }: ToldConcern): Promise<string> {
    const { deviceFacts, writing } = this.#parts;
    const known = await deviceFacts.gather(deviceId, pupilId, at);
    const page = report.url === null ? null : { url: report.url, title: '' };
    const { reporter, className } = await this.#whoIs(pupilId);
    const { incidentId } = await writing.write({
      kind: kindsOfChoice[report.choice],
      source: 'pupil',
      people: pupilId === null ? [] : [{ kind: 'pupil', pupilId, involvement: 'affected' }],
      reporter,
      reporterId: null,
      reportedAt: at,
      facts: {
        ...known,
        words: report.words,
        choice: report.choice,
        page: page?.url === known.page?.url ? known.page : page,
        pictureMissing: 'No picture is taken when a pupil tells someone.',
        reporterPosition: 'Pupil',
        className,
      },
      record: {
        happenedAt: null,
        place: 'unknown',
        account: '',
        devices: deviceFacts.inWords(deviceId),
        outcome: '',
      },
      picture: null,
      told: { deviceId, seq: report.seq },
    });
    return incidentId;
  }

  async #whoIs(pupilId: string | null): Promise<{ reporter: string; className: string }> {
    const row = await this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.name as reporter', 'classes.name as className'])
      .where('pupilId', '=', pupilId ?? '')
      .executeTakeFirst();
    return row ?? { reporter: 'Whoever sat at a device that is nobody’s', className: '' };
  }
}
