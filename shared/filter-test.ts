import * as z from 'zod/mini';

/**
 * A site that is nobody's: no resolver answers for `.invalid` (RFC 2606). Every policy blocks it for everyone, so a test
 * can try to open it without harm where the filter fails.
 */
export const filterTestHost = 'filter-test.thinkclick.invalid';
/** The category of that host: closed like what is illegal, so that no rule of the school opens it, but no use of anybody's. */
export const filterTestCategoryId = 'filter-test';

/** What is tried on a real device, in this order. */
export const filterTestSteps = [
  'policy',
  'rules',
  'first-request',
  'lists',
  'blocked-page',
  'safe-search',
  'program',
] as const;
export type FilterTestStep = (typeof filterTestSteps)[number];

export const filterTestLabels: Record<FilterTestStep, string> = {
  policy: 'The newest policy is in force',
  rules: 'The filtering rules are in the browser',
  'first-request': 'The first page of a launch is judged before it leaves',
  lists: 'The category lists are there',
  'blocked-page': 'A blocked page is stopped, and nothing is sent to it',
  'safe-search': 'A search that asks for no safe search is made safe',
  program: 'A program is not downloaded, and nothing of it is left',
};

export const filterTestStepSchema = z.object({
  step: z.enum(filterTestSteps),
  passed: z.boolean(),
  /** What was seen, for a person to read. */
  found: z.string().check(z.maxLength(300)),
});
export type FilterTestFinding = z.infer<typeof filterTestStepSchema>;

/** What a device saw when it tried its own filter. */
export const filterTestFindingsSchema = z
  .array(filterTestStepSchema)
  .check(z.minLength(1), z.maxLength(filterTestSteps.length));
