import { describe, expect, test } from 'vitest';
import { forcedEngines } from './forced-engines.ts';
import { evidenceOf, searchEvidence } from './search-evidence.ts';
import { childEngines, knownEngines, singlePurposeSites, unprovenEngines } from './search-engines.ts';

const namesOf = (engines: readonly { readonly name: string }[]) => engines.map(({ name }) => name);
const standingOf = (standing: string) =>
  searchEvidence.filter((each) => each.standing === standing).map(({ engine }) => engine);

test('says of each engine what is done with it', () => {
  expect(standingOf('forced')).toEqual([...namesOf(forcedEngines), 'YouTube']);
  expect(standingOf('made-for-children')).toEqual(namesOf(childEngines));
  expect(standingOf('one-purpose')).toEqual(namesOf(singlePurposeSites));
  for (const { name } of unprovenEngines) expect(evidenceOf(name).standing).toBe('refused');
  const known = namesOf(knownEngines);
  expect(searchEvidence.filter(({ engine }) => !known.includes(engine))).toEqual([]);
});

describe('an engine opens only where somebody says why it may', () => {
  const open = searchEvidence.filter(
    ({ standing }) => standing === 'forced' || standing === 'made-for-children',
  );
  test.each(open.map((each) => [each.engine, each] as const))('%s', (_, { safeSearch }) => {
    expect(safeSearch.sources.length).toBeGreaterThan(0);
  });

  test.each(forcedEngines.map((each) => [each.name, each] as const))('%s: images', (name, { forced }) => {
    if (!forced.some(({ creativeCommons }) => creativeCommons !== undefined)) return;
    expect(evidenceOf(name).images.sources.length).toBeGreaterThan(0);
  });
});

test('every source has an address and the day it was read', () => {
  const claims = searchEvidence.flatMap(({ safeSearch, images, aiAnswers }) => [
    safeSearch,
    images,
    aiAnswers,
  ]);
  for (const { url, title, readOn } of claims.flatMap(({ sources }) => sources)) {
    expect(new URL(url).hostname).toContain('.');
    expect(title).not.toBe('');
    expect(readOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

test('the parameters it names are the ones that are set', () => {
  for (const { name, forced } of forcedEngines) {
    const { safeSearch, images, aiAnswers } = evidenceOf(name);
    const says = `${safeSearch.says} ${images.says} ${aiAnswers.says}`;
    for (const { kinds, always, creativeCommons, noAiAnswers } of forced) {
      if (!kinds.includes('frames')) continue;
      for (const change of [always, creativeCommons, noAiAnswers]) {
        for (const [key, value] of change?.settings ?? []) expect(says).toContain(`${key}=${value}`);
        if (change?.host !== undefined) expect(says).toContain(change.host);
      }
    }
  }
});
