import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerProof } from '../../server/evidence/ledger-proof.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { TimeAuthority } from '../support/time-authority.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let authority: TimeAuthority;
let incidentId: string;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl');
  authority = await TimeAuthority.open();
  ({ incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'hurtful-message',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'affected' }],
    words: 'Words',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  }));
});
afterEach(async () => {
  await school.close();
  await authority.close();
});

const standing = () => school.as('dsl').do('timeStamps', {});
const ask = (url = authority.url) => school.as('dsl').call('setTimeAuthority', { url });
const stamped = () => waitUntil('the ledger is stamped', async () => (await standing()).last);

type Files = Record<string, Uint8Array>;
type Earlier = LedgerProof['earlier'][number];
const exported = async (): Promise<Files> => {
  const dsl = school.as('dsl');
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const headers = { cookie: dsl.cookie() };
  const response = await fetch(`${school.url}/api/incidents/${incidentId}/export`, { headers });
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
};
const changed = (files: Files, change: (earlier: Earlier) => Earlier): Files => {
  const proof = JSON.parse(Buffer.from(files['ledger.json'] ?? '').toString()) as LedgerProof;
  const earlier = proof.earlier.map(change);
  return { ...files, 'ledger.json': Buffer.from(JSON.stringify({ ...proof, earlier })) };
};
const onToken =
  (change: (token: Buffer) => Buffer) =>
  (earlier: Earlier): Earlier =>
    earlier.timeStamp === undefined
      ? earlier
      : { ...earlier, timeStamp: change(Buffer.from(earlier.timeStamp, 'base64')).toString('base64') };
const verify = async (files: Files, ...words: string[]): Promise<string> =>
  (await new Verifier(school.dataFolder).verify(files, ...words)).said;

describe('with an authority', () => {
  test('the ledger is stamped, and whoever is given an export sees by whom and when', async () => {
    expect(await ask()).toMatchObject({ ok: true });
    const { authority: who, entries } = await stamped();
    expect(who).toBe('CN=Made-up time authority');
    await school.recorded('the stamp', ({ action }) => action === 'stamp-ledger');
    const files = await exported();
    const said = await verify(files);
    expect(said).toContain('all is as it was recorded');
    expect(said).toContain(
      `Stamped by an authority outside (CN=Made-up time authority): the first ${entries} entries`,
    );
    expect(said).toContain('Ask that authority whether this is its certificate');
    const certificate = join(school.dataFolder, 'authority.der');
    await writeFile(certificate, authority.certificate);
    const named = await verify(files, '--authority', certificate);
    expect(named).toContain('all is as it was recorded');
    expect(named).not.toContain('Ask that authority');
  });

  test('of another name, with a changed or exchanged token, or backdated, it is found', async () => {
    await ask();
    await stamped();
    const files = await exported();
    const other = await TimeAuthority.open();
    const certificate = join(school.dataFolder, 'other.der');
    await writeFile(certificate, other.certificate);
    await other.close();
    expect(await verify(files, '--authority', certificate)).toContain('is not of the authority');
    const flip = onToken((token) => {
      token.writeUInt8(token.readUInt8(token.length - 1) ^ 1, token.length - 1);
      return token;
    });
    expect(await verify(changed(files, flip))).toContain('not signed by a certificate for time stamps');
    const imprint = Buffer.from('3031300d060960864801650304020105000420', 'hex');
    const elsewhere = Buffer.concat([imprint, Buffer.alloc(32, 7)]);
    const exchange = onToken(() => authority.stamp(elsewhere, Buffer.of()));
    expect(await verify(changed(files, exchange))).toContain('is about something else');
  });

  test('that stamped before an entry says it was written, the entry is found', async () => {
    authority.turnedMs = -24 * 3_600_000;
    await ask();
    await stamped();
    expect(await verify(await exported())).toMatch(/WRONG: Entry \d+ says .*, but was stamped at .* already/);
  });

  test('once a day is often enough', async () => {
    await ask();
    await stamped();
    await ask();
    school.turnClock(25 * 3_600_000);
    await school.signInAgain('dsl');
    await ask();
    await waitUntil('it was asked again', () => authority.asked > 1);
    const rows = await school.storage.db.selectFrom('timeStamps').select('askedAt').execute();
    expect(rows.map(({ askedAt }) => askedAt > Date.now() + 24 * 3_600_000)).toEqual([false, true]);
  });
});

describe('while the authority is away', () => {
  test('what it is asked waits, over a restart too, is tried later and later, and is stamped in the end', async () => {
    authority.isAway = true;
    await ask();
    const { waiting, trouble, last } = await waitUntil('it was tried', async () => {
      const now = await standing();
      return now.trouble === '' ? null : now;
    });
    expect([waiting, trouble, last]).toEqual([1, 'The authority answered with 503.', null]);
    await ask();
    await school.restart();
    await school.signInAgain('dsl');
    expect(await standing()).toMatchObject({ waiting: 1, url: authority.url });
    expect(authority.asked).toBe(1);
    authority.isAway = false;
    school.turnClock(61_000);
    await ask();
    await stamped();
    expect(await standing()).toMatchObject({ waiting: 0, trouble: '' });
  });
});

test.each([
  'http://10.0.0.7/tsa',
  'https://192.168.1.1/',
  'file:///etc/passwd',
  'https://me:secret@stamps.example/',
])('nothing is sent to %s', async (url) => {
  expect(await ask(url)).toMatchObject({ reason: 'bad-message' });
  expect(await standing()).toMatchObject({ url: '', waiting: 0 });
});

test('without an authority nothing is asked and nothing waits', async () => {
  await ask('');
  expect(await standing()).toEqual({ url: '', waiting: 0, trouble: '', last: null });
  expect(await verify(await exported())).not.toContain('authority');
});
