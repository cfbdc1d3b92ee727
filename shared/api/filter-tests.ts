import * as z from 'zod/mini';
import { filterTestFindingsSchema } from '../filter-test.ts';
import { idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

/** A dated record of one test of the filter on one device. */
export const filterTestSchema = z.object({
  filterTestId: idSchema,
  at: instant,
  by: nameSchema,
  /** What a person tells the device by. */
  device: z.string(),
  policyVersion: count,
  passed: z.boolean(),
  findings: filterTestFindingsSchema,
});
export type FilterTest = z.infer<typeof filterTestSchema>;

export const filterTestsApi = {
  filterTests: get(
    '/api/filter-tests',
    nothing,
    z.object({
      tests: z.array(filterTestSchema),
      /** Devices that could be tested now. */
      devices: z.array(z.object({ deviceId: idSchema, name: z.string() })),
      policyPublishedAt: instant,
    }),
  ),
  /** Takes up to a minute; `offline` where the device is not connected. */
  testFilter: post('/api/filter-tests', z.object({ deviceId: idSchema }), filterTestSchema),
} as const;
