import * as z from 'zod/mini';
import { browser, type Runtime } from './browser.ts';
import type { Device } from './compose/compose.ts';
import { isProxySign, signsMessage, type ProxySign } from './proxy/signs.ts';

const maxSigns = 20;

const messageSchema = z.object({
  name: z.literal(signsMessage),
  signs: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(maxSigns)),
});

type WhenReady = <Values extends unknown[]>(
  job: (...values: Values) => unknown,
) => (...values: Values) => void;

/** What tells a rewriting proxy from an ordinary site: requests, pages that open, sockets, and what content scripts see. */
export const listenForProxies = ({ proxyWatch }: Device, whenReady: WhenReady): void => {
  const { onBeforeRequest } = browser.webRequest;
  onBeforeRequest.addListener(({ tabId, frameId, url }) => proxyWatch.requested({ tabId, frameId, url }), {
    urls: ['http://*/*', 'https://*/*'],
    types: ['main_frame', 'sub_frame'],
  });
  onBeforeRequest.addListener(
    ({ tabId, initiator }) => {
      if (tabId === -1 && initiator !== undefined) proxyWatch.workerSocket(initiator);
    },
    { urls: ['ws://*/*', 'wss://*/*'], types: ['websocket'] },
  );
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url, transitionQualifiers }) =>
    proxyWatch.committed({ tabId, frameId, url }, transitionQualifiers?.includes('forward_back') ?? false),
  );
  const seen = whenReady((tabId: number, url: string, signs: readonly ProxySign[]) =>
    proxyWatch.seen({ tabId, url, signs }),
  );
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const parsed = messageSchema.safeParse(message);
    const tabId = sender.tab?.id;
    if (!parsed.success || sender.id !== browser.runtime.id || tabId === undefined) return;
    seen(tabId, placeOf(sender), parsed.data.signs.filter(isProxySign));
  });
};

/** As the browser says, never the page. A blank frame has the origin of the page that made it. */
const placeOf = (sender: Runtime.MessageSender & { readonly origin?: string }): string =>
  sender.url?.startsWith('http') === true ? sender.url : `${sender.origin ?? ''}/`;
