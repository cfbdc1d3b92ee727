import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPolicy, anySubject, judgedAt } from '../../test/support/any-policy.ts';
import { compilePolicy, decide } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import type { AudienceRules, PolicyRules, Use } from './policy.ts';
import { diffPolicies, isSameRules } from './policy-diff.ts';

const names = {
  category: (id: string) => (id === 'games' ? 'Games' : undefined),
  person: (id: string) => (id === 'oak' ? 'Oak class' : undefined),
};
const yearThree: AudienceRules = {
  audience: { kind: 'year', yearGroup: 3 },
  categories: {},
  blockHosts: [],
  allowHosts: [],
};
const shopping: Use = {
  id: 'shopping',
  label: 'Shopping',
  categoryIds: ['shops'],
  standing: 'at-certain-times',
  times: ['lunch'],
  nominated: [],
  opensWith: 'think',
};
const rules: PolicyRules = {
  audiences: [{ ...yearThree, audience: { kind: 'everyone' } }, yearThree],
  ...rulesNobodyChanged(),
  uses: [shopping],
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};
const withYearThree = (change: Partial<AudienceRules>): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) => (each.audience.kind === 'year' ? { ...each, ...change } : each)),
});
const withUse = (change: Partial<Use>): PolicyRules => ({ ...rules, uses: [{ ...shopping, ...change }] });
const withPeriods = (
  change: (periods: PolicyRules['timetable']['periods']) => typeof periods,
): PolicyRules => ({
  ...rules,
  timetable: { ...rules.timetable, periods: change(rules.timetable.periods) },
});
const halfTerm = { label: 'Half term', from: '2026-10-26', to: '2026-10-30' };

/** A change of every field there is, and the sentence that a filtering manager reads. */
const said: Record<string, readonly [after: PolicyRules, ...sentences: string[]]> = {
  categories: [
    withYearThree({ categories: { games: 'block' } }),
    'Year 3: Games: as the wider group → block',
  ],
  blockHosts: [
    withYearThree({ blockHosts: ['games.example'] }),
    'Year 3: games.example added to the block list',
  ],
  allowHosts: [
    withYearThree({ allowHosts: ['maths.example'] }),
    'Year 3: maths.example added to the allow list',
  ],
  blockPages: [
    withYearThree({ blockPages: ['maths.example/chat'] }),
    'Year 3: the page maths.example/chat added to the block list',
  ],
  allowPages: [
    withYearThree({ allowPages: ['tube.example/watch'] }),
    'Year 3: the page tube.example/watch added to the allow list',
  ],
  unknownSites: [
    withYearThree({ unknownSites: 'think' }),
    'Year 3: sites nobody has judged yet: as the wider group → think',
  ],
  images: [withYearThree({ images: 'off' }), 'Year 3: image search: as the wider group → off'],
  aiAnswers: [
    withYearThree({ aiAnswers: 'allow' }),
    'Year 3: answers by a machine in search engines: as the wider group → shown',
  ],
  downloads: [
    withYearThree({ downloads: { archive: 'stop' } }),
    'Year 3: downloads, packed files (zip and the like): as the wider group → stopped',
  ],
  uploads: [withYearThree({ uploads: 'ask' }), 'Year 3: uploads: as the wider group → a teacher is asked'],
  'a new use': [
    { ...rules, uses: [shopping, { ...shopping, id: 'music', label: 'Music', standing: 'acceptable' }] },
    'New use Music: acceptable',
  ],
  'a removed use': [{ ...rules, uses: [] }, 'Use Shopping removed'],
  standing: [withUse({ standing: 'not-acceptable' }), 'Shopping: at certain times → not acceptable'],
  label: [withUse({ label: 'Buying' }), 'Use Shopping is now called Buying'],
  times: [withUse({ times: ['lunch', 'home'] }), 'Shopping: when: lunch → lunch, at home'],
  nominated: [
    withUse({ nominated: [{ kind: 'class', classId: 'oak' }] }),
    'Shopping: for whom: nobody → Oak class',
  ],
  opensWith: [withUse({ opensWith: 'allow' }), 'Shopping: where acceptable: think → allow'],
  categoryIds: [
    withUse({ categoryIds: ['games'] }),
    'Shopping: category Games added',
    'Shopping: category shops taken out',
  ],
  periods: [
    withPeriods((periods) => periods.filter(({ time }) => time !== 'break')),
    'Timetable: break on Mon, Tue, Wed, Thu, Fri, 10:30 to 10:45, removed',
  ],
  'the order of periods': [
    withPeriods((periods) => periods.toReversed()),
    'Timetable: the periods are in another order',
  ],
  holidays: [
    { ...rules, timetable: { ...rules.timetable, holidays: [halfTerm] } },
    'Timetable: holiday Half term, 2026-10-26 to 2026-10-30, added',
  ],
  emergencyHosts: [
    { ...rules, emergencyHosts: ['bad.example'] },
    'Emergency: bad.example blocked for everyone at once',
  ],
  needsSecondPerson: [
    { ...rules, needsSecondPerson: true },
    'A second person must approve changes: no → yes',
  ],
  unusedCover: [
    { ...rules, unusedCover: { pupilMinutes: 20, staffMinutes: 0 } },
    'An unused screen is covered: pupils after 30 min, staff after 30 min → pupils after 20 min, staff never',
  ],
  guestsNeedLease: [
    { ...rules, guestsNeedLease: true },
    'A guest browses only while somebody has let them in: no → yes',
  ],
  youTube: [{ ...rules, youTube: 'moderate' }, 'YouTube, for everyone: strict → moderate'],
  safeEngine: [
    { ...rules, safeEngine: 'https://other.example/{words}' },
    'Other search engines are sent to: https://search.example/?q={words} → https://other.example/{words}',
  ],
};

describe('what differs, in sentences', () => {
  test.each(Object.entries(said))('%s', (_, [after, ...sentences]) => {
    expect(diffPolicies(rules, after, names)).toEqual(sentences);
    expect(diffPolicies(after, rules, names).length).toBeGreaterThan(0);
    expect(diffPolicies(after, after, names)).toEqual([]);
  });

  test('an entry that is gone is taken off', () => {
    const before = withYearThree({ blockHosts: ['games.example'] });
    expect(diffPolicies(before, rules, names)).toEqual(['Year 3: games.example taken off the block list']);
  });

  test('the order in which sites and audiences stand is nothing; that of uses is', () => {
    const two = withYearThree({ blockHosts: ['a.example', 'b.example'] });
    const turned = withYearThree({ blockHosts: ['b.example', 'a.example'] });
    expect(diffPolicies(two, { ...turned, audiences: turned.audiences.toReversed() }, names)).toEqual([]);
    const music = { ...shopping, id: 'music', label: 'Music' };
    const uses = [shopping, music];
    expect(diffPolicies({ ...rules, uses }, { ...rules, uses: uses.toReversed() }, names)).toEqual([
      'The order of the acceptable-use table changed',
    ]);
  });
});

test('where nothing is said to differ, every page has the same verdict', () => {
  const hosts = ['example.org', 'x.games.test', 'news.test', 'unknown.test', 'www.qwant.com'];
  fc.assert(
    fc.property(anyPolicy, anySubject, fc.constantFrom(...hosts), (policy, subject, host) => {
      const { audiences } = policy.rules;
      // The same things said in another order, as edits leave them.
      const turned = {
        ...policy.rules,
        audiences: [...new Map(audiences.map((each) => [JSON.stringify(each), each])).values()].map(
          (each) => ({
            ...each,
            categories: Object.fromEntries(Object.entries(each.categories).toReversed()),
            blockHosts: each.blockHosts.toReversed(),
          }),
        ),
      };
      fc.pre(isSameRules(policy.rules, turned));
      const ask = (asked: PolicyRules) =>
        decide(compilePolicy({ ...policy, rules: asked }), subject, `https://${host}/a`, judgedAt).verdict;
      expect(ask(turned)).toBe(ask(policy.rules));
    }),
    { numRuns: 300 },
  );
});

test('two policies of which nothing is said to differ decide alike', () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, anySubject, ({ rules: a, ...rest }, { rules: b }, subject) => {
      const sentences = diffPolicies(a, b, names);
      const ask = (asked: PolicyRules) =>
        decide(compilePolicy({ ...rest, rules: asked }), subject, 'https://news.test/', judgedAt).verdict;
      if (ask(a) !== ask(b)) expect(sentences).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});
