import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints, type EndpointName } from '#shared/api.ts';
import { lettersPath } from '#shared/api/agreements.ts';
import { exportPath } from '#shared/api/exports.ts';
import { readSourceFiles } from '../../support/source-files.ts';
import { exportOf } from './access-rows.ts';
import type { Ids } from './access-ids.ts';
import { AccessStage, insiders, outsiders, type Someone } from './access-stage.ts';

/** What a browser fetches without an endpoint of the contract. */
interface Route {
  /** As it is mounted: another line in the source fails the test until it stands here. */
  readonly mounted: string;
  readonly path: (id: Ids) => string;
  /** As in `accessRows`, with `anybody` for whoever asks, signed in or not. */
  readonly is: string;
  readonly post?: (id: Ids) => { readonly type: string; readonly body: string };
}

const no = '0'.repeat(64);
// prettier-ignore
const routes: readonly Route[] = [
  { mounted: "web.get('/healthz'", path: () => '/healthz', is: '200: anybody' },
  { mounted: "web.get('/api/evidence/:id'", path: (id) => `/api/evidence/${id.evidence}`, is: '200/not-found: dsl head; not-found: chair-of-governors' },
  { mounted: "web.get('/api/incidents/:id/export'", path: (id) => `/api/incidents/${id.incident}/export`, is: '200/not-found: dsl head; not-found: chair-of-governors' },
  { mounted: 'router.post(categoryListsPath', path: () => '/api/category-lists?name=', is: 'bad-message: filtering-manager admin', post: () => ({ type: 'application/octet-stream', body: 'bytes' }) },
  { mounted: 'web.post(exportPath', path: () => exportPath, is: '200/not-found: dsl head; not-found: chair-of-governors', post: (id) => ({ type: 'application/json', body: JSON.stringify(exportOf(id)) }) },
  // Takes what a second person allowed.
  { mounted: "web.get('/api/subject-access/:id/export'", path: (id) => `/api/subject-access/${id.subjectRequest}/export`, is: 'not-allowed/not-found: dsl head' },
  { mounted: "web.get('/api/governors-reports/:id/pdf'", path: (id) => `/api/governors-reports/${id.lesson}/pdf`, is: 'not-found: dsl head chair-of-governors governor' },
  { mounted: "web.get('/api/yearly-review/:id/pdf'", path: (id) => `/api/yearly-review/${id.year}/pdf`, is: '200/not-found: dsl head' },
  { mounted: "web.get('/agree/style.css'", path: () => '/agree/style.css', is: '200: anybody' },
  { mounted: "web.get('/agree'", path: () => '/agree', is: '200: anybody' },
  { mounted: "web.post('/agree'", path: () => '/agree', is: '404: anybody', post: () => ({ type: 'application/x-www-form-urlencoded', body: 'code=none' }) },
  { mounted: "web.get('/agree/:code'", path: () => '/agree/ABCDEFGHJKMN', is: '404: anybody' },
  { mounted: "web.post('/agree/:code'", path: () => '/agree/ABCDEFGHJKMN', is: '404: anybody', post: () => ({ type: 'application/x-www-form-urlencoded', body: 'name=X' }) },
  { mounted: "web.get('/api/agreements/:id/pdf'", path: (id) => `/api/agreements/${id.lesson}/pdf`, is: 'not-found: owner teacher cover-teacher dsl head chair-of-governors governor filtering-manager admin' },
  { mounted: "web.get('/api/agreement-signatures/:id/pdf'", path: (id) => `/api/agreement-signatures/${id.lesson}/pdf`, is: 'not-found: dsl head' },
  { mounted: "web.get('/api/agreements/missing/:id/pdf'", path: (id) => `/api/agreements/missing/${id.class}/pdf`, is: '200/not-found: owner dsl head admin; not-found: teacher cover-teacher' },
  { mounted: 'web.post(lettersPath', path: () => lettersPath, is: '200/not-found: owner dsl head admin; not-found: teacher cover-teacher', post: (id) => ({ type: 'application/json', body: JSON.stringify({ for: { kind: 'parents', pupilIds: [id.pupil] } }) }) },
  { mounted: 'router.get(path', path: () => `/extension/category-index/${no}`, is: 'not-found: anybody' },
  { mounted: 'router.get(path', path: () => `/extension/rules-floor/${no}`, is: 'not-found: anybody' },
  { mounted: 'router.get(path', path: () => `/extension/category-index/${no}/from/${no}`, is: 'not-found: anybody' },
  { mounted: 'router.get(updateManifestPath', path: () => '/extension/updates.xml', is: '200: anybody' },
  { mounted: 'router.get(crxPath', path: () => '/extension/thinkclick.crx', is: '200: anybody' },
  { mounted: "router.use('/assets'", path: () => '/assets/none.js', is: 'not-found: anybody' },
  { mounted: 'router.use(express.static', path: () => '/none.png', is: 'not-found: anybody' },
  { mounted: "router.get('/{*splat}'", path: () => '/incidents', is: '200: anybody' },
  { mounted: "web.use(['/api', '/extension']", path: () => '/api/none', is: 'not-found: anybody' },
];
/** What answers nobody by itself, and the one place where all endpoints are mounted. */
const notRoutes = [
  'web.use(securityHeaders',
  'web.use(compression',
  'web.use((_request',
  'web.use(answerErrors',
  'router.get(path',
  'router.post(path',
];

let stage: AccessStage;
beforeAll(async () => {
  stage = await AccessStage.open();
}, 60_000);
afterAll(() => stage.close());

const mountedIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /\b(?:web|router)\.(?:get|post|put|patch|delete|all|use)\(\s*(?:\[[^\]]*\]|[^,)(]*)\(?/g,
    ),
  ].map(([found]) => found.replaceAll(/\s+/g, ''));

test('every route has its row', () => {
  const sources = readSourceFiles().filter(
    ({ path }) => path.startsWith('server/') && !path.endsWith('.test.ts'),
  );
  const known = [...routes.map(({ mounted }) => mounted), ...notRoutes].map((each) =>
    each.replaceAll(/\s+/g, ''),
  );
  const strangers = sources.flatMap(({ path, text }) =>
    mountedIn(text)
      .filter((found) => !known.some((each) => found.startsWith(each) || each.startsWith(found)))
      .map((found) => `${path}: ${found}`),
  );
  expect(strangers).toEqual([]);
});

const everybody: readonly Someone[] = [...insiders, ...outsiders];

const expected = (route: Route, who: Someone): { there: string; absent: string } => {
  for (const part of route.is.split('; ')) {
    const [answer = '', names = ''] = part.split(': ');
    const [there = '', absent = there] = answer.split('/');
    if (names === 'anybody' || names.split(' ').includes(who)) return { there, absent };
  }
  const isInside = (insiders as readonly string[]).includes(who);
  const refused = isInside ? 'not-allowed' : 'not-signed-in';
  const ours = who === 'device' && route.post ? 'wrong-origin' : refused;
  return { there: ours, absent: ours };
};

const initOf = ({ post }: Route, ids: Ids): RequestInit => {
  if (!post) return {};
  const { type, body } = post(ids);
  return { method: 'POST', body, headers: { 'content-type': type } };
};

describe.each(routes.map((route) => [route.path({} as Ids), route] as const))('%s', (_path, route) => {
  test.each(everybody)('to %s', async (who) => {
    for (const role of ['dsl', 'head', 'chair-of-governors'] as const)
      if (who === role) await stage.confirm(role);
    const about = (ids: Ids) => stage.fetch(who, route.path(ids), initOf(route, ids));
    const there = await about(stage.ids);
    const absent = await about(stage.absentIds());
    expect({ there: there.is, absent: absent.is }).toEqual(expected(route, who));
    if (there.is === absent.is && there.is !== '200') expect(there.body).toEqual(absent.body);
  });
});

describe('the password again', () => {
  const evidence = [
    ['incident', (id: Ids) => ({ incidentId: id.incident })],
    [
      'addIncidentAction',
      (id: Ids) => ({ incidentId: id.incident, step: null, isDone: true, text: 'Talked' }),
    ],
    [
      'changeIncidents',
      (id: Ids) => ({ incidentIds: [id.incident], change: { kind: 'triage', triage: 'unsure' } }),
    ],
    [
      'saveIncidentRecord',
      (id: Ids) => ({
        incidentId: id.incident,
        basedOn: 1,
        record: { happenedAt: null, place: 'school', account: '', devices: '', outcome: '' },
      }),
    ],
    ['incidentVersions', (id: Ids) => ({ incidentId: id.incident })],
    ['chronology', (id: Ids) => ({ pupilId: id.pupil })],
    ['previewExport', exportOf],
    ['subjectItems', (id: Ids) => ({ pupilId: id.pupil })],
    [
      'askSubjectAccess',
      (id: Ids) => ({ pupilId: id.pupil, withheld: [], leaveOut: [], leaveIn: [], reason: 'Asked for' }),
    ],
    ['deleteEarly', (id: Ids) => ({ incidentId: id.incident })],
    ['answerApproval', (id: Ids) => ({ approvalId: id.approval, isAllowed: true, words: 'Yes' })],
  ] as const satisfies readonly (readonly [EndpointName, (id: Ids) => object])[];
  const decisions = [
    ['recordPoliceAdvice', (id: Ids) => ({ referralId: id.referral, says: 'release', words: 'Released' })],
    ['liftStop', (id: Ids) => ({ referralId: id.referral })],
    ['compareReferralAddress', (id: Ids) => ({ referralId: id.referral, address: 'https://games.example/' })],
    ['recordViewing', (id: Ids) => ({ reviewId: id.review, reason: 'By the police' })],
    ['finishInitialReview', (id: Ids) => ({ reviewId: id.review, outcome: 'refer', reason: '' })],
  ] as const satisfies readonly (readonly [EndpointName, (id: Ids) => object])[];

  test('is asked for before evidence, whether it is there or not', async () => {
    const fresh = await AccessStage.open();
    try {
      for (const ids of [fresh.ids, fresh.absentIds()]) {
        for (const [name, ask] of evidence) {
          expect((await fresh.ask('dsl', name, ask(ids))).is, name).toBe('confirm-password');
        }
        for (const path of [
          `/api/evidence/${ids.evidence}`,
          `/api/incidents/${ids.incident}/export`,
          `/api/subject-access/${ids.subjectRequest}/export`,
        ])
          expect((await fresh.fetch('head', path)).is, path).toBe('confirm-password');
      }
      for (const [name, ask] of decisions)
        expect((await fresh.ask('dsl', name, ask(fresh.ids))).is, name).toBe('confirm-password');
    } finally {
      await fresh.close();
    }
  });
});

test('a page of another place can make nobody do anything', async () => {
  const posts = (Object.keys(endpoints) as EndpointName[]).filter(
    (name) => endpoints[name].method === 'POST',
  );
  for (const name of posts) {
    const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/json' };
    const { is } = await stage.fetch('admin', endpoints[name].path, { method: 'POST', body: '{}', headers });
    expect(is, name).toBe('wrong-origin');
  }
});
