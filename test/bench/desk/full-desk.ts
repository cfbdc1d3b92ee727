import type { EndpointRequest } from '#shared/api.ts';
import { incidentKinds, kindOf } from '#shared/incidents/kinds.ts';
import type { NamedPerson } from '#shared/incidents/people.ts';
import type { LiveSchool } from '../../support/live-school.ts';

type Concern = EndpointRequest<'recordConcern'>;

/** From one line to a page: what is written down in a hurry, and what is copied from a long talk. */
const accounts: readonly string[] = [
  'Unkind message in the shared document.',
  'She told me at break that somebody she does not know had written to her twice, and asked in which town she lives.',
  'Seen by me at the back of the room. He closed the tab when I came. I asked him about it and he said that it was “only a joke”.',
  `At the end of the day her mother came to the door. ${'She said that it began in half-term, on the tablet at home, and that there were more messages than she had read. '.repeat(6)}`,
];
/** What may concern pupils and is the desk's: not what an adult did. */
const kinds = incidentKinds.filter((kind) => kind !== 'about-an-adult');

const peopleOf = (pupilIds: readonly string[], item: number, isConduct: boolean): NamedPerson[] => {
  const pupil = (by: number) => pupilIds[(item * 7 + by) % pupilIds.length] ?? '';
  const first = {
    kind: 'pupil',
    pupilId: pupil(0),
    involvement: isConduct ? 'did' : 'affected',
  } as const;
  const second = { kind: 'pupil', pupilId: pupil(1), involvement: 'affected' } as const;
  const outside = { kind: 'other', name: 'Her cousin, about 15', involvement: 'saw' } as const;
  return [first, ...(item % 3 === 0 ? [second] : []), ...(item % 10 === 4 ? [outside] : [])];
};

const concernOf = (pupilIds: readonly string[], item: number): Concern => {
  const kind = kinds[item % kinds.length] ?? 'other';
  return {
    kind,
    people: peopleOf(pupilIds, item, kindOf[kind].about === 'conduct'),
    words: accounts[item % accounts.length] ?? '',
    happenedAt: null,
    place: item % 2 === 0 ? 'school' : 'home',
    toldBy: item % 5 === 0 ? { name: 'Mrs Quill', position: 'Parent' } : null,
  };
};

/** As many concerns of all kinds as a bad week brings; every fourth told by a pupil on their own device, with a picture. */
export const fillDesk = async (school: LiveSchool, size: number, picture: Buffer): Promise<void> => {
  const device = school.device(0);
  await device.arrive();
  for (let item = 0; item < size; item += 1) {
    if (item % 4 !== 3) await school.as('teacher').do('recordConcern', concernOf(school.pupilIds, item));
    else await device.report([toldBy(item, picture)]);
  }
};

const toldBy = (item: number, picture: Buffer) => {
  const at = Date.now();
  const page = { url: `https://chat.example/room/${item}`, title: 'A room for everyone' };
  const shown = {
    page,
    tabs: [{ ...page, isActive: true }],
    picture: { base64: picture.toString('base64'), takenAt: at - 4_000 },
    pictureMissing: null,
  };
  const choice = item % 8 === 3 ? 'saw-something' : 'asked-me';
  const words = 'somebody wrote this to me and i do not like it';
  return {
    seq: item + 1,
    at,
    kind: 'concern',
    url: page.url,
    choice,
    words,
    attachPage: true,
    shown,
  } as const;
};
