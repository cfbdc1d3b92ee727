import { neverSteps, nowSteps } from '#shared/referrals/steps.ts';
import { Icon } from '../../ui/icon.tsx';

export const NeverList = () => (
  <ul class="never-list">
    {neverSteps.map((words) => (
      <li key={words}>
        <Icon name="close" /> <span>{words}</span>
      </li>
    ))}
  </ul>
);

/** For whoever pressed the button, and for whoever comes to the screen after them. */
export const WhatToDoNow = () => (
  <div class="to-do-now">
    <section aria-labelledby="now-title">
      <h3 id="now-title">Now, in this order</h3>
      <ol class="now-list">
        {nowSteps.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </section>
    <section aria-labelledby="never-title">
      <h3 id="never-title">And not</h3>
      <NeverList />
    </section>
  </div>
);
