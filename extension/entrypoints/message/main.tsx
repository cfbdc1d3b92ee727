import * as z from 'zod/mini';
import { heldAddress } from '../../pages/address.tsx';
import { Page, show } from '../../pages/page.tsx';

const messageSchema = z.object({ by: z.string(), text: z.string() });

const readMessage = (): z.infer<typeof messageSchema> | null => {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(decodeURIComponent(heldAddress())));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const message = readMessage();

show(
  <Page mood="waving" title={message === null ? 'No message' : `${message.by} says`} address={null}>
    {message !== null && <p class="said question">{message.text}</p>}
    <div class="row">
      <button class="choice go" type="button" onClick={() => window.close()}>
        I have read it
      </button>
    </div>
  </Page>,
);
