import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { emptyDraft, type FocusDraft } from '../../state/focus-draft.ts';

/** The list being made on this page: it stays while the question about it is closed and opened again. */
export interface FocusBoard {
  readonly draft: Signal<FocusDraft>;
}

export const createFocusBoard = (): FocusBoard => ({ draft: signal(emptyDraft) });

export const FocusBoardContext = createContext<FocusBoard>(createFocusBoard());
