import { families, layers, type LayerLetter, type Way } from './way.ts';

const letters = Object.entries(layers).map(([letter, duty]) => `- **${letter}**: ${duty}`);

const testedIn = ({ tested }: Way): string =>
  tested.on === 'chromium'
    ? `Chromium; fails without ${tested.without.join(', ')}`
    : `Chromebook only: ${tested.why}`;

const layersOf = (of: readonly LayerLetter[]): string => of.join(' ');

const row = (way: Way): string =>
  `| ${way.does} | ${layersOf(way.layers)} | ${(way.policies ?? []).join(', ')} | ${testedIn(way)} | \`${way.id}\` |`;

const section = (ways: readonly Way[], family: Way['family']): string[] => [
  `## ${families[family]}`,
  '',
  '| what a pupil does | stopped by | needs the policy | tested in | name |',
  '| --- | --- | --- | --- | --- |',
  ...ways.filter((way) => way.family === family).map(row),
  '',
];

/** The page that says in public what is stopped, how, and what nobody has tested. */
export const coveragePage = (ways: readonly Way[]): string => {
  const tested = ways.filter(({ tested: { on } }) => on === 'chromium').length;
  return [
    '# Ways round the filter',
    '',
    `${ways.length} ways that pupils try, or could. ${tested} of them have an automatic test in real Chromium with the`,
    'extension force-installed and the policies of the Deploy page set. It is judged by what a made-up server received,',
    'never by what the browser shows. Each has a mutant (`npm run mutants`): the same steps with the layers named left out, and then the',
    `request must arrive. ${ways.length - tested} can only be tried on a real Chromebook, and no result is claimed for them.`,
    '',
    'This page says that a test exists, not that it passed where you are: run `npx vitest run --project e2e ways-round`.',
    'It is written from `test/ways-round/ways-round.json` by `npx vitest run --project unit test/ways-round -u`.',
    '',
    'The layers:',
    '',
    ...letters,
    '',
    'A door such as `message-door` is no layer but a check inside the extension, which the mutant leaves open.',
    '',
    ...(Object.keys(families) as Way['family'][]).flatMap((family) => section(ways, family)),
  ].join('\n');
};
