import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCompactIndex } from '#shared/policy/index/open-compact-index.ts';
import { fullIndexPath, policySchema, type FullIndex } from '#shared/policy/policy.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { StaffKey } from '../support/made-up-people.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'filteringManager');
});
afterEach(() => school.close());

const upload = async (body: string | Uint8Array, who: StaffKey = 'filteringManager', headers = {}) => {
  const response = await fetch(`${school.url}/api/category-lists?name=list.txt&categoryId=gambling`, {
    method: 'POST',
    headers: {
      cookie: school.as(who).cookie(),
      origin: school.url,
      'content-type': 'application/octet-stream',
      ...headers,
    },
    body: Buffer.from(body),
  });
  return (await response.json()) as { ok: boolean; reason?: string; value?: Record<string, unknown> };
};

/** What the policy that a device gets names. */
const named = async (): Promise<FullIndex | undefined> => {
  const { policy } = await school.device(0).arrive();
  return policySchema.parse(JSON.parse(policy?.text ?? '')).fullIndex;
};
const fetchIndex = async (sha256: string): Promise<Response> =>
  fetch(`${school.url}${fullIndexPath(sha256)}`);

const why = async (url: string) => {
  const { reason, categoryId } = await school.as('filteringManager').do('why', { url });
  return [reason, categoryId];
};

describe('a list that the filtering manager uploads', () => {
  test('is compiled, named by the next policy, and counts at once', async () => {
    expect(await why('https://www.bets.example/')).toEqual(['unknown-site', null]);
    const taken = await upload('bets.example\n192.0.2.7\nodds.example\n');
    expect(taken).toMatchObject({
      ok: true,
      value: {
        version: 2,
        hostCount: 2,
        categories: [{ id: 'gambling', hostCount: 2 }],
        skipped: [{ file: 'list.txt', line: 2, why: 'ip-address' }],
      },
    });
    expect(await why('https://www.bets.example/')).toEqual(['category', 'gambling']);
    await school.recorded(
      'the import',
      ({ action, object }) => `${action} ${object}` === 'publish-policy policy 2',
    );
  });

  test('goes to devices as a file that is what the signed policy says', async () => {
    await upload(gzipSync('bets.example\n'));
    const fullIndex = await named();
    const response = await fetchIndex(fullIndex?.sha256 ?? '');
    const file = new Uint8Array(await response.arrayBuffer());
    expect(createHash('sha256').update(file).digest('hex')).toBe(fullIndex?.sha256);
    expect(file.length).toBe(fullIndex?.sizeBytes);
    const index = await openCompactIndex(file);
    expect(index?.find(['bets.example'])?.categoryIds).toEqual(['gambling']);
  });

  test('stays with later policies, and after a restart', async () => {
    await upload('bets.example\n');
    const { version, rules } = await school.as('filteringManager').do('policy', {});
    await school.as('filteringManager').do('publishPolicy', { basedOn: version, rules, reason: 'A test' });
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
    await school.restart();
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
  });
});

describe('nothing changes', () => {
  const unchanged = async (): Promise<void> => {
    expect((await school.as('filteringManager').do('policy', {})).version).toBe(1);
  };

  test('by a file that is no list', async () => {
    expect(await upload('<!doctype html>\n<p>Sign in\n')).toMatchObject({ ok: false, reason: 'bad-message' });
    await unchanged();
  });

  test('by somebody who does not manage filtering', async () => {
    expect(await upload('bets.example\n', 'teacher')).toMatchObject({ ok: false, reason: 'not-allowed' });
    await unchanged();
  });

  test('from another site, or as a form would send it', async () => {
    const other = { origin: 'https://elsewhere.example' };
    expect(await upload('bets.example\n', 'filteringManager', other)).toMatchObject({
      reason: 'wrong-origin',
    });
    const form = { 'content-type': 'text/plain' };
    expect(await upload('bets.example\n', 'filteringManager', form)).toMatchObject({ reason: 'bad-message' });
    await unchanged();
  });

  test('without a session', async () => {
    expect(await upload('a.example\n', 'teacher', { cookie: '' })).toMatchObject({ reason: 'not-signed-in' });
    await unchanged();
  });
});

test('no other file can be fetched in the index’s place', async () => {
  expect((await fetchIndex('a'.repeat(64))).status).toBe(404);
  expect((await fetchIndex('..%2F..%2Fthinkclick.sqlite')).status).toBe(404);
});
