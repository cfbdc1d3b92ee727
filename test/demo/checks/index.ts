import type { Check } from '../check.ts';
import { agreeCheck } from './agree.ts';
import { decideCheck } from './decide.ts';
import { enrolCheck } from './enrol.ts';
import { helpCheck } from './help.ts';
import { limitTabsCheck } from './limit-tabs.ts';
import { lockCheck } from './lock.ts';
import { lookBackCheck } from './look-back.ts';
import { proveCheck, sealCheck } from './prove.ts';
import { pushCheck } from './push.ts';
import { recordCheck } from './record.ts';
import { reviewCheck } from './review.ts';
import { safeSearchCheck } from './safe-search.ts';
import { seeCheck } from './see.ts';
import { stopCheck } from './stop.ts';
import { teachCheck } from './teach.ts';
import { teachTogetherCheck } from './teach-together.ts';
import { tellCheck } from './tell.ts';
import { tellSomeoneCheck } from './tell-someone.ts';
import { thinkBeforeSendingCheck } from './think-before-sending.ts';

/** The only list of checks: one a job, in the order of a school day. */
export const checks: readonly Check[] = [
  enrolCheck,
  decideCheck,
  teachCheck,
  thinkBeforeSendingCheck,
  safeSearchCheck,
  tellCheck,
  seeCheck,
  lockCheck,
  limitTabsCheck,
  teachTogetherCheck,
  lookBackCheck,
  stopCheck,
  helpCheck,
  tellSomeoneCheck,
  agreeCheck,
  recordCheck,
  reviewCheck,
  proveCheck,
  pushCheck,
  sealCheck,
];
