import { createSchoolClock, type SchoolTime } from '#shared/policy/timetable.ts';
import type { Protection } from './enforce/protection.ts';
import type { Memory } from './memory.ts';
import type { ServerClock } from './server-clock.ts';

export interface WhereaboutsParts {
  readonly memory: Pick<Memory, 'read'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly protection: Pick<Protection, 'compiled'>;
  readonly isConnected: () => boolean;
}

const outOfHours: ReadonlySet<SchoolTime> = new Set<SchoolTime>(['home', 'holidays']);

/**
 * Whether this computer is out of school. While there is a line, the server's word counts. Without one nobody sees the
 * network, so the school's hours decide: better too little told than too much.
 */
export const createIsOutside =
  ({ memory, serverClock, protection, isConnected }: WhereaboutsParts) =>
  async (): Promise<boolean> => {
    const { place } = await memory.read('state');
    if (place !== 'school' || isConnected()) return place === 'outside';
    const timetable = protection.compiled?.policy.rules.timetable;
    return timetable !== undefined && outOfHours.has(createSchoolClock(timetable)(serverClock.now()));
  };
