import { alertKindOf, alertKinds, type AlertKind } from '#shared/alerts/kinds.ts';
import { alertLevelLabels, alertLevels, type AlertLevel } from '#shared/alerts/levels.ts';
import { alertCaps, capOf, neverOff, type AlertCap, type AlertRules } from '#shared/alerts/orders.ts';

const capLabels: Readonly<Record<AlertCap, string>> = { off: 'No alert', ...alertLevelLabels };

interface Props {
  readonly rules: AlertRules;
  readonly captureFrom: AlertLevel;
  readonly onRules: (rules: AlertRules) => void;
  readonly onCaptureFrom: (level: AlertLevel) => void;
}

const capsOf = (kind: AlertKind): readonly AlertCap[] => (neverOff.includes(kind) ? alertLevels : alertCaps);

const KindRow = ({ kind, rules, onRules }: { kind: AlertKind } & Pick<Props, 'rules' | 'onRules'>) => (
  <tr>
    <th scope="row">{alertKindOf[kind].label}</th>
    <td>
      <select
        aria-label={`At most: ${alertKindOf[kind].label}`}
        value={capOf(rules, kind)}
        onChange={({ currentTarget }) => onRules({ ...rules, [kind]: currentTarget.value as AlertCap })}
      >
        {capsOf(kind).map((cap) => (
          <option key={cap} value={cap}>
            {capLabels[cap]}
          </option>
        ))}
      </select>
    </td>
    <td>{alertKindOf[kind].isForTeachers ? 'Desk, and the teacher of the lesson' : 'Desk only'}</td>
  </tr>
);

/** Which suspicions of a machine this school wants to hear, and how loudly. */
export const AlertRulesSection = ({ rules, captureFrom, onRules, onCaptureFrom }: Props) => (
  <section class="card" aria-labelledby="alert-rules-title">
    <h2 id="alert-rules-title">Alerts</h2>
    <p class="quiet-text">
      Devices suspect something from searches, closed pages and ways round the filter, never from what a child
      types elsewhere. A level is how soon somebody should look. Only “Look now” sends a message.
    </p>
    <div class="table-frame" role="region" aria-label="Alerts, table" tabIndex={0}>
      <table class="matrix">
        <caption class="unseen">Which kinds alert, and how high</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">At most</th>
            <th scope="col">Who sees it</th>
          </tr>
        </thead>
        <tbody>
          {alertKinds.map((kind) => (
            <KindRow key={kind} {...{ kind, rules, onRules }} />
          ))}
        </tbody>
      </table>
    </div>
    <label class="alert-capture">
      Take down the minutes before, as set below, from{' '}
      <select
        value={captureFrom}
        onChange={({ currentTarget }) => onCaptureFrom(currentTarget.value as AlertLevel)}
      >
        {alertLevels.map((level) => (
          <option key={level} value={level}>
            {alertLevelLabels[level]}
          </option>
        ))}
      </select>{' '}
      on
    </label>
  </section>
);
