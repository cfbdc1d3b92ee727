import type { ActivityItem } from '#shared/class-snapshot.ts';
import { replyIn } from './told.ts';

/** What pupils answered to one message. */
export interface ReplyTally {
  readonly message: string;
  /** By answer, the devices that gave it. */
  readonly answers: readonly { readonly reply: string; readonly deviceIds: readonly string[] }[];
}

/** For the message answered last, newest first in `activity`; the last word of each device counts. */
export const tallyReplies = (activity: readonly ActivityItem[]): ReplyTally | null => {
  const replies = activity.filter(({ kind }) => kind === 'reply');
  const newest = replies[0];
  if (newest === undefined) return null;
  const { message } = replyIn(newest.text);
  const byDevice = new Map<string, string>();
  for (const { deviceId, text } of replies) {
    const said = replyIn(text);
    if (said.message === message && !byDevice.has(deviceId)) byDevice.set(deviceId, said.reply);
  }
  const answers = new Map<string, string[]>();
  for (const [deviceId, reply] of byDevice) answers.set(reply, [...(answers.get(reply) ?? []), deviceId]);
  return {
    message,
    answers: [...answers]
      .map(([reply, deviceIds]) => ({ reply, deviceIds }))
      .toSorted((one, other) => other.deviceIds.length - one.deviceIds.length),
  };
};
