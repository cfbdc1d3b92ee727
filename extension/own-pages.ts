import type { Decision } from '#shared/policy/decide.ts';

const pageNames = [
  'blocked',
  'think',
  'lock',
  'popup',
  'message',
  'file',
  'frozen',
  'tab-limit',
  'seen',
  'agreement',
] as const;
export type PageName = (typeof pageNames)[number];

/** The extension's own pages: `chrome-extension://<id>/blocked.html#<address>`. */
export class OwnPages {
  /** `chrome-extension://<id>/` */
  readonly #root: string;

  constructor(parts: { readonly root: string }) {
    this.#root = parts.root;
  }

  url(page: PageName): string {
    return `${this.#root}${page}.html`;
  }

  /** What stands in place of an address; null when it may simply open. A missing decision means "not ready yet". */
  instead(decision: Decision | null, address: string): string | null {
    if (decision === null) return `${this.url('blocked')}?wait#${address}`;
    if (decision.verdict === 'allow') return null;
    if (decision.reason === 'agreement') return `${this.url('agreement')}#${address}`;
    if (decision.reason === 'lock') return `${this.url('lock')}#${address}`;
    return `${this.url(decision.verdict === 'think' ? 'think' : 'blocked')}#${address}`;
  }

  /** Which page this is and the address it stands for; null for pages that are not ours. */
  parse(url: string): { page: PageName; address: string | null } | null {
    if (!url.startsWith(this.#root)) return null;
    const [path = '', address = ''] = url.slice(this.#root.length).split(/#(.*)/s);
    const page = pageNames.find((name) => path.split('?')[0] === `${name}.html`);
    return page === undefined ? null : { page, address: address === '' ? null : address };
  }
}
