import * as z from 'zod';

/** The layers of DESIGN: policy, rules, held requests, navigation, content scripts, server. */
export const layers = {
  P: 'Chrome’s own managed policies, as the Deploy page recommends them',
  D: 'rules inside the browser, which hold without the extension’s worker',
  W: 'the worker, before the request of a page, or of what it fetches, leaves',
  N: 'the worker, watching where tabs go',
  C: 'scripts of the extension inside pages',
  S: 'the school’s server',
} as const;
export type LayerLetter = keyof typeof layers;

export const families = {
  address: 'Writing the address differently',
  redirect: 'Being sent there by another page',
  cloak: 'Pages inside pages, and pages without an address',
  request: 'Fetching it from a page that is open',
  staying: 'Staying after a site was blocked',
  search: 'Search engines and their settings',
  content: 'Sites that show other people’s pages',
  forged: 'Forged answers and misused pages of the extension',
  machine: 'Wearing the extension down',
  browser: 'The browser’s own doors',
  device: 'The device and its accounts',
} as const;

const letter = z.enum(['P', 'D', 'W', 'N', 'C', 'S']);

/** What a mutant leaves out: a layer, a Chrome policy by its name, or a door that is then forced open. */
const left = z.string().regex(/^([DWNCS]|[A-Z][A-Za-z0-9]+|[a-z-]+)$/);

export const waySchema = z.strictObject({
  /** Part of host names, so it is lower case. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  family: z.enum(Object.keys(families) as [keyof typeof families]),
  /** One plain sentence: what a pupil does. */
  does: z.string().regex(/^[A-Z].*\.$/),
  /** Those expected to stop it. */
  layers: z.array(letter).min(1),
  /** Chrome policies it needs. */
  policies: z.array(z.string()).optional(),
  tested: z.discriminatedUnion('on', [
    /** Force-installed in real Chromium, judged by what the made-up web received; `without` is its mutant. */
    z.strictObject({ on: z.literal('chromium'), without: z.array(left).min(1) }),
    /** `why` no test of ours can show it. */
    z.strictObject({ on: z.literal('chromebook'), why: z.string().regex(/^[A-Z].*\.$/) }),
  ]),
});
export type Way = z.infer<typeof waySchema>;
