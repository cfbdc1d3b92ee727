import { linkSigns } from '../proxy/link-signs.ts';
import { lookNowAndThen } from '../proxy/look-times.ts';
import { hasForeignIdentity, pageLinks } from '../proxy/page-links.ts';
import { hasCoreSign, isProxySign, partsEvent, signsMessage, type ProxySign } from '../proxy/signs.ts';
import { listenAlways } from './listen-always.ts';

/** Beside the page: whether it rewrites other sites. Tells the worker, which knows more and decides. */
export const watchForProxies = (): void => {
  const parts = new Set<ProxySign>();
  let told = '';
  const look = (): void => {
    const signs = [...parts, ...pageSigns()];
    if (!hasCoreSign(signs) || signs.join() === told) return;
    told = signs.join();
    // The worker may be gone when the extension was replaced.
    chrome.runtime.sendMessage({ name: signsMessage, signs }).catch(() => undefined);
  };
  listenAlways(partsEvent, (event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    for (const sign of String(detail).split(',')) if (isProxySign(sign)) parts.add(sign);
    look();
  });
  lookNowAndThen(look);
};

const pageSigns = (): ReadonlySet<ProxySign> => {
  const isOfWeb = location.protocol.startsWith('http');
  const signs = linkSigns(isOfWeb ? new URL(location.href) : null, pageLinks(document, globalThis.origin));
  if (isOfWeb && hasForeignIdentity(document, location.hostname)) signs.add('foreign-identity');
  return signs;
};
