import { computed, signal, type ReadonlySignal } from '@preact/signals';

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'news' | 'bad';
  readonly text: string;
  /** Given for a text with pupils' names: while true, it is not to be read. */
  readonly areNamesHidden?: ReadonlySignal<boolean> | undefined;
}

/** Short results said in a corner of the window. What went well goes by itself; what others did, and what went wrong, stays until dismissed. */
export interface Notices {
  readonly shown: ReadonlySignal<readonly Notice[]>;
  readonly say: (tone: Notice['tone'], text: string, areNamesHidden?: Notice['areNamesHidden']) => void;
  readonly dismiss: (id: number) => void;
  /** Whichever place lies on top shows them: what is behind an open dialog can neither be pressed nor heard. */
  readonly top: ReadonlySignal<symbol | null>;
  /** A place that can show them has come. Gives back how it goes. */
  readonly enter: (place: symbol, where: 'page' | 'dialog') => () => void;
}

export const createNotices = (goodNewsMs = 8_000): Notices => {
  const shown = signal<readonly Notice[]>([]);
  const places = signal<readonly symbol[]>([]);
  let counter = 0;
  const dismiss = (id: number) => {
    shown.value = shown.peek().filter((notice) => notice.id !== id);
  };
  return {
    shown,
    dismiss,
    top: computed(() => places.value.at(-1) ?? null),
    enter: (place, where) => {
      const others = places.peek();
      places.value = where === 'page' ? [place, ...others] : [...others, place];
      return () => {
        places.value = places.peek().filter((each) => each !== place);
      };
    },
    say: (tone, text, areNamesHidden) => {
      const id = ++counter;
      shown.value = [...shown.peek().slice(-2), { id, tone, text, areNamesHidden }];
      if (tone === 'good') setTimeout(() => dismiss(id), goodNewsMs);
    },
  };
};
