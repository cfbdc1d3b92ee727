import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints, type EndpointName } from '#shared/api.ts';
import { accessRows, type AccessRow } from './access-rows.ts';
import { AccessStage, insiders, outsiders, type Insider, type Outsider } from './access-stage.ts';

let stage: AccessStage;
beforeAll(async () => {
  stage = await AccessStage.open();
  for (const role of ['dsl', 'head', 'chair-of-governors'] as const) await stage.confirm(role);
}, 60_000);
afterAll(() => stage.close());

/** The endpoints that are asked in turn: those that end sessions last. */
const endings = ['endEmergencySession', 'signOut'] as const satisfies readonly EndpointName[];
const names = Object.keys(endpoints) as EndpointName[];
const inOrder = [...names.filter((name) => !endings.some((ending) => ending === name)), ...endings];
const rowOf = (name: EndpointName): AccessRow<object> => accessRows[name];
const openAs = (is: string): string | null => /^open ?(.*)$/.exec(is)?.[1] ?? null;

interface Cell {
  readonly there: string;
  readonly absent: string;
}
const cell = (text: string): Cell => {
  const [there = '', absent = there] = text.split('/');
  return { there, absent };
};

/** What a row says for everybody inside. */
const cellsOf = (is: string): Record<Insider, Cell> => {
  const opened = openAs(is);
  const said = new Map<string, string>();
  if (opened === null)
    for (const part of is.split('; ')) {
      const [answer = '', who = ''] = part.split(': ');
      for (const each of who.split(' ')) said.set(each, answer);
    }
  const rest = opened === null ? (said.get('everyone') ?? 'not-allowed') : opened || 'ok';
  return Object.fromEntries(insiders.map((who) => [who, cell(said.get(who) ?? rest)])) as Record<
    Insider,
    Cell
  >;
};

/** What it says to those outside: a page of another place may send nothing, and read nothing. */
const outsideCell = (name: EndpointName, who: Outsider): string => {
  if (who === 'device' && endpoints[name].method === 'POST') return 'wrong-origin';
  const { is, inEmergency } = rowOf(name);
  if (who === 'emergency' && inEmergency !== undefined) return inEmergency;
  const opened = openAs(is);
  return opened === null ? 'not-signed-in' : opened || 'ok';
};

test('every endpoint has its row', () => {
  expect(Object.keys(accessRows).filter((name) => !names.includes(name as EndpointName))).toEqual([]);
  expect(names.filter((name) => !Object.hasOwn(accessRows, name))).toEqual([]);
});

describe.each(inOrder)('%s', (name) => {
  test('is for those who may, and says to everybody else what the matrix says', async () => {
    const row = rowOf(name);
    const told: Record<string, Cell> = {};
    // Whoever may comes last: what they do may change what the others ask about.
    await stage.haveLesson();
    for (const who of insiders.toReversed()) {
      if (row.fresh) await stage.makeAnew(row.fresh);
      const absent = await stage.ask(who, name, row.ask(stage.absentIds()));
      const there = await stage.ask(who, name, row.ask(stage.ids));
      told[who] = { there: there.is, absent: absent.is };
      // Not allowed, or not found: what is not theirs is answered as if it were not there, to the last word.
      if (there.is !== 'ok' && there.is === absent.is) expect(there.body, who).toEqual(absent.body);
    }
    expect(told).toEqual(cellsOf(row.is));
  });

  test.each(outsiders)('to somebody who is %s', async (who) => {
    const { is } = await stage.ask(who, name, rowOf(name).ask(stage.ids));
    expect(is).toBe(outsideCell(name, who));
  });
});
