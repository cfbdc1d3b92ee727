import type {
  FetchPlan,
  ListFormatFound,
  ListProgress,
  ListSource,
  SkipReason,
} from '#shared/api/category-lists.ts';

export const skipWords: Record<SkipReason, string> = {
  'not-a-host': 'not the name of a site',
  'ip-address': 'a number instead of a name',
  'single-label': 'a name without a dot',
  'public-suffix': 'too wide: everything under it would count',
  'not-a-host-rule': 'a rule for parts of pages',
  exception: 'an exception to another rule',
  'bad-category': 'not a category that lists may fill',
  'too-long': 'too long',
};

export const planLabels: Record<FetchPlan, string> = {
  daily: 'Every night',
  weekly: 'Once a week',
  hourly: 'Every hour',
  'by-hand': 'Only by hand',
};

export const formatLabels: Record<ListFormatFound, string> = {
  ut1: 'UT1 archive',
  domains: 'Plain names',
  'hosts-file': 'Hosts file',
  adblock: 'AdBlock rules',
  urls: 'Addresses',
  csv: 'CSV',
};

const number = new Intl.NumberFormat('en-GB');
export const figure = (count: number): string => number.format(count);

/** "1 site", "1,200 sites". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;

/** "1,200 sites and 3 pages", "3 pages". */
export const sitesAndPages = ({ hostCount, pageCount }: { hostCount: number; pageCount: number }): string =>
  [
    ...(hostCount > 0 || pageCount === 0 ? [counted(hostCount, 'site')] : []),
    ...(pageCount > 0 ? [counted(pageCount, 'page')] : []),
  ].join(' and ');

const stepLabels: Record<ListProgress['step'], string> = {
  waiting: 'Waiting its turn',
  fetching: 'Fetching',
  reading: 'Reading',
  comparing: 'Comparing with before',
  compiling: 'Putting all lists together',
  publishing: 'Sending to devices',
};

/** "Reading: 120,000 lines, 118,000 sites". */
export const progressWords = ({ step, lineCount, hostCount }: ListProgress): string => {
  if (step === 'compiling') return `${stepLabels[step]}: ${counted(hostCount, 'entry', 'entries')}`;
  if (lineCount === 0) return stepLabels[step];
  return `${stepLabels[step]}: ${counted(lineCount, 'line')}, ${counted(hostCount, 'site')}`;
};

/** Where a list comes from, in a few words: its server, or a file. */
export const originWords = ({ address, plan }: ListSource): string => {
  if (address === null) return 'From a file';
  const host = URL.canParse(address) ? new URL(address).host : address;
  return `${host} · ${planLabels[plan].toLowerCase()}`;
};

export const leftOut = ({ taken }: ListSource): number =>
  Object.values(taken?.skippedCounts ?? {}).reduce((sum, count) => sum + count, 0);

export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${figure(Math.ceil(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
