/** A page that says so. All were read as copies kept for reference, not live. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** YYYY-MM-DD */
  readonly readOn: string;
  /** `engine`: its maker says so. `others`: seen by others, and may change without notice. */
  readonly by: 'engine' | 'others';
}

/** What is done on an engine, and how we know that it works. No source: none was found. */
export interface Claim {
  readonly says: string;
  readonly sources: readonly Source[];
}

export interface EngineEvidence {
  readonly engine: string;
  readonly standing: 'forced' | 'made-for-children' | 'refused' | 'one-purpose';
  readonly safeSearch: Claim;
  readonly images: Claim;
  readonly aiAnswers: Claim;
}

const readOn = '2026-11-22';
export const byEngine = (title: string, url: string): Source => ({ title, url, readOn, by: 'engine' });
export const byOthers = (title: string, url: string): Source => ({ title, url, readOn, by: 'others' });
export const claim = (says: string, ...sources: Source[]): Claim => ({ says, sources });

export const notOpen = claim('The engine does not open.');
export const adGuardList = byOthers(
  'AdGuard: engines_safe_search.txt',
  'https://raw.githubusercontent.com/AdguardTeam/HostlistsRegistry/refs/heads/main/assets/engines_safe_search.txt',
);
