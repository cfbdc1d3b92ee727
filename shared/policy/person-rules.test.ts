import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from './default-rules.ts';
import { personRulesOf } from './person-rules.ts';
import type { AudienceRules, PolicyRules, Use } from './policy.ts';

const lesson = Date.parse('2026-11-23T09:00:00Z');
const lunch = Date.parse('2026-11-23T12:30:00Z');
const robin = {
  kind: 'pupil' as const,
  pupil: { pupilId: 'p1', name: 'Robin', classId: 'c1', yearGroup: 3, keyStage: 'KS2' as const },
};
const guest = { kind: 'guest' as const };
const use = (more: Partial<Use>): Use => ({
  id: 'play',
  label: 'Playing',
  categoryIds: ['games'],
  standing: 'not-acceptable',
  times: [],
  nominated: [],
  opensWith: 'allow',
  ...more,
});
const rulesFor = (audience: AudienceRules['audience'], more: Partial<AudienceRules>): AudienceRules => ({
  audience,
  categories: {},
  blockHosts: [],
  allowHosts: [],
  ...more,
});
const everyoneAllowsGames = rulesFor({ kind: 'everyone' }, { categories: { games: 'allow' } });
const rulesOf = (uses: Use[], audiences: AudienceRules[] = [everyoneAllowsGames]) => {
  const policy: PolicyRules = {
    ...rulesNobodyChanged(),
    uses,
    audiences,
    youTube: 'strict',
    safeEngine: 'https://safe.test/?q={words}',
  };
  return personRulesOf(policy);
};

describe('the acceptable-use table', () => {
  test('speaks before everyone’s own verdict', () => {
    const rules = rulesOf([use({})])(guest, lesson);
    expect(rules.categories.get('games')).toMatchObject({ verdict: 'block', use: { label: 'Playing' } });
  });

  test('gives way to a narrower audience', () => {
    const keyStage2 = rulesFor({ kind: 'key-stage', keyStage: 'KS2' }, { categories: { games: 'think' } });
    const rules = rulesOf([use({})], [everyoneAllowsGames, keyStage2]);
    expect(rules(robin, lesson).categories.get('games')?.verdict).toBe('think');
    expect(rules(guest, lesson).categories.get('games')?.verdict).toBe('block');
  });

  test('opens at its times and no other, for the same person', () => {
    const rules = rulesOf([use({ standing: 'at-certain-times', times: ['lunch'], opensWith: 'think' })]);
    const verdicts = [lesson, lunch, lesson].map((now) => rules(robin, now).categories.get('games')?.verdict);
    expect(verdicts).toEqual(['block', 'think', 'block']);
  });

  test('opens for nominated people alone, also where nothing else is said of them', () => {
    const nominated = use({ standing: 'nominated', nominated: [{ kind: 'class', classId: 'c1' }] });
    const rules = rulesOf([nominated]);
    expect(rules(robin, lesson).categories.get('games')?.verdict).toBe('allow');
    expect(rules(guest, lesson).categories.get('games')?.verdict).toBe('block');
  });
});

describe('settings beside verdicts', () => {
  test('the most specific audience that speaks wins, each kind of file for itself', () => {
    const rules = rulesOf(
      [],
      [
        rulesFor({ kind: 'everyone' }, { images: 'off', downloads: { picture: 'stop', document: 'ask' } }),
        rulesFor({ kind: 'pupil', pupilId: 'p1' }, { downloads: { picture: 'allow' }, uploads: 'stop' }),
      ],
    )(robin, lesson);
    expect(rules).toMatchObject({ images: 'off', aiAnswers: 'off', uploads: 'stop' });
    expect(rules.downloads).toMatchObject({ picture: 'allow', document: 'ask', program: 'stop' });
  });
});
