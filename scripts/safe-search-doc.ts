import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { notOpen, type Claim, type EngineEvidence } from '../shared/policy/evidence-record.ts';
import { searchEvidence, withoutEvidence } from '../shared/policy/search-evidence.ts';
import { unprovenEngines } from '../shared/policy/search-engines.ts';

export const safeSearchDocPath = fileURLToPath(new URL('../docs/safe-search.md', import.meta.url));

const standings: Record<EngineEvidence['standing'], string> = {
  forced: 'Forced',
  'made-for-children': 'Open: made for children',
  'one-purpose': 'By the lists',
  refused: 'Refused',
};

const cell = (claim: Claim): string => {
  if (claim === notOpen) return 'Not open';
  const { says, sources } = claim;
  const links = sources.map(
    ({ title, url, readOn, by }) =>
      `[${title}](${url}), ${readOn}${by === 'others' ? ', seen by others' : ''}`,
  );
  const source = links.length === 0 ? '_Source: none found._' : `_Source: ${links.join('; ')}._`;
  return `${says}<br>${source}`.replaceAll('|', String.raw`\|`);
};

const row = ({ engine, standing, safeSearch, images, aiAnswers }: EngineEvidence): string =>
  `| **${engine}** | ${standings[standing]} | ${cell(safeSearch)} | ${cell(images)} | ${cell(aiAnswers)} |`;

const introduction = `# Safe search: what is enforced on each engine, and how

<!-- Written by \`npx tsx scripts/safe-search-doc.ts\` from shared/policy/search-evidence.ts. A test holds the two together. -->

Every search on an engine that is **forced** arrives there strict, whatever was typed: settings written twice, in capitals or
percent-encoded are put right or stopped, and searches sent as forms become addresses. A **refused** engine never gets a request:
the words go to the audience's safe engine instead. Chrome does this by rules of its own, before anything leaves the
device, also while the extension's worker is dead.

Two settings of the policy go further, for each audience:

- **Images.** _Strict_: safe search as everywhere. _Creative Commons only_: image search carries the engine's licence filter, and
  closes where the engine has none. _Off_: image search and its tabs close. Pictures shown among ordinary results stay; the
  engine's safe search is what keeps them clean.
- **AI answers.** _Allow_, or _off_: forced off or closed where the engine has a way, and said plainly below where it has none.

Each claim names where it comes from and the day it was read, as a copy kept for reference. "Seen by others" is what people observed
rather than what the engine promises: it may change without notice, and the self-test of the filter is how a school finds out.
`;

/** The whole of docs/safe-search.md. */
export const safeSearchDoc = async (): Promise<string> =>
  format(text(), { ...(await resolveConfig(safeSearchDocPath)), parser: 'markdown' });

const text = (): string => {
  const recorded = new Set(searchEvidence.map(({ engine }) => engine));
  const others = unprovenEngines.map(({ name }) => name).filter((name) => !recorded.has(name));
  return [
    introduction,
    '| Engine | Standing | Safe search | Images | AI answers |',
    '| --- | --- | --- | --- | --- |',
    ...searchEvidence.map(row),
    '',
    '## Also refused',
    '',
    `${withoutEvidence.safeSearch.says} ${others.join(', ')}.`,
    '',
  ].join('\n');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(safeSearchDocPath, await safeSearchDoc());
}
