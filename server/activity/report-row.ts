import type { Moment } from '#shared/prompts/moments.ts';
import type { Report, ReportKind } from '#shared/reports.ts';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import type { ReportRow } from '../storage/storage.ts';

/** What a person reads of a report, beside its address. */
const textOf = (report: Report): string => {
  switch (report.kind) {
    case 'visit':
      return report.title;
    case 'search':
      return report.words;
    case 'prompt':
      return `${report.choice}${aboutOf(report)}: ${report.rule}`;
    case 'prompt-shown':
    case 'lesson-time':
    case 'alert':
    case 'concern':
      return '';
    case 'block':
    case 'bypass':
      return report.rule;
    case 'slept':
      return `${Math.round(report.sleptMs / 60_000)} min`;
    case 'may-i':
      return report.words === '' ? report.about : `${report.about}: ${report.words}`;
    case 'hand-up':
      return report.words === '' ? report.about : `${report.about}: ${report.words}`;
    case 'hand-down':
    case 'agreement-signed':
      return '';
    case 'filter-report':
      return report.words === '' ? report.wants : `${report.wants}: ${report.words}`;
    case 'reply':
      return `${report.reply}: ${report.message}`;
  }
};

/** At other moments than before a site is opened, which one: "open (detail-sent)". */
const aboutOf = ({ moment }: Extract<Report, { kind: 'prompt' }>): string =>
  moment === undefined || siteMoments.has(moment) ? '' : ` (${moment})`;

const siteMoments: ReadonlySet<Moment> = new Set<Moment>(['unknown-site', 'look-alike']);

export interface ReportOrigin {
  readonly deviceId: string;
  readonly pupilId: string | null;
  /** Server epoch ms. */
  readonly at: number;
  readonly receivedAt: number;
}

export const rowOf = (report: Report, origin: ReportOrigin): ReportRow => ({
  ...origin,
  // Of what is kept elsewhere, or only summed, its number stays alone, so that it is not taken twice.
  pupilId: isOnlyNumbered(report) ? null : origin.pupilId,
  seq: report.seq,
  kind: report.kind,
  url: urlOf(report),
  text: textOf(report),
  body: isOnlyNumbered(report) ? '{}' : JSON.stringify(keptBody(report)),
});

/** It came from out of school, and nobody is told of it: its number stays alone. */
export const untoldRow = (report: Report, origin: ReportOrigin): ReportRow => ({
  ...origin,
  pupilId: null,
  seq: report.seq,
  kind: 'untold',
  url: null,
  text: '',
  body: '{}',
});

/** Rows that nothing can be read from: summed, kept elsewhere for those who may know, or told of by nobody. */
export const numberOnlyKinds: readonly string[] = ['prompt-shown', 'lesson-time', 'alert', 'untold'];

export const isOnlyNumbered = ({ kind }: { readonly kind: string }): boolean =>
  numberOnlyKinds.includes(kind);

const urlOf = (report: Report): string | null =>
  report.kind === 'hand-down' || report.kind === 'alert' || report.kind === 'concern' ? null : report.url;

/**
 * What a pupil told is in the incident, sealed, for those who may know; here stays only that something was told.
 * Signatures and trusted adults are kept with the agreement, for as long as that is; not here as well.
 */
const keptBody = (report: Report): object => {
  if (report.kind === 'concern') return {};
  if (report.kind !== 'agreement-signed') return report;
  const { signature: _signature, adults: _adults, answers: _answers, ...rest } = report;
  return rest;
};

/** Only reports that were parsed are stored, so a stored kind is a known one. */
export const activityItemOf = (
  row: Pick<ReportRow, 'deviceId' | 'pupilId' | 'seq' | 'kind' | 'at' | 'url' | 'text'>,
  firstMet: ReadonlySet<number>,
): ActivityItem => ({
  deviceId: row.deviceId,
  pupilId: row.pupilId,
  seq: row.seq,
  kind: row.kind as ReportKind,
  at: row.at,
  url: row.url,
  text: row.text,
  ...(firstMet.has(row.seq) && { isNew: true }),
});
