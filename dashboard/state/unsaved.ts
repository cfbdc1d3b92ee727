import { signal, type ReadonlySignal } from '@preact/signals';

/** A place where somebody may have begun what is not saved. */
export interface UnsavedPlace {
  readonly isUnsaved: () => boolean;
  /** What people know it by, where it has a name. */
  readonly title: () => string | null;
  /** Saves it without being asked, where that is its way. */
  readonly keep?: () => Promise<unknown>;
  /** Whether whole sentences would be lost with this part of the page: what is quickly chosen again is not asked about. */
  readonly hasWordsIn?: (part: Element) => boolean;
  /** True at the addresses within the dashboard at which it is not lost. */
  readonly isKeptAt?: (url: string) => boolean;
  /** It may be lost: what stands there now is not asked about again. */
  readonly letGo: () => void;
}

export interface LeaveQuestion {
  readonly titles: readonly string[];
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Which of the places somebody is about to leave. */
type IsMeant = (place: UnsavedPlace) => boolean;

/** For whoever goes to this address within the dashboard. */
export const goingTo =
  (url: string): IsMeant =>
  ({ isKeptAt }) =>
    isKeptAt?.(url) !== true;

/** What would be lost, and the one question before it is. */
export interface Unsaved {
  /** Until the answer is called. */
  readonly add: (place: UnsavedPlace) => () => void;
  readonly isAny: (isMeant?: IsMeant) => boolean;
  /** Goes on at once where nothing is lost; else when it is kept, or when a person says so. */
  readonly leave: (goOn: () => void, isMeant?: IsMeant) => Promise<void>;
  readonly question: ReadonlySignal<LeaveQuestion | null>;
}

const isUnsaved: IsMeant = (place) => place.isUnsaved();
const everywhere: IsMeant = () => true;

export const createUnsaved = (): Unsaved => {
  const places = new Set<UnsavedPlace>();
  const question = signal<LeaveQuestion | null>(null);
  const ask = (lost: readonly UnsavedPlace[], goOn: () => void): void => {
    const titles = lost.flatMap((place) => place.title() ?? []);
    const onStay = () => (question.value = null);
    const onLeave = () => {
      question.value = null;
      for (const place of lost) place.letGo();
      goOn();
    };
    question.value = { titles: [...new Set(titles)], onLeave, onStay };
  };
  return {
    question,
    add: (place) => {
      places.add(place);
      return () => places.delete(place);
    },
    isAny: (isMeant = everywhere) => [...places].filter(isMeant).some(isUnsaved),
    leave: async (goOn, isMeant = everywhere) => {
      const left = [...places].filter(isMeant).filter(isUnsaved);
      const keeping = left.flatMap(({ keep }) => (keep === undefined ? [] : [keep()]));
      if (keeping.length > 0) await Promise.all(keeping);
      const lost = left.filter(isUnsaved);
      if (lost.length === 0) goOn();
      else ask(lost, goOn);
    },
  };
};
