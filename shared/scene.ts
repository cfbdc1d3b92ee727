import * as z from 'zod/mini';
import { focusItemSchema } from './focus-list.ts';
import { hostSchema } from './policy/policy.ts';

/** At most so many hosts of one page are told; a page with more is an advertisement with a page around it. */
export const maxSceneHosts = 60;
export const quickSceneMs = 15_000;
/** A person signs in and closes the window, or time is up. */
export const attendedSceneMs = 120_000;

export const sceneRequestSchema = z.object({
  url: focusItemSchema.shape.url,
  /** True: the window stays in front until a person has signed in there and closed it. */
  isAttended: z.boolean(),
});
export type SceneRequest = z.infer<typeof sceneRequestSchema>;

const hostsSchema = z.array(hostSchema).check(z.maxLength(maxSceneHosts));

/** What one page was seen to need: names of hosts only, since whole addresses may carry what was signed in with. */
export const sceneSchema = z.object({
  /** False when the filter of that device, or the site, kept the page shut. */
  isReached: z.boolean(),
  title: z.string().check(z.maxLength(120)),
  /** Other sites' pages inside the page. */
  frames: hostsSchema,
  /** Other sites that the tab went through or to: where one signs in. */
  hops: hostsSchema,
});
export type Scene = z.infer<typeof sceneSchema>;
