import { askWorker } from './ask-worker.ts';

/** Always the first choice. */
export const GoBack = () => (
  <button class="choice go" type="button" data-choice="go-back" onClick={() => void askWorker('go-back', {})}>
    <span aria-hidden="true">←</span> Go back
  </button>
);
