import type { ComponentChildren } from 'preact';
import {
  decisionRowLabels,
  firstLookLabels,
  reviewBodyLabels,
  type GovernorsReport,
  type ReviewText,
} from '#shared/governance/governors-report.ts';
import {
  countBars,
  dateInWords,
  headline,
  kindBars,
  kindsSentence,
  lateSentence,
  methodSentences,
  percentInTime,
  shortTerm,
} from '#shared/governance/report-words.ts';
import { termLabel } from '#shared/governance/school-terms.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Table } from '../../ui/table.tsx';
import { TrendChart } from '../../ui/trend-chart.tsx';

export interface ReportViewProps {
  readonly report: GovernorsReport;
  /** This one and those before it, the oldest first. */
  readonly series: readonly GovernorsReport[];
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card report-part">
    <h3>{title}</h3>
    {children}
  </section>
);

const Kinds = ({ report }: { report: GovernorsReport }) => {
  const bars = kindBars(report);
  const sentence = kindsSentence(report);
  return (
    <>
      {bars.length > 0 && <BarChart caption="Incidents by kind" heading="Kind" bars={bars} />}
      {sentence !== null && <p class="quiet-text">{sentence}</p>}
    </>
  );
};

const Times = ({ report: { firstLook, decision } }: { report: GovernorsReport }) => (
  <div class="two-columns">
    <div>
      <h4>First look</h4>
      <BarChart
        caption="Whether incidents were looked at in time"
        heading="First look"
        bars={countBars(firstLook, firstLookLabels)}
      />
    </div>
    <div>
      <h4>Decision</h4>
      <BarChart
        caption="When incidents were decided"
        heading="Decided"
        bars={countBars(decision, decisionRowLabels)}
      />
    </div>
  </div>
);

const Trends = ({ series }: { series: readonly GovernorsReport[] }) => (
  <div class="two-columns">
    <TrendChart
      title="Incidents, term by term"
      points={series.map(({ term, incidents }) => ({ label: shortTerm(term), value: incidents }))}
    />
    <TrendChart
      title="Looked at in time"
      unit="%"
      points={series.map((each) => ({ label: shortTerm(each.term), value: percentInTime(each) }))}
    />
  </div>
);

const Filter = ({ series }: { series: readonly GovernorsReport[] }) => (
  <Table
    caption="Changes and tests of the filter, term by term"
    rows={series.toReversed()}
    keyOf={({ term }) => term.startsOn}
    columns={[
      { heading: 'Term', kind: 'name', cell: ({ term }) => termLabel(term) },
      { heading: 'Policies published', kind: 'number', cell: ({ filter }) => filter.versions },
      { heading: 'With a second person', kind: 'number', cell: ({ filter }) => filter.approved },
      { heading: 'Emergency blocks', kind: 'number', cell: ({ filter }) => filter.emergencies },
      { heading: 'Tests on devices', kind: 'number', cell: ({ selfTests }) => selfTests.run },
      { heading: 'Passed', kind: 'number', cell: ({ selfTests }) => selfTests.passed },
    ]}
  />
);

export const ReviewFacts = ({ review }: { review: ReviewText }) => (
  <>
    <h4>
      {dateInWords(review.heldOn)} · {reviewBodyLabels[review.body]}
    </h4>
    <p class="breaks">{review.decided}</p>
    {review.policyChanges !== '' && <p class="breaks">Policy: {review.policyChanges}</p>}
    <p class="quiet-text breaks">Took part: {review.tookPart}</p>
  </>
);

const Reviews = ({ reviews }: { reviews: readonly ReviewText[] }) =>
  reviews.length === 0 ? (
    <p>No review was recorded.</p>
  ) : (
    <ul class="review-list">
      {reviews.map((review, index) => (
        <li key={index}>
          <ReviewFacts review={review} />
        </li>
      ))}
    </ul>
  );

const Method = () => (
  <details class="method">
    <summary>How children stay anonymous here</summary>
    {methodSentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </details>
);

/** What governors read of one term. */
export const ReportView = ({ report, series }: ReportViewProps) => (
  <article class="report" data-report={report.term.startsOn}>
    <header>
      <h2>{termLabel(report.term)}</h2>
      <p class="quiet-text">
        {dateInWords(report.term.startsOn)} to {dateInWords(report.term.endsOn)}
      </p>
    </header>
    <Part title={headline(report)}>
      <Kinds report={report} />
      <p class="quiet-text">{lateSentence(report)}</p>
    </Part>
    {report.incidents !== 0 && (
      <Part title="How soon">
        <Times report={report} />
      </Part>
    )}
    {series.length > 1 && (
      <Part title="Against earlier terms">
        <Trends series={series} />
      </Part>
    )}
    <Part title="The filter">
      <Filter series={series} />
    </Part>
    <Part title="Reviews">
      <Reviews reviews={report.reviews} />
    </Part>
    <Method />
  </article>
);
