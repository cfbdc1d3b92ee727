import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'filteringManager');
});
afterEach(() => school.close());

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const fileOf = (issued: string, ...names: string[]): string =>
  [
    'thinkclick sealed list 1',
    'source: Made-up Foundation',
    `issued: ${issued}`,
    ...names.map(hashOf),
    '',
  ].join('\n');
const load = (text: string) => school.as('filteringManager').call('loadSealedList', { text });
const why = async (url: string): Promise<string> =>
  (await school.as('filteringManager').do('why', { url, who: 'staff' })).reason;

describe('a sealed list', () => {
  test('is in force for everybody, reaches devices as fingerprints, and stays after a restart', async () => {
    const device = school.device(0);
    await device.arrive();
    expect((await school.as('filteringManager').do('policy', {})).sealedSources).toEqual([]);
    expect(await load(fileOf('2026-11-01', 'sealed.example', 'pages.example/a'))).toMatchObject({
      ok: true,
      value: { source: 'Made-up Foundation', issued: '2026-11-01', entryCount: 2 },
    });
    expect(await why('https://www.sealed.example/')).toBe('illegal');
    const told = await waitUntil('the device has it', () => device.policies.find(({ sealed }) => sealed));
    expect(JSON.stringify(told)).not.toContain('sealed.example');
    await school.restart();
    expect(await why('https://pages.example/a/b')).toBe('illegal');
    expect(await school.as('filteringManager').do('policy', {})).toMatchObject({
      illegalListCount: 2,
      sealedSources: [{ name: 'Made-up Foundation', issued: '2026-11-01', entryCount: 2 }],
    });
  });

  test('is in every later version, whatever is published', async () => {
    await load(fileOf('2026-11-01', 'sealed.example'));
    const { version, rules } = await school.as('filteringManager').do('policy', {});
    const audiences = rules.audiences.map((each) => ({ ...each, allowHosts: ['sealed.example'] }));
    await school
      .as('filteringManager')
      .do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'A try' });
    expect(await why('https://sealed.example/')).toBe('illegal');
  });

  test('is renewed by a later issue alone', async () => {
    await load(fileOf('2026-11-01', 'sealed.example'));
    expect(await load(fileOf('2026-11-01', 'other.example'))).toMatchObject({ reason: 'conflict' });
    expect(await load(fileOf('2026-10-01', 'other.example'))).toMatchObject({ reason: 'conflict' });
    expect(await why('https://sealed.example/')).toBe('illegal');
    expect(await load(fileOf('2026-11-08', 'other.example'))).toMatchObject({ ok: true });
    expect(await why('https://other.example/')).toBe('illegal');
  });

  test.each([
    ['another file', 'hello', 'Line 1'],
    ['no source', fileOf('2026-11-01', 'a.example').replace('source:', 'from:'), 'Line 2'],
    ['no date', fileOf('soon', 'a.example'), 'Line 3'],
    ['a bad line', fileOf('2026-11-01', 'a.example').replace(/\n$/, '\nsealed.example\n'), 'Line 5'],
    ['nothing in it', fileOf('2026-11-01'), 'empty'],
  ])('with %s changes nothing, and says why', async (_what, text, words) => {
    const before = (await school.as('filteringManager').do('policy', {})).version;
    const answer = await load(text);
    expect(answer).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(answer.ok ? '' : answer.detail).toContain(words);
    expect((await school.as('filteringManager').do('policy', {})).version).toBe(before);
  });

  test('is for those who manage the filter, and recorded', async () => {
    const text = fileOf('2026-11-01', 'sealed.example');
    expect(await school.as('teacher').call('loadSealedList', { text })).toMatchObject({
      reason: 'not-allowed',
    });
    await load(text);
    await school.recorded('the list was loaded', ({ action }) => action === 'publish-policy');
  });
});
