import type { AlertReport } from '#shared/reports.ts';

/** What a device of ours says when somebody searches for help with dying. */
export const alertReport = (seq: number, change: Partial<AlertReport> = {}): AlertReport => ({
  seq,
  at: Date.now(),
  kind: 'alert',
  about: 'harm-to-self',
  level: 'now',
  sign: 'search',
  url: 'https://search.example/?q=planted',
  words: 'how to end my life planted',
  phrase: 'end my life',
  tries: 1,
  ...change,
});
