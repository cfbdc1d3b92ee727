import type { Check } from '../check.ts';
import { decideCheck } from './decide.ts';
import { enrolCheck } from './enrol.ts';
import { helpCheck } from './help.ts';
import { lockCheck } from './lock.ts';
import { proveCheck, sealCheck } from './prove.ts';
import { pushCheck } from './push.ts';
import { recordCheck } from './record.ts';
import { reviewCheck } from './review.ts';
import { safeSearchCheck } from './safe-search.ts';
import { seeCheck } from './see.ts';
import { stopCheck } from './stop.ts';
import { teachCheck } from './teach.ts';
import { tellCheck } from './tell.ts';

/** The only list of checks: one a job, in the order of a school day. */
export const checks: readonly Check[] = [
  enrolCheck,
  decideCheck,
  teachCheck,
  safeSearchCheck,
  tellCheck,
  seeCheck,
  lockCheck,
  stopCheck,
  helpCheck,
  recordCheck,
  reviewCheck,
  proveCheck,
  pushCheck,
  sealCheck,
];
