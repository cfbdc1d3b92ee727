import { useSignal } from '@preact/signals';
import type { Deployment } from '#shared/api/devices.ts';
import { Choice } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

const forms = {
  google: {
    label: 'Google Admin',
    field: 'googleAdminJson',
    where:
      'Devices › Chrome › Apps & extensions › Users & browsers: choose the pupils’ unit, + › Add by ID › From a custom URL with the ID and update address above › Force install and pin. Then paste this under Policy for extensions.',
  },
  linux: {
    label: 'Linux',
    field: 'linuxJson',
    where:
      'Save as thinkclick.json in /etc/opt/chrome/policies/managed (Chromium: /etc/chromium/policies/managed).',
  },
  edge: {
    label: 'Edge on Windows',
    field: 'edgeRegistry',
    where: 'Save as thinkclick.reg and import it, or spread it by group policy.',
  },
} as const;
type FormName = keyof typeof forms;
const formNames = Object.keys(forms) as FormName[];

/** The same policy in the form that each console wants. */
export const PolicyTexts = ({ deployment }: { deployment: Deployment }) => {
  const form = useSignal<FormName>('google');
  const { label, field, where } = forms[form.value];
  const text = deployment[field];
  return (
    <section class="card" aria-labelledby="texts-title" data-deploy={field}>
      <div class="card-head">
        <h2 id="texts-title">Policy to paste</h2>
        <Choice
          legend="For"
          isLegendHidden
          value={form.value}
          onChange={(value) => (form.value = value)}
          options={formNames.map((value) => ({ value, label: forms[value].label }))}
        />
      </div>
      <p>{where}</p>
      <div class="policy-text">
        <pre tabIndex={0} role="region" aria-label={`Policy for ${label}`}>
          {text}
        </pre>
        <CopyButton key={field} text={text} what={`policy for ${label}`} />
      </div>
    </section>
  );
};
