// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { RecordConcern } from './record-concern.tsx';

test('from paper, a concern says when the school first heard, in the school’s time', async () => {
  const play = playDashboard();
  play.on('concernPeople', () =>
    success({ pupils: [{ pupilId: 'p1', name: 'Ada Byrne', className: '4 Oak' }], staff: [] }),
  );
  play.on('recordConcern', () =>
    success({ incidentId: 'i1', number: 7, audience: 'safeguarding', hasPicture: false, hasReader: true }),
  );
  await play.show(<RecordConcern onClose={() => undefined} />);
  const kind = play.root.querySelector<HTMLSelectElement>('[name="kind"]');
  if (kind) kind.value = 'other';
  kind?.dispatchEvent(new Event('change', { bubbles: true }));
  await play.fill('person', 'ada');
  await play.press('Ada Byrne (4 Oak)');
  await play.fill('words', 'It was in the message book.');
  await play.fill('heardAt', '2026-07-01T09:30');
  await play.submit('record-concern');
  expect(play.requestsOf('recordConcern')).toMatchObject([
    { happenedAt: null, heardAt: Date.UTC(2026, 6, 1, 8, 30), toldBy: null },
  ]);
});
