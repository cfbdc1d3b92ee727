import { askWorker } from './ask-worker.ts';
import { say } from './say.tsx';

/** Always the first choice. */
export const GoBack = () => (
  <button class="choice go" type="button" data-choice="go-back" onClick={() => void askWorker('go-back', {})}>
    <span aria-hidden="true">←</span> {say('Go back')}
  </button>
);
