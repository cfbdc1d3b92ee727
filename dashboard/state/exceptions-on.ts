import type { GrantedException } from '#shared/api/exceptions.ts';
import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import type { Tile } from '#shared/class-snapshot.ts';

interface OpenedWords {
  /** What kind of thing is open. */
  readonly words: string;
  /** Its address. */
  readonly what: string;
}

export const openedWords = ({ target }: Pick<GrantedException, 'target'>): OpenedWords => {
  switch (target.kind) {
    case 'site':
      return { words: 'Open', what: target.host };
    case 'page':
      return { words: 'Open', what: target.page };
    case 'download':
      if (isSealedAddress(target.url)) return { words: 'Open', what: 'a page that was stopped' };
      return { words: 'Download of', what: target.url };
    case 'upload':
      return { words: 'Upload to', what: target.host };
  }
};

/** What a lesson has opened itself; what ends first comes first. */
export const openedIn = (exceptions: readonly GrantedException[], lessonId: string): GrantedException[] =>
  exceptions.filter((each) => each.lessonId === lessonId).toSorted((one, other) => one.endsAt - other.endsAt);

/** Of these, what "End all" for somebody ends: what others have too is not ended for some. */
export const endedFor = (
  exceptions: readonly GrantedException[],
  { targets, isForClass = false }: { readonly targets: readonly Tile[]; readonly isForClass?: boolean },
): GrantedException[] => {
  const reached = new Set(targets.flatMap(({ pupilId, deviceId }) => (deviceId === null ? [] : [pupilId])));
  return exceptions.filter(
    ({ to }) => isForClass || (to.kind === 'pupils' && to.pupilIds.every((pupilId) => reached.has(pupilId))),
  );
};
