import { signal } from '@preact/signals';
import type { ExportRequest } from '#shared/api/exports.ts';
import { hidesOthers, type ExportForm, type Judgement, type Recipient } from '#shared/exports/recipients.ts';
import type { PersonInvolved } from '#shared/incidents/people.ts';

/** What is exported: one incident or several. */
export interface Exported {
  readonly incidentIds: readonly string[];
  readonly people: readonly PersonInvolved[];
}

interface ReviewPerson {
  readonly name: string;
  readonly position: string;
}
const fewest = 2;
const nobody: ReviewPerson = { name: '', position: '' };

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

export const pupilsOf = ({ people }: Exported): { pupilId: string; name: string }[] => {
  const pupils = people.flatMap(({ pupilId, name }) => (pupilId === null ? [] : [{ pupilId, name }]));
  return [...new Map(pupils.map((pupil) => [pupil.pupilId, pupil])).values()];
};

/** What somebody chooses before an export, as signals; `request` is what is sent. */
export const createExportState = (exported: Exported) => {
  const recipient = signal<Recipient>('own-records');
  const form = signal<ExportForm>('pack');
  const pupilId = signal(pupilsOf(exported)[0]?.pupilId ?? '');
  const leaveOut = signal('');
  /** What of it has been looked through. */
  const shown = signal('');
  /** What they will read, as it was loaded, and whether somebody says that they have looked through it. */
  const reading = signal('');
  const readingSeen = signal('');
  const leaveIn = signal<readonly string[]>([]);
  const pictureIds = signal<readonly string[]>([]);
  const people = signal<readonly ReviewPerson[]>(Array.from({ length: fewest }, () => nobody));
  const computer = signal('');
  const judgement = signal<Judgement | null>(null);
  const requestWith = (words: string): ExportRequest => ({
    incidentIds: [...exported.incidentIds],
    form: form.value,
    recipient: recipient.value,
    pupilIds: hidesOthers(recipient.value) && pupilId.value !== '' ? [pupilId.value] : [],
    leaveOut: lines(words),
    leaveIn: [...leaveIn.value],
    pictureIds: [...pictureIds.value],
    review: {
      people: people.value.filter(({ name }) => name.trim() !== ''),
      computer: computer.value,
      judgement: judgement.value,
    },
    reading: readingSeen.value,
  });
  return {
    recipient,
    form,
    pupilId,
    leaveOut,
    leaveIn,
    reading,
    readingSeen,
    pictureIds,
    people,
    computer,
    judgement,
    request: () => requestWith(leaveOut.value),
    previewRequest: () => requestWith(shown.value),
    look: (): void => {
      shown.value = leaveOut.peek();
    },
    alsoLeaveOut: (word: string): void => {
      leaveOut.value = [...lines(leaveOut.peek()), word].join('\n');
      shown.value = leaveOut.peek();
    },
    setPerson: (place: number, change: Partial<ReviewPerson>): void => {
      people.value = people.peek().map((each, at) => (at === place ? { ...each, ...change } : each));
    },
  };
};
export type ExportState = ReturnType<typeof createExportState>;
