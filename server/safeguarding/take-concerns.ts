import type { IncidentKind } from '#shared/incidents/kinds.ts';
import { mostCaptureMinutes, type Capture } from '#shared/incidents/capture.ts';
import type { concernChoices, Report } from '#shared/reports.ts';
import type { Shown } from '#shared/shown-page.ts';
import type { Picture } from '#shared/socket-events.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tellings } from '../told/tellings.ts';
import type { DeviceFacts } from './device-facts.ts';
import { isPicture } from './picture-type.ts';
import type { SafeguardingPolicies } from './safeguarding-policies.ts';
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
  readonly safeguarding: Pick<SafeguardingPolicies, 'current'>;
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

const notShown = 'The pupil did not show the page.';
const notKept = 'What the pupil showed is not kept: the device is stopped and referred.';

/** By the device's own clock, within what it may keep. */
const ageOf = (ms: number): number => Math.min(mostCaptureMinutes * 60_000, Math.max(0, ms));

/** Devices are not believed: what the policy does not ask for is not taken, and only what is a picture. */
const pictureIn = (
  { picture, pictureMissing, page }: Shown,
  { parts }: Capture,
): { picture: Picture | null; why: string | null; takenAt: number | null } => {
  if (!parts.includes('picture'))
    return { picture: null, why: 'The school takes no picture when a pupil shows a page.', takenAt: null };
  if (picture === null)
    return { picture: null, why: pictureMissing ?? 'There is no picture.', takenAt: null };
  const bytes = Buffer.from(picture.base64, 'base64');
  return isPicture('image/jpeg', bytes)
    ? { picture: { page, type: 'image/jpeg', bytes }, why: null, takenAt: picture.takenAt }
    : { picture: null, why: 'The device sent something that is not a picture.', takenAt: null };
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

  async #write(concern: ToldConcern): Promise<string> {
    const { deviceFacts, writing } = this.#parts;
    const { deviceId, pupilId, at, report } = concern;
    const scene = await this.#sceneOf(concern);
    const { reporter, className } = await this.#whoIs(pupilId);
    const { incidentId } = await writing.write({
      kind: kindsOfChoice[report.choice],
      source: 'pupil',
      people: pupilId === null ? [] : [{ kind: 'pupil', pupilId, involvement: 'affected' }],
      reporter,
      reporterId: null,
      reportedAt: at,
      facts: {
        ...scene.facts,
        words: report.words,
        choice: report.choice,
        reporterPosition: 'Pupil',
        className,
      },
      record: {
        happenedAt: null,
        place: 'unknown',
        account: '',
        devices: (await deviceFacts.describe({ deviceId, pupilId, at })).words,
        outcome: '',
      },
      pictures: scene.picture === null ? [] : [{ ...scene.picture, takenAt: scene.takenAt }],
      told: { deviceId, seq: report.seq },
    });
    return incidentId;
  }

  /** What the child showed, as far as the policy goes; and what the school had been told before. */
  async #sceneOf({ deviceId, pupilId, at, report }: ToldConcern) {
    const { shown, attachPage } = report;
    const { capture } = await this.#parts.safeguarding.current();
    const own = capture[shown === undefined ? 'pupil-tells' : 'pupil-shows'];
    const known = await this.#parts.deviceFacts.gather({ deviceId, pupilId, at }, own);
    const told = report.url === null ? null : { url: report.url, title: '' };
    const facts = {
      ...known,
      tabs: [],
      page: told,
      ...(attachPage !== undefined && { isShownByPupil: attachPage }),
    };
    if (shown === undefined) {
      const pictureMissing = attachPage === true ? notKept : notShown;
      return { facts: { ...facts, pictureMissing }, picture: null, takenAt: at };
    }
    const tabs = own.parts.includes('tabs') ? shown.tabs : [];
    const page = own.parts.includes('page') ? shown.page : null;
    const { picture, why, takenAt } = pictureIn(shown, own);
    return {
      facts: { ...facts, page, tabs, pictureMissing: why },
      picture,
      takenAt: at - ageOf(report.at - (takenAt ?? report.at)),
    };
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
