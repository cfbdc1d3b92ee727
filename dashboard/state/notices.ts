import { signal, type ReadonlySignal } from '@preact/signals';

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'news' | 'bad';
  readonly text: string;
  /** Given for a text with pupils' names: while true, it is not to be read. */
  readonly areNamesHidden?: ReadonlySignal<boolean> | undefined;
}

/** Short results said at the foot of the page. What went well goes by itself; what others did, and what went wrong, stays until dismissed. */
export interface Notices {
  readonly shown: ReadonlySignal<readonly Notice[]>;
  readonly say: (tone: Notice['tone'], text: string, areNamesHidden?: Notice['areNamesHidden']) => void;
  readonly dismiss: (id: number) => void;
}

export const createNotices = (goodNewsMs = 8_000): Notices => {
  const shown = signal<readonly Notice[]>([]);
  let counter = 0;
  const dismiss = (id: number) => {
    shown.value = shown.peek().filter((notice) => notice.id !== id);
  };
  return {
    shown,
    dismiss,
    say: (tone, text, areNamesHidden) => {
      const id = ++counter;
      shown.value = [...shown.peek().slice(-2), { id, tone, text, areNamesHidden }];
      if (tone === 'good') setTimeout(() => dismiss(id), goodNewsMs);
    },
  };
};
