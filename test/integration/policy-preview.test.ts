import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preview } from '#shared/api/policy-changes.ts';
import type { ReportRow } from '../../server/storage/storage.ts';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(3, 'filteringManager');
});
afterEach(() => school.close());

const manager = () => school.as('filteringManager');
const dayMs = 24 * 3_600_000;
let seq = 0;
const report = (
  kind: string,
  url: string,
  pupil: number | null,
  at = Date.now() - dayMs,
  text = '',
): ReportRow => ({
  deviceId: 'device',
  seq: (seq += 1),
  kind,
  at,
  receivedAt: at,
  pupilId: pupil === null ? null : (school.pupilIds[pupil] ?? null),
  url,
  text,
  body: '{}',
});

/** Year 4 may open games.example where it asks to think; guests are blocked from it either way. */
const draftBlocking = async (host: string): Promise<void> => {
  const { version, rules } = await manager().do('policy', {});
  const audience = { kind: 'key-stage', keyStage: 'KS2' } as const;
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'key-stage' && each.audience.keyStage === audience.keyStage
      ? { ...each, blockHosts: [...each.blockHosts, host] }
      : each,
  );
  const edits = { revision: 0, basedOn: version, rules: { ...rules, audiences } };
  await manager().do('savePolicyDraft', edits);
};

const previewed = async (version: number | null = null): Promise<Preview> => {
  const started = await manager().do('startPolicyPreview', { version });
  return waitUntil('the preview is done', async () => {
    const preview = await manager().do('policyPreview', started);
    return preview.state === 'running' ? null : preview;
  });
};

describe('what a draft would have changed', () => {
  test('is counted site by site, for the pupils of last week, the largest first', async () => {
    await school.storage.ingest([
      report('visit', 'https://www.games.example/a', 0),
      report('visit', 'https://games.example/b', 1),
      report('visit', 'https://games.example/c', 1),
      report('prompt', 'https://games.example/d', 2, undefined, 'open: a rule'),
      report('prompt', 'https://games.example/d', 2, undefined, 'go-back: a rule'),
      report('visit', 'https://games.example/old', 0, Date.now() - 8 * dayMs),
      report('visit', 'https://games.example/guest', null),
      report('visit', 'https://other.example/', 0),
    ]);
    await draftBlocking('games.example');
    const preview = await previewed();
    expect(preview).toMatchObject({ state: 'done', judged: 6, changed: 4, isCut: false, moreRows: 0 });
    expect(preview.rows).toMatchObject([
      { host: 'games.example', from: 'think', to: 'block', visits: 4, people: 3 },
    ]);
    expect(preview.rows[0]?.names).toEqual(['Amara Quill', 'Ben Thistle', 'Chloe Marsh']);
    expect(preview.rows[0]?.rule).toContain('games.example');
    expect(preview.rows[0]?.examples).toHaveLength(3);
  });

  test('pages that were blocked count too: they would open', async () => {
    await manager().do('blockInEmergency', { host: 'late.example', reason: '' });
    await school.storage.ingest([report('block', 'https://late.example/', 0)]);
    const { rows } = await previewed(1);
    expect(rows).toMatchObject([{ host: 'late.example', from: 'block', to: 'think', visits: 1 }]);
  });

  test('a rule that holds at certain times is asked about the time of the visit', async () => {
    const first = await manager().do('policy', {});
    const everyone = { kind: 'everyone' } as const;
    // Asks everybody to think at any time, before the table of uses speaks.
    const rules = {
      ...first.rules,
      audiences: [
        { audience: everyone, categories: { shopping: 'think' as const }, blockHosts: [], allowHosts: [] },
      ],
      uses: [],
    };
    const before = { basedOn: first.version, rules, reason: 'A test' };
    const { version } = await manager().do('publishPolicy', before);
    const use = {
      id: 'shopping',
      label: 'Shopping',
      categoryIds: ['shopping'],
      standing: 'at-certain-times' as const,
      times: ['holidays' as const],
      nominated: [],
      opensWith: 'allow' as const,
    };
    const today = new Date().toISOString().slice(0, 10);
    const holidays = [{ label: 'Today', from: today, to: today }];
    const timetable = { ...rules.timetable, holidays };
    const edits = { ...rules, timetable, uses: [use] };
    await manager().do('savePolicyDraft', { revision: 0, basedOn: version, rules: edits });
    const { categories } = JSON.parse((await school.device(0).arrive()).policy?.text ?? '') as {
      categories: { id: string; hosts: string[] }[];
    };
    const shop = categories.find(({ id }) => id === 'shopping')?.hosts[0] ?? '';
    const noon = Date.parse(`${today}T12:00:00Z`);
    await school.storage.ingest([
      report('block', `https://${shop}/holiday`, 0, Math.min(noon, Date.now())),
      report('block', `https://${shop}/before`, 0, noon - 3 * dayMs),
    ]);
    const { rows } = await previewed();
    expect(rows.map(({ from, to, visits }) => [from, to, visits])).toContainEqual(['think', 'allow', 1]);
    expect(rows.map(({ from, to, visits }) => [from, to, visits])).toContainEqual(['think', 'block', 1]);
  });

  test('is nobody else’s, and not for a teacher', async () => {
    await draftBlocking('games.example');
    const started = await manager().do('startPolicyPreview', { version: null });
    expect(await school.as('admin').call('policyPreview', started)).toMatchObject({ reason: 'not-found' });
    expect(await school.as('teacher').call('startPolicyPreview', { version: 1 })).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('a busy week is judged while the server goes on answering', async () => {
    const at = Date.now() - dayMs;
    const hosts = Array.from({ length: 50 }, (_, index) => `site-${index}.example`);
    const rows = Array.from({ length: 40_000 }, (_, index) =>
      report('visit', `https://${hosts[index % 50]}/page/${index}`, index % 3, at - index),
    );
    await school.storage.ingest(rows);
    await draftBlocking('site-7.example');
    let slowestMs = 0;
    const running = new AbortController();
    const probe = (async () => {
      while (!running.signal.aborted) {
        const startedAt = performance.now();
        await fetch(`${school.url}/healthz`);
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      }
    })();
    const startedAt = performance.now();
    const preview = await previewed();
    const seconds = (performance.now() - startedAt) / 1_000;
    running.abort();
    await probe;
    console.log(
      `40,000 visits previewed in ${seconds.toFixed(2)} s; slowest other answer meanwhile ${Math.round(slowestMs)} ms`,
    );
    expect(preview).toMatchObject({ judged: 40_000, changed: 800 });
  });
});
