import { CompactIndexReader } from './compact-index-reader.ts';
import { readIndexFile } from './index-format.ts';

export type CompactIndex = CompactIndexReader;

/**
 * Opens what `buildCompactIndex` made, on the bytes as they are; they must not change from here on. Null for a file that
 * is damaged or none of ours. A host that is not listed is found by mistake less than once in 400 million names asked for.
 */
export const openCompactIndex = async (bytes: Uint8Array): Promise<CompactIndex | null> => {
  const parts = await readIndexFile(bytes);
  return parts && new CompactIndexReader(parts);
};
