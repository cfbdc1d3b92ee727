import { permissionKinds, type PermissionKind } from '#shared/prompts/moments.ts';

/**
 * Between the page's own world and ours, by names that a page could use too: it can ask the child itself. It cannot answer: what
 * is answered has a number that nobody can guess.
 */
export const askedEvent = 'thinkclick-asked';
export const answeredEvent = 'thinkclick-answered';

export interface AskedPermission {
  /** Digits. */
  readonly id: string;
  readonly kind: PermissionKind;
}

/** "3141592653 camera". */
export const writeAsked = ({ id, kind }: AskedPermission): string => `${id} ${kind}`;

export const writeAnswer = ({ id }: Pick<AskedPermission, 'id'>, isAllowed: boolean): string =>
  `${id} ${isAllowed ? 'yes' : 'no'}`;

export const answerPermission = (asked: AskedPermission, isAllowed: boolean): boolean =>
  dispatchEvent(new CustomEvent(answeredEvent, { detail: writeAnswer(asked, isAllowed) }));

/** Null for what is not one. */
export const readAsked = (detail: unknown): AskedPermission | null => {
  const [id = '', kind = ''] = typeof detail === 'string' ? detail.split(' ') : [];
  return /^\d{1,20}$/.test(id) && isKind(kind) ? { id, kind } : null;
};

const isKind = (kind: string): kind is PermissionKind =>
  (permissionKinds as readonly string[]).includes(kind);
