import type { AudienceRules, FileKind, TransferRule } from '#shared/policy/policy.ts';

/** A kind of file that comes, or any file that goes. */
export type TransferRow = FileKind | 'upload';

export const transferRuleOf = (rules: AudienceRules, row: TransferRow): TransferRule | undefined =>
  row === 'upload' ? rules.uploads : rules.downloads?.[row];

/** `undefined` leaves it to the wider audience. */
export const withTransferRule = (
  rules: AudienceRules,
  row: TransferRow,
  rule: TransferRule | undefined,
): AudienceRules => {
  if (row === 'upload') {
    const { uploads: _, ...others } = rules;
    return rule === undefined ? others : { ...others, uploads: rule };
  }
  const { downloads: { [row]: _, ...kinds } = {}, ...others } = rules;
  const downloads = rule === undefined ? kinds : { ...kinds, [row]: rule };
  return Object.keys(downloads).length === 0 ? others : { ...others, downloads };
};
