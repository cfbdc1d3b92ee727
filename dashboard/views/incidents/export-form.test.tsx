// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { ExportPreview, ExportRequest } from '#shared/api/exports.ts';
import type { PersonInvolved } from '#shared/incidents/people.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { ExportForm } from './export-form.tsx';

const pupil = (pupilId: string, name: string): PersonInvolved => ({
  kind: 'pupil',
  pupilId,
  name,
  involvement: 'affected',
});
const preview: ExportPreview = {
  reading: 'r1',
  replaced: [{ label: 'Pupil B', forms: ['Will', 'Otter'], times: 3 }],
  unclear: ['will'],
  staying: ['Jo the cousin'],
  fields: [{ incident: '12', title: 'What was reported', pieces: [{ text: 'Pupil B', was: 'Will' }] }],
  pictures: [{ incident: '12', evidenceId: 'e1', place: 1, isIncluded: false }],
};

let play: ReturnType<typeof playDashboard>;
let isConfirmed: boolean;
let isDone: boolean;
const saved: string[] = [];
// The browser's part, which this one would do by leaving the page.
vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
  saved.push(this.download);
});
const lastRequest = (name: string) =>
  play.asked.findLast((each) => each.name === name)?.request as ExportRequest;

beforeEach(async () => {
  isConfirmed = true;
  isDone = false;
  play = playDashboard();
  play.on('previewExport', () => (isConfirmed ? success(preview) : failure('confirm-password')));
  play.on('export', () =>
    isConfirmed ? success({ name: 'incident-12.zip', bytes: new Blob(['x']) }) : failure('confirm-password'),
  );
  play.on('confirmPassword', () => {
    isConfirmed = true;
    return success({ confirmedUntil: 5_000 });
  });
  const people = [pupil('p1', 'Ada Byrne'), pupil('p2', 'Will Otter')];
  await play.show(
    <ExportForm exported={{ incidentIds: ['i1'], people }} onDone={() => void (isDone = true)} />,
  );
});

test('everything goes into the school’s own file, unless something else is chosen', async () => {
  await play.submit('export');
  expect(lastRequest('export')).toMatchObject({ form: 'pack', recipient: 'own-records', pupilIds: [] });
  expect(saved).toEqual(['incident-12.zip']);
  expect(isDone).toBe(true);
});

test('for parents it is shown what is replaced, and more is left out or kept', async () => {
  await play.choose('A pupil’s parents');
  await play.fill('leave-out', 'red scooter');
  await play.press('Leave these out');
  expect(lastRequest('previewExport')).toMatchObject({ pupilIds: ['p1'], leaveOut: ['red scooter'] });
  play.root.querySelector<HTMLElement>('[aria-label="Not a name: keep Will"]')?.click();
  play.root.querySelector<HTMLElement>('[aria-label="Leave out Jo the cousin"]')?.click();
  await play.choose('Put in picture 1 of incident 12');
  await play.submit('export');
  expect(play.requestsOf('export')).toEqual([]);
  await play.choose('I have read it, and no other child can be known from it');
  await play.submit('export');
  expect(lastRequest('export')).toMatchObject({
    recipient: 'parents',
    leaveOut: ['red scooter', 'Jo the cousin'],
    leaveIn: ['Will'],
    pictureIds: ['e1'],
    reading: 'r1',
  });
});

test('the password is asked for once more, and then it goes on', async () => {
  isConfirmed = false;
  await play.choose('A form to print and sign (PDF)');
  await play.fill('reviewer-0', 'Ms Grey');
  await play.submit('export');
  expect(isDone).toBe(false);
  await play.fill('password', 'right');
  await play.submit('confirm-password');
  expect(lastRequest('export')).toMatchObject({
    form: 'pdf',
    review: { people: [{ name: 'Ms Grey', position: '' }] },
  });
  expect(isDone).toBe(true);
});
