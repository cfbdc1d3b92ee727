import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSchool, type School } from './school.ts';
import { createStaffClient } from './staff-client.ts';
import { startServer, type ServerOptions, type TestServer } from './start-server.ts';

interface PreparedSchool {
  readonly folder: string;
  readonly school: School;
  readonly at: number;
}

/** Its people are signed in, and must not have been idle for too long by the time that they are asked for. */
const freshForMs = 4 * 60_000;
const folders: string[] = [];
let prepared: Promise<PreparedSchool> | null = null;
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const prepare = async (): Promise<PreparedSchool> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-school-'));
  folders.push(folder);
  // A server that begins in a folder of somebody's does not remove it.
  const server = await startServer({ dataFolder: folder, isEmpty: true });
  const school = await createSchool(server);
  await server.stop();
  return { folder, school, at: Date.now() };
};

const preparedSchool = async (): Promise<PreparedSchool> => {
  const known = await prepared;
  if (known !== null && Date.now() - known.at < freshForMs) return known;
  prepared = prepare();
  return prepared;
};

/** The same people with the same sessions, at another server. */
const schoolAt = async (url: string, { staff, yearFour, yearOne }: School): Promise<School> => {
  const clients = Object.entries(staff).map(([key, client]) => [
    key,
    createStaffClient(url, client.cookie()),
  ]);
  const there = Object.fromEntries(clients) as School['staff'];
  return { staff: there, yearFour, yearOne, deployment: await there.admin.do('deployment', {}) };
};

/** A made-up school on a server of its own, set up once for all who ask soon: each begins with a copy of its folder. */
export const openSchool = async (
  options: Pick<ServerOptions, 'environment' | 'isClockTurnable'> = {},
): Promise<{ readonly server: TestServer; readonly school: School }> => {
  const { folder, school } = await preparedSchool();
  const server = await startServer({ ...options, copyOf: folder });
  return { server, school: await schoolAt(server.url, school) };
};
