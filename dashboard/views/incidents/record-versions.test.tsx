// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { RecordVersions } from './record-versions.tsx';

const first = {
  revision: 1,
  at: 1_000,
  by: 'ThinkClick',
  happenedAt: null,
  place: 'school',
  account: '',
  devices: 'Device d1',
  outcome: '',
} as const;
const second = { ...first, revision: 2, at: 2_000, by: 'Mrs Haddad', account: 'He said it again' };

test('each version says who wrote it, and only what was changed, the newest first', async () => {
  const play = playDashboard();
  play.on('incidentVersions', () =>
    success([first, second, { ...second, revision: 3, by: 'Dr Penrose', devices: '' }]),
  );
  await play.show(<RecordVersions incident={{ incidentId: 'i1' }} />);
  expect(play.requestsOf('incidentVersions')).toEqual([]);
  await play.press('Earlier versions…');
  expect(play.requestsOf('incidentVersions')).toEqual([{ incidentId: 'i1' }]);
  const shown = [...play.root.querySelectorAll('[data-revision]')].map((each) => each.textContent);
  expect(shown).toEqual([
    expect.stringMatching(/^Version 3, Dr Penrose.*user names, programsTaken out$/),
    expect.stringMatching(/^Version 2, Mrs Haddad.*What happenedHe said it again$/),
    expect.stringMatching(/^Version 1, ThinkClick.*WhereAt school.*Device d1$/),
  ]);
});
