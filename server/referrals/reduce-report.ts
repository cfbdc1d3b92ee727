import type { Report } from '#shared/reports.ts';
import { isSealedAddress, sealedAddress } from '#shared/referrals/sealed-address.ts';
import type { AddressHash } from './address-hash.ts';

/**
 * What may be stored of a report from a stopped device: the fingerprint of the address, and neither title, search words
 * nor the rule, which may name the site. A child's own words stay: they are for somebody to hear.
 */
export const reducedReport = (report: Report, hash: AddressHash): Report => {
  const sealed = (url: string): string => (isSealedAddress(url) ? url : sealedAddress(hash.of(url)));
  switch (report.kind) {
    case 'visit':
      return { ...report, url: sealed(report.url), title: '' };
    case 'search':
      return { ...report, url: sealed(report.url), words: '' };
    case 'alert': {
      const { picture: _never, ...alert } = report;
      return { ...alert, url: sealed(report.url), words: '', phrase: '' };
    }
    case 'prompt':
    case 'block':
    case 'bypass':
      return { ...report, url: sealed(report.url), rule: '' };
    case 'may-i':
    case 'filter-report':
      return { ...report, url: sealed(report.url) };
    case 'concern': {
      const { shown: _never, ...concern } = report;
      return { ...concern, url: report.url && sealed(report.url) };
    }
    case 'hand-up':
      return { ...report, url: report.url && sealed(report.url) };
    case 'hand-down':
    case 'prompt-shown':
    case 'reply':
    case 'agreement-signed':
    case 'lesson-time':
    case 'slept':
      return report;
  }
};
