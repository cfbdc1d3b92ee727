import fc from 'fast-check';
import { keyStageOf } from '#shared/people.ts';
import type { Person, Subject } from '#shared/policy/decide.ts';
import {
  useStandings,
  type Audience,
  type AudienceRules,
  type Category,
  type Policy,
  type Use,
  type Verdict,
} from '#shared/policy/policy.ts';
import { defaultTimetable, schoolTimes } from '#shared/policy/timetable.ts';

/** The moment at which all of these are judged; locks and openings end before or after it. */
export const judgedAt = 1_800_000_000_000;

/** Few hosts, many of them inside each other, so that lists and categories meet; `test` alone must never match. */
const listedHosts = [
  'example.org',
  'a.example.org',
  'b.a.example.org',
  'c.b.a.example.org',
  'games.test',
  'x.games.test',
  'y.x.games.test',
  'news.test',
  'xn--bcher-kva.test',
  'under_score.test',
  'shop.example.co.uk',
  'google.com',
  'www.google.com',
  'duckduckgo.com',
  'qwant.com',
  'youtube.com',
  'localhost',
  'test',
];
const otherHosts = [
  'unknown.test',
  'notexample.org',
  'example.org.evil.test',
  'd.c.b.a.example.org',
  'www.x.games.test',
  'search.yahoo.com',
  'uk.search.yahoo.com',
  'junior.qwant.com',
  'www.qwant.com',
  'html.duckduckgo.com',
  'noai.duckduckgo.com',
  'search.brave.com',
  'safesearch.brave.com',
  'images.google.com',
  'kiddle.co',
  'duck.ai',
  'www.bing.com',
  'docs.google.com',
  'www.google.co.uk',
  'm.youtube.com',
  'school.test',
  'thinkclick.school.test',
  'bücher.test',
];
export const serverHost = 'thinkclick.school.test';

const categoryIds = ['games', 'news', 'search', 'silent', 'sealed'];
const verdict = fc.constantFrom<Verdict>('allow', 'think', 'block');
const host = fc.constantFrom(...listedHosts);
const hosts = (maxLength: number): fc.Arbitrary<string[]> => fc.uniqueArray(host, { maxLength });
const yearGroup = fc.integer({ min: 1, max: 4 });

const pageKeys = fc.uniqueArray(
  fc.constantFrom(
    'example.org/a',
    'a.example.org/a/b.html',
    'games.test/search?kp=1',
    'unknown.test/results',
  ),
  { maxLength: 2 },
);

const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constantFrom<Audience>({ kind: 'everyone' }, { kind: 'staff' }, { kind: 'guest' }),
  fc
    .constantFrom('KS1' as const, 'KS2' as const)
    .map((keyStage) => ({ kind: 'key-stage' as const, keyStage })),
  yearGroup.map((year) => ({ kind: 'year' as const, yearGroup: year })),
  fc.constantFrom('c1', 'c2').map((classId) => ({ kind: 'class' as const, classId })),
  fc.constantFrom('p1', 'p2').map((pupilId) => ({ kind: 'pupil' as const, pupilId })),
);

const audienceRules: fc.Arbitrary<AudienceRules> = fc.record(
  {
    audience,
    blockPages: pageKeys,
    allowPages: pageKeys,
    categories: fc.dictionary(fc.constantFrom('games', 'news', 'search', 'unheard-of'), verdict, {
      maxKeys: 3,
    }),
    blockHosts: hosts(3),
    allowHosts: hosts(3),
    unknownSites: verdict,
    images: fc.constantFrom('strict' as const, 'creative-commons' as const, 'off' as const),
    aiAnswers: fc.constantFrom('allow' as const, 'off' as const),
    safeEngine: fc.constantFrom(
      'https://www.kiddle.co/s.php?q={words}',
      'https://uk.search.yahoo.com/search?p={words}',
    ),
  },
  { requiredKeys: ['audience', 'categories', 'blockHosts', 'allowHosts'] },
);

const category = (id: string): fc.Arbitrary<Category> =>
  hosts(id === 'sealed' ? 1 : 7).map((listed) => ({
    id,
    label: `Sites of ${id}`,
    isIllegal: id === 'sealed',
    hosts: listed,
  }));

const use: fc.Arbitrary<Use> = fc.record({
  id: fc.constant('a-use'),
  label: fc.constant('A made-up use'),
  categoryIds: fc.uniqueArray(fc.constantFrom('games', 'news', 'search'), { maxLength: 2 }),
  standing: fc.constantFrom(...useStandings),
  times: fc.uniqueArray(fc.constantFrom(...schoolTimes)),
  nominated: fc.array(audience, { maxLength: 2 }),
  opensWith: fc.constantFrom('allow', 'think'),
});

export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  version: fc.constant(1),
  schoolName: fc.constant('Made-up Primary'),
  publishedAt: fc.constant(0),
  rules: fc.record({
    audiences: fc.array(audienceRules, { minLength: 1, maxLength: 8 }),
    uses: fc.array(use, { maxLength: 2 }),
    timetable: fc.constant(defaultTimetable()),
    emergencyHosts: fc.oneof(
      { arbitrary: fc.constant<string[]>([]), weight: 3 },
      { arbitrary: hosts(1), weight: 1 },
    ),
    needsSecondPerson: fc.constant(false),
    unusedCover: fc.constant({ pupilMinutes: 30, staffMinutes: 10 }),
    guestsNeedLease: fc.boolean(),
    youTube: fc.constantFrom('strict' as const, 'moderate' as const),
    safeEngine: fc.constantFrom(
      'https://duckduckgo.com/?q={words}&kp=1',
      'https://www.qwant.com/?q={words}',
      'https://safe.test/{words}',
    ),
  }),
  categories: fc.tuple(...categoryIds.map(category)),
});

/** Lists that only the full index holds: more hosts in the same categories. */
export const anyFullIndex: fc.Arbitrary<{ id: string; hosts: string[] }[]> = fc.tuple(
  ...categoryIds
    .filter((id) => id !== 'sealed')
    .map((id) => hosts(7).map((listed) => ({ id, hosts: listed }))),
);

const anyPerson: fc.Arbitrary<Person> = fc.oneof(
  { arbitrary: fc.constantFrom<Person>({ kind: 'staff' }, { kind: 'guest' }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('pupil' as const),
      pupil: fc
        .tuple(fc.constantFrom('p1', 'p2', 'p3'), fc.constantFrom('c1', 'c2'), yearGroup)
        .map(([pupilId, classId, year]) => ({
          pupilId,
          name: 'Robin Made-up',
          classId,
          yearGroup: year,
          keyStage: keyStageOf(year),
        })),
    }),
    weight: 4,
  },
);

const ends = fc.constantFrom(judgedAt - 1, judgedAt, judgedAt + 1);
const lock = ends.map((endsAt) => ({ by: 'Miss Made-up', message: '', startedAt: 0, endsAt }));

/** A schema takes no single label, nor a name with an underscore at its end. */
const openableHost = fc.constantFrom(...listedHosts.slice(0, -2), 'unknown.test');
const focus = fc.record({
  name: fc.constant('Made-up list'),
  by: fc.constant('Miss Made-up'),
  startedAt: fc.constant(0),
  endsAt: ends,
  hosts: fc.uniqueArray(openableHost, { maxLength: 3 }),
  pages: fc.constant<string[]>([]),
  needs: fc.uniqueArray(openableHost, { maxLength: 1 }),
});
const exception = fc.record({
  exceptionId: fc.constant('e1'),
  target: fc.oneof(
    openableHost.map((each) => ({ kind: 'site' as const, host: each })),
    fc.constantFrom('example.org/a', 'unknown.test/search').map((page) => ({ kind: 'page' as const, page })),
  ),
  by: fc.constant('Miss Made-up'),
  reason: fc.constant(''),
  startedAt: fc.constant(0),
  endsAt: ends,
  lessonId: fc.constant(null),
});

/** Who has not signed, and from when on they are held. */
const agreement = fc.record({
  heldFrom: fc.constantFrom(judgedAt - 1, judgedAt, judgedAt + 1),
  openHosts: fc.uniqueArray(openableHost, { maxLength: 3 }),
});

export const anySubject: fc.Arbitrary<Subject> = fc.record({
  person: anyPerson,
  focus: fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: focus, weight: 1 }),
  exceptions: fc.array(exception, { maxLength: 2 }),
  lock: fc.oneof({ arbitrary: fc.constant(null), weight: 7 }, { arbitrary: lock, weight: 1 }),
  openings: fc.array(
    fc.record({ host: fc.constantFrom(...listedHosts.slice(0, -2), 'unknown.test'), until: ends }),
    { maxLength: 3 },
  ),
  agreement: fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, { arbitrary: agreement, weight: 1 }),
  letInUntil: fc.oneof(fc.constant(null), ends),
  suspects: fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 3 },
    {
      arbitrary: fc.uniqueArray(fc.constantFrom(...listedHosts.slice(0, -2), 'unknown.test'), {
        maxLength: 2,
      }),
      weight: 1,
    },
  ),
});

const queries = [
  '',
  '?q=red+pandas',
  '?safe=off&q=a&safe=images',
  '?s%61fe=off&q=a',
  '?SAFE=off&KP=-2&adlt=off',
  '?p=one%20two&query=three&text=four',
  '?q=a&safe=active&ssui=on',
  '?kp=1',
  '?%6bp=-2',
  '?q=a&udm=2&tbs=isz:l&UDM=50',
  '?q=a&udm=%32&tbm=vid',
  '?tbm=isch&q=a&udm=14&ia=images',
  '?ia=chat&q=a&udm=50',
  '?iax=im%61ges&qft=x&q=udm=2',
  '?q=a&safe=active&ssui=on&udm=14',
];
const paths = [
  '/',
  '/search',
  '/images/search',
  '/a/b.html',
  '/s%65arch',
  '/results',
  '/search%2Fx',
  '/imghp',
  '/ask',
  '/ai',
  '/images/cre%61te',
  '/i.php',
];

/** Web addresses as people and pages write them, in all the forms that mean the same host. */
export const anyWebAddress: fc.Arbitrary<string> = fc
  .record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    user: fc.constantFrom('', '', '', 'user:pw@', 'www.google.com@'),
    name: fc.oneof(
      { arbitrary: host, weight: 4 },
      { arbitrary: fc.constantFrom(...otherHosts), weight: 4 },
      {
        arbitrary: fc.constantFrom('127.0.0.1', '0x7f.1', '[::1]', '[::ffff:1.2.3.4]', '3232235777'),
        weight: 1,
      },
    ),
    isUpperCase: fc.boolean(),
    isWithDot: fc.boolean(),
    port: fc.constantFrom('', '', ':8080'),
    path: fc.constantFrom(...paths),
    query: fc.constantFrom(...queries),
    fragment: fc.constantFrom('', '', '#part?q=x%'),
  })
  .map(({ scheme, user, name, isUpperCase, isWithDot, port, path, query, fragment }) => {
    const dotted = isWithDot && !name.endsWith(']') ? `${name}.` : name;
    return `${scheme}://${user}${isUpperCase ? dotted.toUpperCase() : dotted}${port}${path}${query}${fragment}`;
  });
