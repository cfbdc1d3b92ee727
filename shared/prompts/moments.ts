/** When a child is asked to stop and think. */
export const moments = [
  'unknown-site',
  'look-alike',
  'download',
  'pop-up',
  'permission',
  'sign-up',
  'detail-typed',
  'detail-sent',
  'image-search',
  'advert',
  'stranger-call',
  'ai-answer',
  'break',
  'unkind-words',
] as const;
export type Moment = (typeof moments)[number];

/** What is recognised of what a child types. The kind alone ever leaves the page. */
export const detailKinds = [
  'name',
  'address',
  'postcode',
  'phone',
  'email',
  'school',
  'birthday',
  'age',
  'place',
] as const;
export type DetailKind = (typeof detailKinds)[number];

/** What a page may ask the browser for. */
export const permissionKinds = [
  'camera',
  'microphone',
  'camera-and-microphone',
  'screen',
  'location',
  'clipboard',
  'notifications',
] as const;
export type PermissionKind = (typeof permissionKinds)[number];

/** `go-back`: stopped; `ask`: chose to ask a grown-up; `open`: went on. */
export const promptChoices = ['go-back', 'ask', 'open'] as const;
export type PromptChoice = (typeof promptChoices)[number];
