import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import type { SafeguardingPolicy } from '#shared/api/incidents.ts';
import type { Contact } from '#shared/incidents/contacts.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { matrixKinds, steps, type Matrix, type Step } from '#shared/incidents/matrix.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { AlertRulesSection } from '../alerts/alert-rules-section.tsx';
import { DesignatedSwitch } from './designated-switch.tsx';
import { CategorySection, isWithinBounds } from './category-section.tsx';
import { CaptureSection } from './capture-section.tsx';

const columnHeads: Readonly<Record<Step, string>> = {
  'class-teacher': 'Class teacher',
  'head-of-computing': 'Head of computing',
  headteacher: 'Head',
  police: 'Police',
  'technical-support': 'Technical support',
  parents: 'Parents',
  'access-removed': 'Access removed',
  warning: 'Warning',
  'further-sanction': 'Further sanction',
};

const arrows = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] } as const;

/** Arrows go from tick to tick: by Tab alone the last row is 140 keys away. */
const stepCell = (event: TargetedKeyboardEvent<HTMLTableElement>) => {
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.closest('tr');
  const by = Object.hasOwn(arrows, event.key) ? arrows[event.key as keyof typeof arrows] : null;
  if (!cell || !row || by === null) return;
  const next = event.currentTarget.rows[row.rowIndex + by[0]]?.cells[cell.cellIndex + by[1]];
  next?.querySelector('input')?.focus();
  event.preventDefault();
};

const MatrixTable = ({ matrix, onChange }: { matrix: Matrix; onChange: (matrix: Matrix) => void }) => {
  const toggle = (kind: string, step: Step) => {
    const before = matrix[kind] ?? [];
    const after = before.includes(step) ? before.filter((each) => each !== step) : [...before, step];
    onChange({ ...matrix, [kind]: steps.filter((each) => after.includes(each)) });
  };
  return (
    <div class="table-frame" role="region" aria-label="What follows on which incident, table" tabIndex={0}>
      <table class="matrix" onKeyDown={stepCell}>
        <caption class="unseen">What follows on which incident</caption>
        <thead>
          <tr>
            <th scope="col">Incident</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {columnHeads[step]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrixKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{kindOf[kind].label}</th>
              {steps.map((step) => (
                <td key={step}>
                  <label>
                    <input
                      type="checkbox"
                      checked={matrix[kind]?.includes(step) ?? false}
                      onChange={() => toggle(kind, step)}
                    />
                    <span class="unseen">
                      {columnHeads[step]}: {kindOf[kind].label}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const contactFields = [
  ['name', 'Name', 120],
  ['purpose', 'For what', 200],
  ['phone', 'Telephone', 200],
  ['address', 'Web address or mail', 200],
] as const;

const ContactRows = (props: { contacts: readonly Contact[]; onChange: (contacts: Contact[]) => void }) => {
  const { contacts, onChange } = props;
  const set = (at: number, change: Partial<Contact>) =>
    onChange(contacts.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return (
    <>
      <ol class="contact-rows">
        {contacts.map((contact, place) => (
          <li key={place}>
            {contactFields.map(([field, label, maxLength]) => (
              <input
                key={field}
                aria-label={`${label} of contact ${place + 1}`}
                placeholder={label}
                value={contact[field]}
                maxLength={maxLength}
                onInput={(event) => set(place, { [field]: event.currentTarget.value })}
              />
            ))}
            <Button
              kind="quiet"
              label={`Take out contact ${place + 1}`}
              onClick={() => onChange(contacts.filter((_each, at) => at !== place))}
            >
              Take out
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={() => onChange([...contacts, { name: '', purpose: '', phone: '', address: '' }])}>
        Add a contact
      </Button>
    </>
  );
};

const PolicyForm = ({ policy }: { policy: SafeguardingPolicy }) => {
  const { api, notices } = useDashboard();
  const edited = useSignal<SafeguardingPolicy>(policy);
  const isEdited = useSignal(false);
  const edit = (change: Partial<SafeguardingPolicy>) => {
    edited.value = { ...edited.peek(), ...change };
    isEdited.value = true;
  };
  const { matrix, categories, contacts, capture, alerts, captureAlertsFrom } = edited.value;
  const isWhole = contacts.every(({ name }) => name.trim() !== '');
  return (
    <Form
      name="safeguarding-policy"
      submit="Save"
      isDisabled={!isWhole || !isWithinBounds(categories) || !isEdited.value}
      onSubmit={() => api.call('saveSafeguardingPolicy', edited.peek())}
      onDone={() => {
        isEdited.value = false;
        notices.say(
          'good',
          'The policy is saved. It fills the checklist and the proposals of every incident from now on.',
        );
      }}
    >
      <section class="card" aria-labelledby="matrix-title">
        <h2 id="matrix-title">What follows on which incident</h2>
        <p class="quiet-text">
          Each tick becomes a line of the incident’s checklist, to be done or to be decided against with a
          reason.
        </p>
        <MatrixTable matrix={matrix} onChange={(next) => edit({ matrix: next })} />
      </section>
      <CategorySection categories={categories} onChange={(next) => edit({ categories: next })} />
      <AlertRulesSection
        rules={alerts}
        captureFrom={captureAlertsFrom}
        onRules={(next) => edit({ alerts: next })}
        onCaptureFrom={(next) => edit({ captureAlertsFrom: next })}
      />
      <CaptureSection capture={capture} onChange={(next) => edit({ capture: next })} />
      <section class="card" aria-labelledby="contacts-title">
        <h2 id="contacts-title">Help from outside</h2>
        <p class="quiet-text">Shown on every incident. Add those of your local authority.</p>
        <ContactRows contacts={contacts} onChange={(next) => edit({ contacts: next })} />
        {!isWhole && <p class="error">Every contact needs a name.</p>}
      </section>
    </Form>
  );
};

/** The school's matrix and its contacts, as configuration. */
export const SafeguardingPolicyPage = () => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('safeguardingPolicy', {}));
  return (
    <Page title="Safeguarding policy and contacts" intro={<a href="/incidents">The desk</a>}>
      <Loaded resource={resource} what="the policy">
        {(policy) => <PolicyForm policy={policy} />}
      </Loaded>
      <DesignatedSwitch />
    </Page>
  );
};
