import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { secondFactorRuleSchema } from '../second-factor-rule.ts';
import { count, get, nothing, post } from './endpoint.ts';
import { codeSchema } from './sign-in.ts';

export const secondFactorApi = {
  /** One's own: how many recovery codes are left, null where none is in use. */
  secondFactor: get('/api/second-factor', nothing, z.object({ recoveryLeft: z.nullable(count) })),
  /** The secret for the phone: to type in, and as an address that authenticator apps open. In use once a code of it was given. */
  beginSecondFactor: post(
    '/api/second-factor/begin',
    nothing,
    z.object({ secret: z.string(), address: z.string() }),
  ),
  /** The recovery codes are shown this once. */
  confirmSecondFactor: post(
    '/api/second-factor/confirm',
    z.object({ code: codeSchema }),
    z.object({ recoveryCodes: z.array(z.string()) }),
  ),
  secondFactorRule: get('/api/second-factor/rule', nothing, secondFactorRuleSchema),
  saveSecondFactorRule: post('/api/second-factor/rule', secondFactorRuleSchema, nothing),
  /** One's own, or that of somebody who lost their phone. */
  endSecondFactor: post('/api/second-factor/end', z.object({ accountId: idSchema }), nothing),
} as const;
