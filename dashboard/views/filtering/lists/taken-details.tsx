import type { ListSource, SkipReason, TakenList } from '#shared/api/category-lists.ts';
import type { Categories } from './list-fields.tsx';
import { counted, figure, formatLabels, leftOut, sitesAndPages, skipWords } from './list-words.ts';

const shownLines = 50;

const CategoryCounts = ({ taken, categories }: { taken: TakenList; categories: Categories }) => {
  const labels = new Map(categories.map(({ id, label }) => [id, label]));
  return (
    <details>
      <summary>{counted(taken.categories.length, 'category', 'categories')}</summary>
      <ul class="list-lines">
        {taken.categories.map((each) => (
          <li key={each.id}>
            {labels.get(each.id) ?? each.id}: <span class="tabular">{sitesAndPages(each)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const LeftOut = ({ source, taken }: { source: ListSource; taken: TakenList }) => (
  <details data-left-out={leftOut(source)}>
    <summary>Left out: {counted(leftOut(source), 'line')}</summary>
    <ul>
      {(Object.keys(skipWords) as SkipReason[]).map((why) => {
        const count = taken.skippedCounts[why] ?? 0;
        return count > 0 && <li key={why}>{`${figure(count)}: ${skipWords[why]}`}</li>;
      })}
    </ul>
    <ul class="list-lines">
      {taken.skipped.slice(0, shownLines).map(({ file, line, why }) => (
        <li key={`${file} ${line}`}>
          <bdi>{file}</bdi>, line {line}: {skipWords[why]}
        </li>
      ))}
      {leftOut(source) > shownLines && <li>And {figure(leftOut(source) - shownLines)} more.</li>}
    </ul>
  </details>
);

const SharedHosts = ({ hosts }: { hosts: readonly string[] }) => (
  <details>
    <summary>
      Very wide: {counted(hosts.length, 'site')} shared by many owners{hosts.length >= 100 ? ', or more' : ''}
    </summary>
    <p class="quiet-text">Everything under these counts, whoever made it:</p>
    <ul class="list-lines">
      {hosts.map((host) => (
        <li key={host}>
          <bdi>{host}</bdi>
        </li>
      ))}
    </ul>
  </details>
);

/** What the content in force gave: how much, in which categories, and what was left out with its reason. */
export const TakenDetails = ({ source, categories }: { source: ListSource; categories: Categories }) => {
  const { taken } = source;
  if (taken === null) return <p>Nothing has been taken from it yet.</p>;
  return (
    <div class="taken" data-taken={taken.hostCount}>
      <p>
        {formatLabels[taken.format]}: {sitesAndPages(taken)}, from {counted(taken.lineCount, 'line')}.
      </p>
      <CategoryCounts taken={taken} categories={categories} />
      {leftOut(source) > 0 && <LeftOut source={source} taken={taken} />}
      {taken.sharedHosts.length > 0 && <SharedHosts hosts={taken.sharedHosts} />}
    </div>
  );
};
