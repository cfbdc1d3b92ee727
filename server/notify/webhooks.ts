import { outcomeOf, post, type Letter, type PostParts } from './post.ts';
import type { Message, Outcome } from './message.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };
const openWords = 'Open it in ThinkClick';

/** An adaptive card, as a workflow of Teams takes it. */
export const teamsLetter = (address: string, { id, line, url }: Message): Letter => ({
  address,
  headers: { ...json, 'idempotency-key': id },
  body: JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [{ type: 'TextBlock', text: line, weight: 'Bolder', wrap: true }],
          actions: [{ type: 'Action.OpenUrl', title: openWords, url }],
        },
      },
    ],
  }),
});

/** A text in a thread of its own: a double lands under the first. */
export const googleChatLetter = (address: string, { id, line, url }: Message): Letter => {
  const threaded = new URL(address);
  threaded.searchParams.set('messageReplyOption', 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD');
  return {
    address: threaded.href,
    headers: { ...json, 'idempotency-key': id },
    body: JSON.stringify({ text: `*${line}*\n<${url}|${openWords}>`, thread: { threadKey: id } }),
  };
};

const letters = { teams: teamsLetter, 'google-chat': googleChatLetter } as const;

export const sendToRoom = async (
  channel: keyof typeof letters,
  address: string,
  message: Message,
  parts: PostParts,
): Promise<Outcome> => outcomeOf(await post(letters[channel](address, message), parts));
