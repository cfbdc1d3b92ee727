import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints, type EndpointName } from '#shared/api.ts';
import { readSourceFiles } from '../../support/source-files.ts';
import { AccessStage, insiders, outsiders, type Ids, type Someone } from './access-stage.ts';

/** What a browser fetches without an endpoint of the contract. */
interface Route {
  /** As it is mounted: another line in the source fails the test until it stands here. */
  readonly mounted: string;
  readonly path: (id: Ids) => string;
  readonly is: string;
  readonly post?: true;
}

const no = '0'.repeat(64);
/** "200: dsl head": everybody else is refused; `anybody` is whoever asks, signed in or not. */
// prettier-ignore
const routes: readonly Route[] = [
  { mounted: "web.get('/healthz'", path: () => '/healthz', is: '200: anybody' },
  { mounted: "web.get('/api/evidence/:id'", path: (id) => `/api/evidence/${id.evidence}`, is: '200/not-found: dsl head' },
  { mounted: "web.get('/api/incidents/:id/export'", path: (id) => `/api/incidents/${id.incident}/export`, is: '200/not-found: dsl head' },
  { mounted: 'router.post(categoryListsPath', path: () => '/api/category-lists?name=', is: 'bad-message: filtering-manager admin', post: true },
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
  const [answer = '', names = ''] = route.is.split(': ');
  const [there = '', absent = there] = answer.split('/');
  if (names === 'anybody' || names.split(' ').includes(who)) return { there, absent };
  const isInside = (insiders as readonly string[]).includes(who);
  const refused = isInside ? 'not-allowed' : 'not-signed-in';
  const ours = who === 'device' && route.post ? 'wrong-origin' : refused;
  return { there: ours, absent: ours };
};

describe.each(routes.map((route) => [route.path({} as Ids), route] as const))('%s', (_path, route) => {
  test.each(everybody)('to %s', async (who) => {
    for (const role of ['dsl', 'head'] as const) if (who === role) await stage.confirm(role);
    const init = route.post
      ? { method: 'POST', body: 'bytes', headers: { 'content-type': 'application/octet-stream' } }
      : {};
    const there = await stage.fetch(who, route.path(stage.ids), init);
    const absent = await stage.fetch(who, route.path(stage.absentIds()), init);
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
  ] as const satisfies readonly (readonly [EndpointName, (id: Ids) => object])[];

  test('is asked for before evidence, whether it is there or not', async () => {
    const fresh = await AccessStage.open();
    try {
      for (const ids of [fresh.ids, fresh.absentIds()]) {
        for (const [name, ask] of evidence) {
          expect((await fresh.ask('dsl', name, ask(ids))).is, name).toBe('confirm-password');
        }
        for (const path of [`/api/evidence/${ids.evidence}`, `/api/incidents/${ids.incident}/export`])
          expect((await fresh.fetch('head', path)).is, path).toBe('confirm-password');
      }
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
