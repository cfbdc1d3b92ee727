import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenVault } from '../../test/support/open-vault.ts';
import { openStorage } from '../storage/storage.ts';
import { bindKeys } from './bind-keys.ts';
import { ItemKeys } from './item-keys.ts';
import { sealLoose } from './seal.ts';
import { sealedColumns } from './sealed-columns.ts';
import { Vault } from './vault.ts';

let opened: OpenVault;
let folder: string;
let vault: Vault;
const picture = Buffer.from('the pixels of a made-up picture');
const hash = createHash('sha256').update(picture).digest('hex');

beforeEach(async () => {
  opened = await OpenVault.open();
  ({ folder, vault } = opened);
});
afterEach(() => opened.close());

describe('evidence files', () => {
  test('come back as they were, under a hash of the original bytes', async () => {
    expect(await vault.keep('one', picture)).toEqual({ sha256: hash, sizeBytes: picture.length });
    expect(await vault.read('one', hash)).toEqual(picture);
  });

  test('are not readable on the disk, and nothing half-written is left', async () => {
    await vault.keep('one', picture);
    expect(await readdir(folder)).toEqual(['one']);
    expect((await readFile(join(folder, 'one'))).includes('pixels')).toBe(false);
  });

  test('one changed byte anywhere is found', async () => {
    await vault.keep('one', picture);
    const path = join(folder, 'one');
    const sealed = await readFile(path);
    for (let index = 0; index < sealed.length; index += 7) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[index] ?? 0) ^ 1, index);
      await writeFile(path, changed);
      await expect(vault.read('one', hash)).rejects.toThrow();
    }
  });

  test('two exchanged files are found', async () => {
    await vault.keep('one', picture);
    await vault.keep('two', picture);
    await rename(join(folder, 'two'), join(folder, 'one'));
    await expect(vault.read('one', hash)).rejects.toThrow();
  });

  test('a row that promises other bytes is found', async () => {
    await vault.keep('one', picture);
    await expect(vault.read('one', hash.replace(/^./, 'x'))).rejects.toThrow('not what was recorded');
  });

  test('an item is never overwritten, and a path is never taken from a name', async () => {
    await vault.keep('one', picture);
    await expect(vault.keep('../one', picture)).rejects.toThrow('Not the number');
  });
});

describe('sealed texts', () => {
  test('come back as they were, differently sealed each time', () => {
    const first = vault.seal('incident 1 facts', 'words');
    expect(Buffer.from(first).includes('words')).toBe(false);
    expect(vault.seal('incident 1 facts', 'words')).not.toEqual(first);
    expect(vault.open('incident 1 facts', first)).toBe('words');
  });

  test('put in another row, or opened with another key, they do not open', async () => {
    const sealed = vault.seal('incident 1 facts', 'words');
    expect(() => vault.open('incident 2 facts', sealed)).toThrow();
    const other = await opened.over(folder, randomBytes(32));
    expect(() => other.open('incident 1 facts', sealed)).toThrow();
  });
});

describe('file and key', () => {
  const many = Array.from({ length: 60 }, (_, index) => `item-${index}`);

  test('of many at once are all there when the server is gone in the next moment', async () => {
    const kept = await Promise.all(many.map((name) => vault.keep(name, picture)));
    const after = await openDatabaseCopy();
    for (const name of many) expect(await after.read(name, kept[0]?.sha256 ?? '')).toEqual(picture);
  });

  test('go to the disk in far fewer commits than there are items', async () => {
    const before = await commitsSoFar();
    await Promise.all(many.map((name) => vault.keep(name, picture)));
    expect((await commitsSoFar()) - before).toBeLessThan(many.length / 4);
  });

  test('a file that cannot be written takes its key with it', async () => {
    await mkdir(join(folder, 'one.part'), { recursive: true });
    await expect(vault.keep('one', picture)).rejects.toThrow('EISDIR');
    expect(await keyRows()).toEqual([]);
  });

  test('a key that cannot be written takes its file with it, and the next item is kept', async () => {
    await sql`create trigger refuse before insert on "itemKeys" when new."owner" = 'evidence one'
      begin select raise(abort, 'made up'); end`.execute(opened.storage.db);
    const [one, two] = await Promise.allSettled([vault.keep('one', picture), vault.keep('two', picture)]);
    expect([one.status, two.status]).toEqual(['rejected', 'fulfilled']);
    expect(await readdir(folder)).toEqual(['two']);
  });

  test('an item that is kept already is not kept again', async () => {
    await vault.keep('one', picture);
    await expect(vault.keep('one', Buffer.from('other'))).rejects.toThrow('already');
    expect(await vault.read('one', hash)).toEqual(picture);
  });

  test('a key that was being written when it was destroyed does not come back', async () => {
    const keeping = vault.keep('one', picture);
    await vault.destroy([], ['one']);
    await keeping.catch(() => undefined);
    expect(await keyRows()).toEqual([]);
    await expect(vault.read('one', hash)).rejects.toThrow();
  });
});

/** As a server finds it that starts after this one was killed: what lies in the files, and nothing from memory. */
const openDatabaseCopy = async (): Promise<Vault> => {
  const copy = join(opened.root, 'after-kill');
  await mkdir(copy);
  for (const ending of ['', '-wal'])
    await cp(`${opened.databaseFile}${ending}`, join(copy, `copy.sqlite${ending}`));
  const storage = await openStorage(join(copy, 'copy.sqlite'));
  const keys = new ItemKeys({ db: storage.db, schoolKey: opened.evidenceKey });
  await keys.load();
  await storage.close();
  return new Vault({ folder, evidenceKey: opened.evidenceKey, keys });
};

/** Frames in the log of the database that end a transaction. */
const commitsSoFar = async (): Promise<number> => {
  const log = await readFile(`${opened.databaseFile}-wal`);
  const frameBytes = log.readUInt32BE(8) + 24;
  let commits = 0;
  for (let at = 32; at + 24 <= log.length; at += frameBytes) if (log.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
};

const keyRows = () => opened.storage.db.selectFrom('itemKeys').selectAll().execute();
const everyByte = async (): Promise<Buffer> => {
  const files = await readdir(opened.root, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    ),
  );
};

describe('a destroyed key', () => {
  test('makes the file unreadable, a copy of the folder too, with the school’s key at hand', async () => {
    const { sha256 } = await vault.keep('one', picture);
    await vault.keep('two', picture);
    const copy = join(opened.root, 'copy');
    await cp(folder, copy, { recursive: true });
    expect(await (await opened.over(copy)).read('one', sha256)).toEqual(picture);
    const [row] = (await keyRows()).filter(({ owner }) => owner === 'evidence one');
    const wrapped = Buffer.from(row?.wrapped ?? '');
    expect((await everyByte()).includes(wrapped)).toBe(true);
    expect(await vault.destroy([], ['one'])).toBe(1);
    expect(await readdir(folder)).toEqual(['two']);
    await expect((await opened.over(copy)).read('one', sha256)).rejects.toThrow('was destroyed');
    expect((await everyByte()).includes(wrapped)).toBe(false);
    expect(await vault.read('two', sha256)).toEqual(picture);
  });

  test('takes the texts of its record with it, and those of no other', async () => {
    const bind = async (id: string) =>
      vault.bind(`incident ${id}`, `incident ${id} facts`, vault.seal(`incident ${id} facts`, 'words'));
    const [one, two] = [await bind('1'), await bind('2')];
    expect(vault.open('incident 1 facts', one)).toBe('words');
    await vault.destroy(['incident 1'], []);
    expect(() => vault.open('incident 1 facts', one)).toThrow('was destroyed');
    expect(vault.open('incident 2 facts', two)).toBe('words');
  });

  test('stays destroyed after a restart, and others are there again', async () => {
    const { sha256 } = await vault.keep('one', picture);
    await vault.keep('two', picture);
    const sealed = await readFile(join(folder, 'one'));
    await vault.destroy([], ['one']);
    await writeFile(join(folder, 'one'), sealed);
    await opened.restart();
    await expect(opened.vault.read('one', sha256)).rejects.toThrow('was destroyed');
    expect(await opened.vault.read('two', sha256)).toEqual(picture);
  });

  test('put back under another owner opens nothing', async () => {
    const { sha256 } = await vault.keep('one', picture);
    await opened.storage.db.updateTable('itemKeys').set({ owner: 'evidence two' }).execute();
    await expect((await opened.over(folder)).read('one', sha256)).rejects.toThrow();
  });
});

describe('what older versions sealed', () => {
  test('is read as before, and gets a key that can be destroyed', async () => {
    const { sha256 } = await vault.keep('new', picture);
    await writeFile(join(folder, 'old'), sealLoose(opened.evidenceKey, 'evidence old', picture));
    expect(await vault.read('old', sha256)).toEqual(picture);
    expect(await vault.bindFiles()).toBe(1);
    expect(await vault.bindFiles()).toBe(0);
    expect(await vault.read('old', sha256)).toEqual(picture);
    await vault.destroy([], ['old']);
    await expect(vault.read('old', sha256)).rejects.toThrow();
  });
});

describe('texts in the database', () => {
  const insertHold = (id: string) =>
    opened.storage.db
      .insertInto('legalHolds')
      .values({
        holdId: id,
        scope: 'everything',
        objectId: '',
        sealedReason: vault.seal(`hold ${id} reason`, 'words'),
        source: 'person',
        setBy: 'me',
        setAt: 0,
        endedBy: null,
        endedAt: null,
      })
      .execute();

  test('get the key of their record, page after page, once', async () => {
    for (let index = 0; index < 120; index += 1) await insertHold(String(index));
    const parts = { storage: opened.storage, vault };
    expect(await bindKeys(parts)).toBe(120);
    expect(await bindKeys(parts)).toBe(0);
    expect(await keyRows()).toHaveLength(120);
    const rows = await opened.storage.db.selectFrom('legalHolds').selectAll().execute();
    for (const { holdId, sealedReason } of rows)
      expect(vault.open(`hold ${holdId} reason`, sealedReason)).toBe('words');
    await vault.destroy(['hold 7'], []);
    const held = rows.find(({ holdId }) => holdId === '7');
    expect(() => vault.open('hold 7 reason', held?.sealedReason ?? Buffer.of())).toThrow('was destroyed');
  });

  test('every column of bytes is known as sealed, but for the keys themselves', async () => {
    const { rows } = await sql<{ name: string }>`
      select m.name || '.' || c.name as name from sqlite_master m, pragma_table_info(m.name) c
      where m.type = 'table' and lower(c.type) = 'blob' order by 1`.execute(opened.storage.db);
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name)).toEqual([...known, 'itemKeys.wrapped'].toSorted());
  });
});
