import type { ComponentChildren } from 'preact';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { success, type Result } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from './use-confirmed.tsx';

export interface ChangeFormProps {
  readonly name: string;
  /** May be none, where it is about alerts alone. */
  readonly incidentIds: readonly string[];
  /** Null: something is missing, and the form says what. */
  readonly change: () => IncidentChange | null;
  /** What is done with alerts before: where one of them refuses it, nothing is changed. */
  readonly alertsFirst?: () => Promise<Result<unknown>>;
  readonly submit: string;
  /** Said when it is done. */
  readonly said: string;
  /** With whether anybody may read them from now on. */
  readonly onDone: (hasReader: boolean) => unknown;
  readonly onCancel?: () => void;
  readonly isDisabled?: boolean;
  readonly children: ComponentChildren;
}

/**
 * One change to one incident or to several, all or none; asks for the password again where it must. What fails half-way may
 * be sent again: the server writes nothing twice.
 */
export const ChangeForm = (props: ChangeFormProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const send = () => {
    const change = props.change();
    if (change === null) return null;
    return ask(() => changeAll(change));
  };
  const changeAll = async (change: IncidentChange): Promise<Result<{ hasReader: boolean }>> => {
    const incidentIds = [...props.incidentIds];
    const alerts = props.alertsFirst ? await props.alertsFirst() : success({});
    if (!alerts.ok) return alerts;
    if (incidentIds.length === 0) return success({ hasReader: true });
    return api.call('changeIncidents', { incidentIds, change });
  };
  return (
    <>
      <Form
        name={props.name}
        submit={props.submit}
        isDisabled={props.isDisabled ?? false}
        onSubmit={send}
        onDone={({ hasReader }) => {
          notices.say('good', props.said);
          props.onDone(hasReader);
        }}
        onCancel={props.onCancel}
      >
        {props.children}
      </Form>
      {dialog}
    </>
  );
};
