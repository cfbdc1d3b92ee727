import { sql, type Kysely } from 'kysely';
import { keyStageOf, yearGroupSchema } from '#shared/people.ts';
import type { Person } from '#shared/policy/decide.ts';
import type { Schema } from '../storage/schema.ts';
import type { SimulatedVisit } from './preview-tally.ts';

const hourMs = 3_600_000;
/** As many as are read and judged in one go: a few milliseconds. */
const pageSize = 1_000;
const visitKinds = ['visit', 'block', 'prompt'] as const;

export interface Visitor {
  readonly pupilId: string | null;
  readonly name: string;
  readonly person: Person;
}

/** Every pupil on the roll, and those whom nobody knows. */
export const readVisitors = async (db: Kysely<Schema>): Promise<Visitor[]> => {
  const rows = await db
    .selectFrom('pupils')
    .innerJoin('classes', 'classes.classId', 'pupils.classId')
    .select(['pupils.pupilId', 'pupils.name', 'pupils.classId', 'classes.yearGroup'])
    .where('pupils.isActive', '=', 1)
    .execute();
  const pupils = rows.map((row): Visitor => {
    const yearGroup = yearGroupSchema.parse(row.yearGroup);
    const pupil = { ...row, yearGroup, keyStage: keyStageOf(yearGroup) };
    return { pupilId: row.pupilId, name: row.name, person: { kind: 'pupil', pupil } };
  });
  return [...pupils, { pupilId: null, name: 'Guests', person: { kind: 'guest' } }];
};

/** How many reports each hour has, of all visitors together. */
export const countByHour = async (
  db: Kysely<Schema>,
  visitors: readonly Visitor[],
  since: number,
): Promise<Map<number, number>> => {
  const counts = new Map<number, number>();
  for (const { pupilId } of visitors) {
    // One visitor after the other: the index over pupil and time answers each without reading a row.
    for (const { hour, reports } of await hoursOf(db, pupilId, since)) {
      counts.set(hour, (counts.get(hour) ?? 0) + reports);
    }
  }
  return counts;
};

const hoursOf = (db: Kysely<Schema>, pupilId: string | null, since: number) => {
  const hour = sql<number>`${sql.ref('at')} / ${sql.lit(hourMs)}`;
  return db
    .selectFrom('reports')
    .select(({ fn }) => [hour.as('hour'), fn.countAll<number>().as('reports')])
    .where('pupilId', pupilId === null ? 'is' : '=', pupilId)
    .where('at', '>=', since)
    .groupBy(hour)
    .execute();
};

/** From which instant on there are at most `most`; `since` itself where all fit. */
export const cutOff = (counts: ReadonlyMap<number, number>, since: number, most: number): number => {
  let sum = 0;
  for (const [hour, count] of [...counts].sort(([a], [b]) => b - a)) {
    sum += count;
    if (sum > most) return (hour + 1) * hourMs;
  }
  return since;
};

/** About how many there are from then on: hours are counted whole. */
export const countSince = (counts: ReadonlyMap<number, number>, since: number): number =>
  [...counts].reduce((sum, [hour, count]) => ((hour + 1) * hourMs <= since ? sum : sum + count), 0);

/** One visitor's visits in pages, so that others get their turn between them. */
export async function* readVisits(
  db: Kysely<Schema>,
  { pupilId, person }: Visitor,
  since: number,
): AsyncGenerator<readonly SimulatedVisit[]> {
  let from = { at: since - 1, deviceId: '', seq: 0 };
  for (;;) {
    const { at, deviceId, seq } = from;
    const rows = await ofVisitor(db, pupilId, at)
      .select(['deviceId', 'seq', 'kind', 'at', 'url', 'text'])
      .where((eb) =>
        eb.or([
          eb('at', '>', at),
          eb.and([eb('at', '=', at), eb('deviceId', '>', deviceId)]),
          eb.and([eb('at', '=', at), eb('deviceId', '=', deviceId), eb('seq', '>', seq)]),
        ]),
      )
      .orderBy('at')
      .orderBy('deviceId')
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    yield rows.flatMap((row) =>
      row.url !== null && isVisit(row) ? [{ url: row.url, at: row.at, pupilId, person }] : [],
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    from = last;
  }
}

const ofVisitor = (db: Kysely<Schema>, pupilId: string | null, since: number) =>
  db
    .selectFrom('reports')
    .where('pupilId', pupilId === null ? 'is' : '=', pupilId)
    .where('at', '>=', since)
    .where('kind', 'in', visitKinds);

/** A page that was opened after thinking is told of as a visit too. */
const isVisit = ({ kind, text }: { kind: string; text: string }): boolean =>
  kind !== 'prompt' || text.startsWith('go-back:');
