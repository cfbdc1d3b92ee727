import type { Claim, EngineEvidence } from '#shared/policy/evidence-record.ts';
import { searchEvidence, withoutEvidence } from '#shared/policy/search-evidence.ts';
import { unprovenEngines } from '#shared/policy/search-engines.ts';

const standings: Record<EngineEvidence['standing'], string> = {
  forced: 'Forced',
  'made-for-children': 'Open, made for children',
  'one-purpose': 'By the lists',
  refused: 'Refused',
};

const dayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

const Cell = ({ claim: { says, sources } }: { readonly claim: Claim }) => (
  <td>
    {says}
    {sources.length > 0 && (
      <details class="sources">
        <summary>{sources.length === 1 ? '1 source' : `${sources.length} sources`}</summary>
        <ul>
          {sources.map(({ title, url, readOn, by }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {title}
              </a>
              , read {dayWords.format(new Date(readOn))}
              {by === 'others' && ', seen by others'}
            </li>
          ))}
        </ul>
      </details>
    )}
  </td>
);

const others = unprovenEngines
  .map(({ name }) => name)
  .filter((name) => !searchEvidence.some(({ engine }) => engine === name));

/** What is enforced on each engine, and how we know. */
export const EngineTable = () => (
  <details class="engines">
    <summary>What is enforced on each engine</summary>
    <div class="table-frame tall" role="region" aria-label="Search engines, table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Engine</th>
            <th scope="col">Safe search</th>
            <th scope="col">Images</th>
            <th scope="col">AI answers</th>
          </tr>
        </thead>
        <tbody>
          {searchEvidence.map(({ engine, standing, safeSearch, images, aiAnswers }) => (
            <tr key={engine} data-engine={engine} data-standing={standing}>
              <th scope="row">
                {engine}
                <span class="standing">{standings[standing]}</span>
              </th>
              <Cell claim={safeSearch} />
              <Cell claim={images} />
              <Cell claim={aiAnswers} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p class="quiet-text">
      Also refused: {withoutEvidence.safeSearch.says} {others.join(', ')}.
    </p>
  </details>
);
