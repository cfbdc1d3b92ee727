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

/** The hosts where calls are a school's normal work. */
export const callHosts = (
  categories: readonly { readonly id: string; readonly hosts: readonly string[] }[],
) => categories.find(({ id }) => id === callCategory)?.hosts ?? [];
