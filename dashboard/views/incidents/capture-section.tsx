import { mostEarlierPictures } from '#shared/screen/earlier-pictures.ts';
import {
  captureParts,
  captureTriggers,
  mostCaptureMinutes,
  possibleParts,
  type CapturePart,
  type CapturePolicy,
  type CaptureTrigger,
} from '#shared/incidents/capture.ts';

const triggerWords: Readonly<Record<CaptureTrigger, string>> = {
  'staff-records': 'Staff record an incident from a pupil’s tile',
  'pupil-shows': 'A pupil tells someone and says yes to showing the page',
  'pupil-tells': 'A pupil tells someone and does not show it',
  alert: 'A device alerts, from the level set above on',
};
const partHeads: Readonly<Record<CapturePart, string>> = {
  picture: 'Picture of the screen',
  earlier: 'Pictures from just before',
  page: 'Page address and title',
  tabs: 'Open tabs',
  searches: 'Search words',
  visits: 'Last visits',
};

interface Props {
  readonly capture: CapturePolicy;
  readonly onChange: (capture: CapturePolicy) => void;
}

/** What is taken down with an incident, and on whose word. */
export const CaptureSection = ({ capture, onChange }: Props) => (
  <section class="card" aria-labelledby="capture-title">
    <h2 id="capture-title">What is taken down with an incident</h2>
    <p class="quiet-text">
      When a person presses, or a device alerts. A pupil who tells someone sees what a grown-up would see, and
      says yes or no; with an alert no picture is taken unless it is ticked here, and it is destroyed when it
      turns out to be no concern. Adult, banking, health and sign-in pages are never pictured. Visits and
      search words are those that the school was told anyway.
    </p>
    <p class="quiet-text">
      Pictures from just before: up to {mostEarlierPictures} of the last three minutes. While somebody looks
      at a screen in a lesson, its computer keeps them in memory, and gives them away only with an incident.
      They go when the lesson ends, when somebody else sits there, when the pupil looks for help or tells
      someone without showing the page, and at <em>Stop and refer</em>. They need the picture of the screen.
    </p>
    <div class="table-frame" role="region" aria-label="What is taken down, table" tabIndex={0}>
      <table class="matrix">
        <caption class="unseen">What is taken down with an incident</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            {captureParts.map((part) => (
              <th key={part} scope="col">
                {partHeads[part]}
              </th>
            ))}
            <th scope="col">Minutes back</th>
          </tr>
        </thead>
        <tbody>
          {captureTriggers.map((trigger) => (
            <TriggerRow key={trigger} {...{ trigger, capture, onChange }} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const TriggerRow = ({ trigger, capture, onChange }: Props & { readonly trigger: CaptureTrigger }) => {
  const own = capture[trigger];
  const set = (change: Partial<typeof own>): void =>
    onChange({ ...capture, [trigger]: { ...own, ...change } });
  const toggle = (part: CapturePart): void =>
    set({ parts: captureParts.filter((each) => own.parts.includes(each) !== (each === part)) });
  return (
    <tr>
      <th scope="row">{triggerWords[trigger]}</th>
      {captureParts.map((part) => (
        <td key={part}>
          {possibleParts[trigger].includes(part) ? (
            <label>
              <input
                type="checkbox"
                checked={own.parts.includes(part)}
                disabled={part === 'earlier' && !own.parts.includes('picture')}
                onChange={() => toggle(part)}
              />
              <span class="unseen">
                {partHeads[part]}: {triggerWords[trigger]}
              </span>
            </label>
          ) : (
            <span class="quiet-text">never</span>
          )}
        </td>
      ))}
      <td>
        <input
          type="number"
          class="minutes"
          aria-label={`Minutes back: ${triggerWords[trigger]}`}
          min={1}
          max={mostCaptureMinutes}
          required
          value={own.minutes}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            Number.isInteger(valueAsNumber) && set({ minutes: valueAsNumber })
          }
        />
      </td>
    </tr>
  );
};
