import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { Page, show } from '../../pages/page.tsx';
import { say, type Spoken } from '../../pages/say.tsx';
import { Written } from '../../pages/written.tsx';

const messageSchema = z.object({
  by: z.string(),
  text: z.string(),
  /** The title of a tab that was closed: then the text is why. */
  closed: z.optional(z.string()),
  replies: z._default(z.array(z.string()), []),
});
type Message = z.infer<typeof messageSchema>;

const readMessage = (): Message | null => {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(decodeURIComponent(heldAddress())));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const sentShownMs = 1_500;

/** A choice that was made is said for a moment; then the window goes. */
const Replies = ({ message }: { message: Message }) => {
  const [sent, setSent] = useState<string | null>(null);
  const [isLost, setIsLost] = useState(false);
  const reply = async (words: string): Promise<void> => {
    const answer = await askWorker('reply', { message: message.text, reply: words });
    if (answer === null || answer.seq === null) return setIsLost(true);
    setSent(words);
    setTimeout(() => window.close(), sentShownMs);
  };
  if (sent !== null)
    return <p role="status">{say('You said: {words}', { words: <Written words={sent} /> })}</p>;
  return (
    <>
      <div class="row">
        {message.replies.map((words) => (
          <button key={words} class="choice go" type="button" data-reply onClick={() => void reply(words)}>
            <Written words={words} />
          </button>
        ))}
      </div>
      {isLost && (
        <p role="alert">{say('That did not work. Try again, or tell {who}.', { who: message.by })}</p>
      )}
    </>
  );
};

const Read = () => (
  <div class="row">
    <button class="choice go" type="button" onClick={() => window.close()}>
      {say('I have read it')}
    </button>
  </div>
);

const titleOf = (message: Message | null): Spoken => {
  if (message === null) return say('No message');
  return say(message.closed === undefined ? '{who} says' : '{who} has closed a tab', { who: message.by });
};

const Shown = ({ message }: { message: Message | null }) => (
  <Page mood="waving" title={titleOf(message)} address={null}>
    {message?.closed !== undefined && (
      <p>{say('It was “{title}”.', { title: <Written words={message.closed} /> })}</p>
    )}
    {message !== null && (
      <p class="said question">
        <Written words={message.text} />
      </p>
    )}
    {message !== null && message.replies.length > 0 ? <Replies message={message} /> : <Read />}
  </Page>
);

void show(<Shown message={readMessage()} />);
