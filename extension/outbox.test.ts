import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { NewReport } from '#shared/reports.ts';
import { Outbox } from './outbox.ts';

const visit = (path: string): NewReport => ({
  kind: 'visit',
  url: `https://maths.example/${path}`,
  title: '',
});
const create = (limit?: number) => {
  const parts = {
    databaseName: crypto.randomUUID(),
    now: () => 1_000,
    ...(limit === undefined ? {} : { limit }),
  };
  return { parts, outbox: new Outbox(parts) };
};
const seqs = async (outbox: Outbox): Promise<number[]> => (await outbox.pending(1_000)).map(({ seq }) => seq);

describe('the outbox', () => {
  test('numbers reports from 1 without gaps, also when many come at once', async () => {
    const { outbox } = create();
    const given = await Promise.all(Array.from({ length: 50 }, (_, index) => outbox.add(visit(`${index}`))));
    expect(given).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await seqs(outbox)).toEqual(given);
  });

  test('stamps each with the device’s clock', async () => {
    const { outbox } = create();
    await outbox.add(visit('a'));
    expect(await outbox.pending(1)).toEqual([{ ...visit('a'), seq: 1, at: 1_000 }]);
  });

  test('keeps nothing, and no number, of what may not be told from where the computer is', async () => {
    const { parts } = create();
    const added: NewReport[] = [];
    const outbox = new Outbox({
      ...parts,
      tellable: async (report) => (report.kind === 'search' ? null : { ...visit('b'), title: 'Cut' }),
      onAdded: (report) => added.push(report),
    });
    const search: NewReport = {
      kind: 'search',
      url: 'https://find.example/',
      engine: 'Find',
      words: 'newts',
    };
    expect([await outbox.add(search), await outbox.add(visit('b'))]).toEqual([null, 1]);
    expect(await outbox.pending(9)).toMatchObject([{ seq: 1, title: 'Cut' }]);
    expect(added).toHaveLength(1);
    expect((await outbox.fill()).refused).toBe(0);
  });

  test('says what the server has once it is gone from here', async () => {
    const { parts } = create();
    const gone: number[] = [];
    const outbox = new Outbox({ ...parts, onAcknowledged: (through) => gone.push(through) });
    await outbox.add(visit('a'));
    await outbox.acknowledge(1);
    expect(gone).toEqual([1]);
  });

  test('goes on where it was after the worker died', async () => {
    const { parts, outbox } = create();
    await outbox.add(visit('a'));
    await outbox.acknowledge(1);
    await outbox.close();
    const next = new Outbox(parts);
    expect(await next.add(visit('b'))).toBe(2);
  });

  test('gives the oldest first, up to a limit, until they are acknowledged', async () => {
    const { outbox } = create();
    for (const path of ['a', 'b', 'c']) await outbox.add(visit(path));
    expect((await outbox.pending(2)).map(({ seq }) => seq)).toEqual([1, 2]);
    await outbox.acknowledge(2);
    expect(await seqs(outbox)).toEqual([3]);
    expect([await outbox.isWaiting(2), await outbox.isWaiting(3)]).toEqual([false, true]);
  });

  test('refuses and counts when it is full, and loses nothing that it has', async () => {
    const { outbox } = create(2);
    for (const path of ['a', 'b']) await outbox.add(visit(path));
    expect(await outbox.add(visit('c'))).toBeNull();
    expect(await outbox.fill()).toEqual({ waiting: 2, refused: 1 });
    await outbox.acknowledge(1);
    expect(await outbox.add(visit('d'))).toBe(3);
  });

  test('knows by what it answered whether a report waits, also once it has another number', async () => {
    const { parts } = create();
    const gone: number[] = [];
    const outbox = new Outbox({ ...parts, onAcknowledged: (through) => gone.push(through) });
    await outbox.bind('first');
    const [first = 0, second = 0, third = 0] = [
      await outbox.add(visit('a')),
      await outbox.add(visit('b')),
      await outbox.add(visit('c')),
    ].map(Number);
    await outbox.acknowledge(1);
    await outbox.bind('second');
    const waiting = () => Promise.all([first, second, third].map((each) => outbox.isWaiting(each)));
    expect(await waiting()).toEqual([false, true, true]);
    await outbox.acknowledge(1);
    expect(await waiting()).toEqual([false, false, true]);
    expect(gone).toEqual([first, second]);
    await outbox.acknowledge(2);
    await outbox.bind('third');
    const fourth = (await outbox.add(visit('d'))) ?? 0;
    expect(await waiting()).toEqual([false, false, false]);
    expect(await outbox.isWaiting(fourth)).toBe(true);
  });

  test('begins at 1 again for another device, and keeps the order of what waits', async () => {
    const { outbox } = create();
    for (const path of ['a', 'b', 'c']) await outbox.add(visit(path));
    await outbox.bind('first');
    expect(await seqs(outbox)).toEqual([1, 2, 3]);
    await outbox.acknowledge(1);
    await outbox.bind('second');
    expect(
      (await outbox.pending(9)).map((report) => [report.seq, report.kind === 'visit' && report.url]),
    ).toEqual([
      [1, 'https://maths.example/b'],
      [2, 'https://maths.example/c'],
    ]);
    await outbox.add(visit('d'));
    expect(await seqs(outbox)).toEqual([1, 2, 3]);
  });

  test('keeps its numbers for the same device', async () => {
    const { outbox } = create();
    await outbox.bind('first');
    await outbox.add(visit('a'));
    await outbox.acknowledge(1);
    await outbox.bind('first');
    expect(await outbox.add(visit('b'))).toBe(2);
  });

  test('takes out what pupils showed, and keeps their words and every number', async () => {
    const { outbox } = create();
    const page = { url: 'https://maths.example/', title: 'Sums' };
    const shown = { page, tabs: [], picture: { base64: 'aaaa', takenAt: 1 }, pictureMissing: null };
    const concern = { kind: 'concern', url: null, choice: 'saw-something', words: 'Words' } as const;
    await outbox.add(visit('a'));
    await outbox.add({ ...concern, attachPage: true, shown });
    await outbox.add(concern);
    expect(await outbox.waitingPictures()).toBe(1);
    await outbox.dropShown();
    expect(await outbox.waitingPictures()).toBe(0);
    expect(await seqs(outbox)).toEqual([1, 2, 3]);
    expect((await outbox.pending(9))[1]).toEqual({
      ...concern,
      attachPage: true,
      seq: 2,
      at: expect.any(Number),
    });
  });

  test('says that something was added, but not that something was refused', async () => {
    let added = 0;
    const outbox = new Outbox({
      databaseName: crypto.randomUUID(),
      now: () => 1,
      limit: 1,
      onAdded: () => (added += 1),
    });
    await outbox.add(visit('a'));
    await outbox.add(visit('b'));
    expect(added).toBe(1);
  });
});
