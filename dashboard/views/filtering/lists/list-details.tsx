import { useSignal } from '@preact/signals';
import type { ListProgress, ListSource } from '#shared/api/category-lists.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { addressTrouble, FileField, PlanField, type Categories } from './list-fields.tsx';
import { ListState } from './list-state.tsx';
import { TakenDetails } from './taken-details.tsx';

export interface ListDetailsProps {
  readonly source: ListSource;
  readonly progress: ListProgress | null;
  readonly categories: Categories;
  readonly onClose: () => void;
}

const ReplaceFile = ({ source: { sourceId } }: { source: ListSource }) => {
  const { api, notices } = useDashboard();
  const file = useSignal<File | null>(null);
  return (
    <Form
      name="replace-list"
      submit="Replace"
      isDisabled={file.value === null}
      onSubmit={() => file.peek() && api.uploadList(file.peek() as File, { sourceId })}
      onDone={() => notices.say('good', 'The new file is here and is being read.')}
    >
      <FileField file={file} hint="A newer file takes the place of this one’s content." />
    </Form>
  );
};

const ChangeList = ({ source }: { source: ListSource }) => {
  const { api, notices } = useDashboard();
  const { sourceId } = source;
  const name = useSignal(source.name);
  const address = useSignal(source.address ?? '');
  const error = useSignal<string | null>(null);
  const plan = useSignal(source.plan);
  const send = (): Promise<Result<unknown>> | null => {
    const named = { sourceId, name: name.peek().trim() };
    if (source.address === null) return api.call('changeListSource', named);
    error.value = addressTrouble(address.peek());
    if (error.value !== null) return null;
    const where = { address: address.peek().trim(), plan: plan.peek() };
    return api.call('changeListSource', { ...named, ...where });
  };
  return (
    <Form
      name="change-list"
      submit="Save"
      isDisabled={name.value.trim() === ''}
      onSubmit={send}
      onDone={() => notices.say('good', 'Saved.')}
    >
      <TextField
        label="Name"
        name="listName"
        value={name.value}
        onInput={(value) => (name.value = value)}
        maxLength={120}
      />
      {source.address !== null && (
        <>
          <TextField
            label="Address"
            name="address"
            type="url"
            value={address.value}
            onInput={(value) => (address.value = value)}
            error={error.value}
            maxLength={2_000}
          />
          <PlanField plan={plan} />
        </>
      )}
    </Form>
  );
};

/** Asked twice: its sites open again on every device. */
const RemoveList = ({ source, onClose }: Pick<ListDetailsProps, 'source' | 'onClose'>) => {
  const { api, notices } = useDashboard();
  const isAsking = useSignal(false);
  if (!isAsking.value) {
    return (
      <Button kind="quiet" onClick={() => (isAsking.value = true)}>
        Remove this list…
      </Button>
    );
  }
  return (
    <Form
      name="remove-list"
      submit="Remove"
      kind="danger"
      onSubmit={() => api.call('removeListSource', { sourceId: source.sourceId })}
      onDone={() => {
        notices.say('good', 'The list is removed.');
        onClose();
      }}
      onCancel={() => (isAsking.value = false)}
    >
      <p>Its sites are then no longer in its categories, unless another list has them too.</p>
    </Form>
  );
};

const FetchNow = ({ source: { sourceId }, isBusy }: { source: ListSource; isBusy: boolean }) => {
  const { api, notices } = useDashboard();
  const fetchNow = async () => {
    const result = await api.call('fetchListNow', { sourceId });
    if (!result.ok) notices.say('bad', result.detail);
  };
  return (
    <Button onClick={fetchNow} isBusy={isBusy}>
      Fetch now
    </Button>
  );
};

/** One list: what it gave, and all that can be done about it. */
export const ListDetails = ({ source, progress, categories, onClose }: ListDetailsProps) => {
  const { clock } = useDashboard();
  const { address, checkedAt } = source;
  return (
    <Dialog title={<bdi>{source.name}</bdi>} onClose={onClose} size="wide" name="list-details">
      <div class="list-details">
        <div class="list-column">
          <ListState source={source} progress={progress} />
          <TakenDetails source={source} categories={categories} />
          {checkedAt !== null && (
            <p class="quiet-text">Last looked at: {dayAndTime(checkedAt, clock.now.value)}.</p>
          )}
          {address === null ? (
            <ReplaceFile source={source} />
          ) : (
            <FetchNow source={source} isBusy={progress !== null} />
          )}
        </div>
        <div class="list-column">
          <ChangeList source={source} />
          <RemoveList source={source} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
};
