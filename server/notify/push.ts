import { createHash } from 'node:crypto';
import webPush from 'web-push';
import * as z from 'zod/mini';
import type { PushKeys } from '../keys.ts';
import { later, type Message, type Outcome } from './message.ts';
import { outcomeOf, post, type PostParts } from './post.ts';

export const subscriptionSchema = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

export interface PushParts extends PostParts {
  readonly keys: PushKeys;
  /** Who a push service may turn to (RFC 8292): the school's address, or any where that is not public. */
  readonly contact: string;
}

const keptSeconds = 24 * 60 * 60;
const gone = [404, 410];

export const contactOf = (schoolUrl: string): string =>
  schoolUrl.startsWith('https:') ? schoolUrl : 'mailto:nobody@thinkclick.example';

/** A push service sees the school's key and a sealed letter; what the same `id` said before and is still waiting, it replaces. */
export const sendToBrowser = async (
  subscription: Subscription,
  message: Message,
  parts: PushParts,
): Promise<Outcome> => {
  const topic = createHash('sha256').update(message.id).digest('base64url').slice(0, 32);
  try {
    const { endpoint, headers, body } = webPush.generateRequestDetails(
      subscription,
      JSON.stringify(message),
      {
        vapidDetails: { subject: parts.contact, ...parts.keys },
        TTL: keptSeconds,
        urgency: 'high',
        topic,
      },
    );
    return outcomeOf(await post({ address: endpoint, headers, body: body ?? '' }, parts), gone);
  } catch {
    return later('The message could not be sealed for this browser.');
  }
};
