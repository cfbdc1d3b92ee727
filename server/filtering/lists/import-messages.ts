import type { ListProgress, TakenList } from '#shared/api/category-lists.ts';
import type { FullIndex } from '#shared/policy/policy.ts';
import type { Result } from '#shared/result.ts';

/** What the thread is asked: take new content for one source, if any, and compile all of them. All files are absolute. */
export interface ImportJob {
  readonly take: {
    readonly file: string;
    /** Stands before the numbers of lines that were left out. */
    readonly name: string;
    readonly categoryId: string;
    /** Where its content is to be kept, and where that of the time before is. */
    readonly keptFile: string;
    readonly keptBefore: string | null;
  } | null;
  /** The kept content of all other sources. */
  readonly others: readonly string[];
  readonly indexFolder: string;
  /** SHA-256 of the index in force. */
  readonly indexBefore: string | null;
  /** Names that the index must not answer for, beside those above the listed hosts. */
  readonly publicSuffixes: readonly string[];
}

export interface ImportDone {
  readonly taken: TakenList | null;
  /** Null where the content is what it was, so that nothing was compiled. */
  readonly index: FullIndex | null;
}

export type ImportStep = Omit<ListProgress, 'sourceId'>;
export type ImportMessage =
  | { readonly kind: 'progress'; readonly progress: ImportStep }
  | { readonly kind: 'done'; readonly result: Result<ImportDone> }
  | { readonly kind: 'failed'; readonly error: string };
