import type { AiAnswersRule, ImagesRule } from './policy.ts';

/** What a policy says to one person about searching. */
export interface SearchRules {
  /** Where searches on unproven engines go, with `{words}` in the words' place. */
  readonly safeEngine: string;
  readonly images: ImagesRule;
  readonly aiAnswers: AiAnswersRule;
}

/** A parameter of an address and its value, decoded. */
export type Setting = readonly [name: string, value: string];

/** What is changed in an address: each setting stands once, at the end; what is removed stands nowhere. */
export interface AddressChange {
  readonly settings?: readonly Setting[];
  readonly remove?: readonly string[];
  /** The engine under another name that keeps a setting by itself. */
  readonly host?: string;
}

/** Pages of an engine whose address carries its settings. Of several that fit an address the first speaks. */
export interface ForcedPages {
  /** Beginnings of paths, found anywhere in the address (see `pagePattern`); none means every page. */
  readonly paths: readonly string[];
  /** Only with this parameter, written as it stands. Such pages count only where images or AI answers are limited. */
  readonly mark?: Setting;
  /** Of the engine's hosts only these, with their subdomains; none means all. */
  readonly onHosts?: readonly string[];
  readonly exceptHosts?: readonly string[];
  /** `frames` are pages one sees; `data` is what such a page fetches by itself. */
  readonly kinds: readonly ('frames' | 'data')[];
  readonly always: AddressChange;
  /** Where images or AI answers are limited in any way: what leaves the address one meaning only. */
  readonly limited?: AddressChange;
  readonly creativeCommons?: AddressChange;
  readonly noAiAnswers?: AddressChange;
}

/**
 * Pages that a policy may close. Without subdomains, paths and marks: every page of the engine. With several of them:
 * each alone is enough.
 */
export interface ClosablePages {
  readonly is: 'images' | 'ai-answers';
  /** Image search that can be kept to Creative Commons pictures, and so closes only when images are off. */
  readonly isLicensable?: boolean;
  /** First labels of hosts: `images` for images.google.com. */
  readonly subdomains?: readonly string[];
  /** Whole first parts of paths. */
  readonly paths?: readonly string[];
  readonly marks?: readonly Setting[];
}

export interface SearchEngine {
  readonly name: string;
  /** Subdomains included, except where a longer host belongs to another engine. */
  readonly hosts: readonly string[];
  /** Parameters that carry the search words. */
  readonly wordNames: readonly string[];
  /** Where words count as a search; none means every page. */
  readonly searchPaths: readonly string[];
  readonly closable?: readonly ClosablePages[];
}

/** An engine that obeys a setting in its address. */
export interface ForcedEngine extends SearchEngine {
  readonly forced: readonly ForcedPages[];
}
