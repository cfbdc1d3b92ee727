import { permissionKinds, type PermissionKind } from '#shared/prompts/moments.ts';

/** Between the page's own world and ours, by names that a page could use too: all it can do is ask the child itself. */
export const askedEvent = 'thinkclick-asked';
export const answeredEvent = 'thinkclick-answered';

export interface AskedPermission {
  readonly id: number;
  readonly kind: PermissionKind;
}

/** "7 camera". */
export const writeAsked = ({ id, kind }: AskedPermission): string => `${id} ${kind}`;

/** Null for what is not one. */
export const readAsked = (detail: unknown): AskedPermission | null => {
  const [id = '', kind = ''] = typeof detail === 'string' ? detail.split(' ') : [];
  return /^\d{1,6}$/.test(id) && isKind(kind) ? { id: Number(id), kind } : null;
};

const isKind = (kind: string): kind is PermissionKind =>
  (permissionKinds as readonly string[]).includes(kind);
