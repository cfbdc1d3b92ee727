/** The label a site is known by, and what stands behind it: "www.bbc.co.uk" is "bbc" and "co.uk". */
export interface SiteName {
  readonly label: string;
  readonly ending: string;
}

/** Second levels under which countries register names. Without a suffix list, and good enough to compare names by. */
const secondLevels = new Set(
  'ac asso co com edu go gob gouv gov govt gv ltd me mil ne net nhs nom or org plc police sch school web'.split(
    ' ',
  ),
);

/** Null for a single label. */
export const splitHost = (host: string): SiteName | null => {
  const labels = host.split('.');
  const [last = '', second = ''] = [labels.at(-1), labels.at(-2)];
  const isLong = labels.length > 2 && last.length === 2 && secondLevels.has(second);
  const endingLength = isLong ? 2 : 1;
  const label = labels.at(-endingLength - 1);
  return label === undefined || labels.length <= endingLength
    ? null
    : { label, ending: labels.slice(-endingLength).join('.') };
};
