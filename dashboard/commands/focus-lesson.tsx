import { useSignal, type Signal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { SavedFocusList } from '#shared/api/focus.ts';
import { success } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';
import { hostOf } from '../state/address.ts';
import { draftOfSaved, emptyDraft, listOfDraft, type FocusDraft } from '../state/focus-draft.ts';
import { clockTime } from '../state/when.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { fewOf } from './contents.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { AddAddresses } from './focus/add-addresses.tsx';
import { FocusBoardContext } from './focus/focus-board.ts';
import { ListEditor } from './focus/list-editor.tsx';
import { SavedLists, useSavedLists } from './focus/saved-lists.tsx';
import { SceneCheck } from './focus/scene-check.tsx';
import { ReasonField, reasonIn } from './lease-fields.tsx';

type FocusFormProps = CommandFormProps<'focus-lesson'>;

/** Starts a focus, and brings its first page to the screens where that is asked for. */
const useStart = ({ onSend }: FocusFormProps, reason: Signal<string>) => {
  const { api } = useDashboard();
  return async (draft: FocusDraft, focusListId: string | null) => {
    const [first] = draft.opensFirst ? draft.items : [];
    const next = first && ({ name: 'open-page', args: { url: first.url } } as const);
    await onSend({ ...listOfDraft(draft), ...reasonIn(reason) }, next);
    if (focusListId !== null) await api.call('noteFocusListUsed', { focusListId });
  };
};

const FocusForm = (props: FocusFormProps) => {
  const { draft } = useContext(FocusBoardContext);
  const saved = useSavedLists();
  const reason = useSignal('');
  const start = useStart(props, reason);
  const startSaved = (list: SavedFocusList) => void start(draftOfSaved(list), list.focusListId);
  const startDraft = async () => {
    const made = draft.peek();
    draft.value = emptyDraft;
    await start(made, made.focusListId);
    return success(null);
  };
  return (
    <>
      <p class="focus-for">
        For <strong>{props.audience}</strong>, until the lesson ends at {clockTime(props.lessonEndsAt)} or you
        end it. Other pages are kept and come back.
      </p>
      <SavedLists
        resource={saved}
        onStart={startSaved}
        onEdit={(list) => (draft.value = draftOfSaved(list))}
      />
      <Form
        onSubmit={startDraft}
        onCancel={props.onCancel}
        submit="Start focus"
        isDisabled={draft.value.items.length === 0}
        name="focus-lesson"
      >
        <h3>{draft.value.focusListId === null ? 'A new list' : 'Change a list'}</h3>
        <AddAddresses draft={draft} tiles={props.targets} />
        <ListEditor draft={draft} />
        <SceneCheck lessonId={props.lessonId} draft={draft} tiles={props.targets} />
        <NameAndKeep onSaved={saved.reload} />
        <ReasonField reason={reason} />
      </Form>
    </>
  );
};

const NameAndKeep = ({ onSaved }: { onSaved: () => Promise<void> }) => {
  const { api } = useDashboard();
  const { draft } = useContext(FocusBoardContext);
  const said = useSignal('');
  const { name, items, isShared, opensFirst, focusListId } = draft.value;
  const keep = async () => {
    const list = listOfDraft(draft.peek());
    const owned = focusListId === null ? {} : { focusListId };
    const result = await api.call('saveFocusList', { ...list, isShared, ...owned });
    said.value = result.ok ? `Kept as “${list.name}”.` : result.detail;
    if (!result.ok) return;
    draft.value = { ...draft.peek(), name: list.name, focusListId: result.value.focusListId };
    await onSaved();
  };
  return (
    <div class="focus-part">
      <TextField
        label="What pupils read: “Now we are on: …”"
        name="focus-name"
        value={name}
        onInput={(value) => (draft.value = { ...draft.peek(), name: value })}
        maxLength={60}
        isRequired={false}
        placeholder="Volcanoes"
      />
      <div class="focus-keep">
        <label class="focus-whole">
          <input
            type="checkbox"
            name="opens-first"
            checked={opensFirst}
            onChange={(event) => (draft.value = { ...draft.peek(), opensFirst: event.currentTarget.checked })}
          />
          Also open the first page on their screens
        </label>
        <label class="focus-whole">
          <input
            type="checkbox"
            name="is-shared"
            checked={isShared}
            onChange={(event) => (draft.value = { ...draft.peek(), isShared: event.currentTarget.checked })}
          />
          Share with the school
        </label>
        <Button onClick={keep} isDisabled={items.length === 0}>
          Keep list
        </Button>
      </div>
      <p role="status" class="quiet-text">
        {said.value}
      </p>
    </div>
  );
};

export const focusLesson: DashboardCommand<'focus-lesson'> = {
  name: 'focus-lesson',
  label: 'Focus…',
  icon: 'target',
  shortcut: 'f',
  words: { done: 'in focus', notDone: 'not in focus', waits: 'will be in focus when back' },
  inWords: ({ name, items }) => `Focus on ${name}: ${fewOf(items.map(({ url }) => hostOf(url)))}`,
  isMeantForAll: true,
  start: { kind: 'ask', title: 'Focus on a list of pages', size: 'wide', Form: FocusForm },
};
