import 'fake-indexeddb/auto';
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rulesFloorPath } from '#shared/policy/policy.ts';
import { writeFloor } from '#shared/policy/rules-floor.ts';
import { KeptFiles } from './kept-files.ts';
import { RulesFloorKeeper } from './rules-floor-keeper.ts';

const lists = [
  { id: 'adult', hosts: ['one.example', 'two.example'] },
  { id: 'gambling', hosts: ['bets.example'] },
];
const file = gzipSync(writeFloor(lists));
const wanted = { sha256: createHash('sha256').update(file).digest('hex'), sizeBytes: file.length };

const create = (offered: Uint8Array | null = file) => {
  const asked: string[] = [];
  const fetchFile = async (path: string): Promise<Uint8Array> => {
    asked.push(path);
    if (offered === null) throw new Error('The server is off.');
    return offered;
  };
  const files = new KeptFiles(`floor-${randomUUID()}`);
  return { asked, files, keeper: new RulesFloorKeeper({ files, fetchFile }), fetchFile };
};

test('the floor that a policy names is fetched once, and is there in the worker’s next life', async () => {
  const { asked, files, keeper, fetchFile } = create();
  expect(await keeper.openKept()).toBeNull();
  expect(await Promise.all([keeper.renew(wanted), keeper.renew(wanted)])).toEqual([lists, null]);
  const nextLife = new RulesFloorKeeper({ files, fetchFile });
  expect(await nextLife.openKept()).toEqual(lists);
  expect(await nextLife.renew(wanted)).toBeNull();
  expect(asked).toEqual([rulesFloorPath(wanted.sha256)]);
});

test('another file than the one that was signed is not taken, nor kept', async () => {
  const { keeper } = create(gzipSync(writeFloor([{ id: 'adult', hosts: ['school.example'] }])));
  await expect(keeper.renew(wanted)).rejects.toThrow('not the one that the policy names');
  expect(await keeper.openKept()).toBeNull();
});

test('no floor is wanted where no list has one', async () => {
  const { asked, keeper } = create(null);
  expect(await keeper.renew(undefined)).toBeNull();
  expect(asked).toEqual([]);
});
