import { ruleId, type DnrRule } from './dnr-rule.ts';

/** The category whose sites may hold calls; on other sites only a list, a focus or an exception lets them. */
const callCategory = 'school-platforms';

/**
 * Direct connections between browsers (WebRTC) are no requests: no rule, and nothing else of an extension, sees where
 * they go. So a page may make them only where the school has spoken for the site; not on one that a pupil was merely
 * asked about. https://wicg.github.io/connection-allowlists/ : every other connection is left to the other rules.
 */
export const callRule = (callHosts: readonly string[], priority: number): DnrRule => ({
  id: ruleId(priority, 0),
  priority,
  action: {
    type: 'modifyHeaders',
    responseHeaders: [
      { header: 'Connection-Allowlist', operation: 'set', value: '("*://*:*/*");webrtc=block' },
    ],
  },
  condition: {
    ...(callHosts.length > 0 && { excludedRequestDomains: [...callHosts] }),
    resourceTypes: ['main_frame', 'sub_frame'],
  },
});

/**
 * Sockets of shared and service workers pass every rule unseen (Chromium 156; a page's own are seen), and modern web
 * proxies talk through them. So a worker's script is told to open sockets to its own site only. The header means
 * nothing to other scripts.
 */
export const workerSocketRule = (callHosts: readonly string[], priority: number): DnrRule => ({
  id: ruleId(priority, 1),
  priority,
  action: {
    type: 'modifyHeaders',
    responseHeaders: [
      {
        header: 'Content-Security-Policy',
        operation: 'append',
        value: "connect-src 'self' http: https: data: blob:",
      },
    ],
  },
  condition: {
    ...(callHosts.length > 0 && { excludedRequestDomains: [...callHosts] }),
    resourceTypes: ['script', 'other'],
  },
});

/** The hosts where calls are a school's normal work. */
export const callHosts = (
  categories: readonly { readonly id: string; readonly hosts: readonly string[] }[],
) => categories.find(({ id }) => id === callCategory)?.hosts ?? [];
