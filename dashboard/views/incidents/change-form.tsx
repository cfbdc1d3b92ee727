import type { ComponentChildren } from 'preact';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from './use-confirmed.tsx';

export interface ChangeFormProps {
  readonly name: string;
  readonly incidentIds: readonly string[];
  /** Null: something is missing, and the form says what. */
  readonly change: () => IncidentChange | null;
  readonly submit: string;
  /** Said when it is done. */
  readonly said: string;
  readonly onDone: () => unknown;
  readonly onCancel?: () => void;
  readonly isDisabled?: boolean;
  readonly children: ComponentChildren;
}

/** One change to one incident or to several, all or none; asks for the password again where it must. */
export const ChangeForm = (props: ChangeFormProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const send = () => {
    const change = props.change();
    if (change === null) return null;
    return ask(() => api.call('changeIncidents', { incidentIds: [...props.incidentIds], change }));
  };
  return (
    <>
      <Form
        name={props.name}
        submit={props.submit}
        isDisabled={props.isDisabled ?? false}
        onSubmit={send}
        onDone={() => {
          notices.say('good', props.said);
          props.onDone();
        }}
        onCancel={props.onCancel}
      >
        {props.children}
      </Form>
      {dialog}
    </>
  );
};
