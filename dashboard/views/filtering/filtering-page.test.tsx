// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { FilteringPage } from './filtering-page.tsx';

const rules: PolicyRules = {
  audiences: [
    {
      audience: { kind: 'everyone' },
      categories: { games: 'think' },
      blockHosts: ['old.example'],
      allowHosts: [],
    },
  ],
  ...rulesNobodyChanged(),
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};
let version = 3;
let play: ReturnType<typeof playDashboard>;
const row = (id: string) => play.root.querySelector(`[data-category-id="${id}"]`);
const radio = (label: string) => play.root.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);

beforeEach(async () => {
  version = 3;
  play = playDashboard();
  play.on('classes', () => success([]));
  play.on('pupils', () => failure('not-allowed'));
  play.on('policy', () =>
    success({
      version,
      publishedAt: 0,
      publishedBy: 'Mr Other',
      rules,
      categories: [
        { id: 'illegal', label: 'Illegal', isIllegal: true, hostCount: 0, pageCount: 0 },
        { id: 'games', label: 'Games', isIllegal: false, hostCount: 7, pageCount: 0 },
        { id: 'manga', label: 'Manga', isIllegal: false, hostCount: 3, pageCount: 0 },
      ],
      status: { version, applied: 28, connected: 30 },
      history: [{ version, publishedAt: 0, publishedBy: 'Mr Other', reason: 'A trip' }],
    }),
  );
  await play.show(<FilteringPage />);
});

const publish = async () => {
  await play.fill('reason', 'Golden time');
  await play.submit('publish-policy');
};

test('says on how many devices the version is, and hears it change', async () => {
  expect(play.root.querySelector('.policy-status')?.textContent).toBe('28 of 30 devices on version 3');
  await play.emit('policy-status', { version: 3, applied: 30, connected: 30 });
  expect(play.root.querySelector('.policy-status')?.textContent).toBe('30 of 30 devices on version 3');
});

test('what is illegal has no switch', () => {
  expect(row('illegal')?.querySelector('input')).toBeNull();
  expect(row('illegal')?.textContent).toContain('Always blocked');
});

test('a changed category is published with its reason and the version it began from', async () => {
  play.on('publishPolicy', () => success({ version: 4 }));
  await publish();
  expect(play.requestsOf('publishPolicy')).toEqual([]);
  radio('Games: Block')?.click();
  await play.settle();
  await publish();
  expect(play.requestsOf('publishPolicy')).toEqual([
    {
      basedOn: 3,
      reason: 'Golden time',
      rules: { ...rules, audiences: [{ ...rules.audiences[0], categories: { games: 'block' } }] },
    },
  ]);
});

test('a group without rules of its own says what it inherits, and gets its own only when touched', async () => {
  await play.press('Key stage 1');
  expect(row('games')?.textContent).toContain('Think, from Everyone');
  expect(play.root.textContent).toContain('No changes to publish.');
  radio('Games: Block')?.click();
  await play.settle();
  play.on('publishPolicy', () => success({ version: 4 }));
  await publish();
  expect(play.requestsOf('publishPolicy')).toMatchObject([
    {
      rules: {
        audiences: [
          { audience: { kind: 'everyone' } },
          { audience: { keyStage: 'KS1' }, categories: { games: 'block' } },
        ],
      },
    },
  ]);
});

test('lines that are no sites are named and hold back publishing', async () => {
  play.on('publishPolicy', () => success({ version: 4 }));
  await play.fill('blockHosts', 'games.example\nnot a site');
  expect(play.root.querySelector('.error')?.textContent).toContain('Line 2: “not a site”');
  await publish();
  expect(play.requestsOf('publishPolicy')).toEqual([]);
  await play.fill('blockHosts', 'games.example');
  await publish();
  expect(play.requestsOf('publishPolicy')).toMatchObject([
    { rules: { audiences: [{ blockHosts: ['games.example'] }] } },
  ]);
});

test('another version meanwhile keeps the edits and asks what to do', async () => {
  radio('Games: Block')?.click();
  await play.settle();
  play.on('publishPolicy', ({ basedOn }: { basedOn: number }) =>
    basedOn === version ? success({ version: 5 }) : failure('conflict', 'Load it again.'),
  );
  version = 4;
  await publish();
  expect(play.root.querySelector('[data-conflict]')?.textContent).toContain('Mr Other published version 4');
  expect(radio('Games: Block')?.checked).toBe(true);
  await play.press('Go on with mine');
  await publish();
  expect(play.requestsOf('publishPolicy').at(-1)).toMatchObject({ basedOn: 4 });
  expect(play.dashboard.notices.shown.value[0]?.text).toBe('Version 5 is published.');
});

test('a category that nobody has decided about says so', () => {
  expect(row('games')?.textContent).not.toContain('Nobody has decided');
  expect(row('manga')?.textContent).toContain('Nobody has decided');
});
