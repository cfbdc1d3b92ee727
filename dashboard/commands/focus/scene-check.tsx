import { useSignal, type Signal } from '@preact/signals';
import { maxFocusNeeds, type FocusItem, type FocusList } from '#shared/focus-list.ts';
import type { Failure } from '#shared/result.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import type { Api } from '../../api.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { withNeeds, withTitles, type FocusDraft } from '../../state/focus-draft.ts';
import {
  joinScenes,
  missingHosts,
  sceneFindings,
  type RecordedPage,
  type SceneLine,
} from '../../state/scene-findings.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

export interface SceneCheckProps {
  readonly lessonId: string;
  readonly draft: Signal<FocusDraft>;
  readonly tiles: readonly Tile[];
}

const noDevice = '';

interface Recording {
  readonly lessonId: string;
  readonly deviceId: string;
  readonly isAttended: boolean;
}

/** A sign-in may lead from one site to the next; each is let through at the next try. */
const mostTries = 4;

const recordPage = async (
  api: Api,
  recording: Recording,
  { url }: FocusItem,
  list: FocusList,
): Promise<RecordedPage> => {
  let known: readonly string[] = list.needs;
  let page: RecordedPage = { url, scene: null, why: null };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const needs = known.slice(0, maxFocusNeeds);
    const scene = await api.call('recordScene', { ...recording, url, needs });
    if (!scene.ok) return { url, scene: null, why: scene.detail };
    page = { url, scene: joinScenes(page.scene, scene.value), why: null };
    const more = missingHosts({ ...list, needs: [...known] }, [page]);
    if (scene.value.isReached || more.length === 0) return page;
    known = [...known, ...more];
  }
  return page;
};

/** One page after the other on the chosen device, then the policy is asked; the needs found go on the list. */
const useCheck = ({ lessonId, draft }: SceneCheckProps) => {
  const { api } = useDashboard();
  const progress = useSignal<string | null>(null);
  const lines = useSignal<readonly SceneLine[]>([]);
  const visit = async (deviceId: string, isAttended: boolean): Promise<RecordedPage[]> => {
    const pages: RecordedPage[] = [];
    const list = draft.peek();
    const { items } = list;
    for (const [index, item] of items.entries()) {
      progress.value = `Visiting ${index + 1} of ${items.length}…`;
      pages.push(await recordPage(api, { lessonId, deviceId, isAttended }, item, list));
    }
    return pages;
  };
  const check = async (deviceId: string, isAttended: boolean) => {
    lines.value = [];
    const pages = deviceId === noDevice ? [] : await visit(deviceId, isAttended);
    progress.value = 'Asking the policy…';
    const list = draft.peek();
    const needs = [...list.needs, ...missingHosts(list, pages)];
    const answer = await api.call('checkFocus', { lessonId, items: [...list.items], needs });
    progress.value = null;
    if (!answer.ok) {
      lines.value = [failed(answer)];
      return;
    }
    const findings = sceneFindings(list, pages, answer.value);
    draft.value = withNeeds(withTitles(draft.peek(), pages), findings.needs);
    lines.value = findings.lines;
  };
  return { progress, lines, check };
};

const failed = ({ detail }: Failure): SceneLine => ({ kind: 'bad', text: detail });

const isThere = ({ deviceId, state }: Tile): boolean =>
  deviceId !== null && state !== 'away' && state !== 'silent';

const useOwnDevices = () => {
  const { api } = useDashboard();
  return useResource(() => api.call('ownDevices', {})).state.value.value ?? [];
};

/** Tries the list before a class does. */
export const SceneCheck = (props: SceneCheckProps) => {
  const { tiles, draft } = props;
  const deviceId = useSignal(noDevice);
  const isAttended = useSignal(false);
  const { progress, lines, check } = useCheck(props);
  const own = useOwnDevices();
  const isEmpty = draft.value.items.length === 0;
  return (
    <section class="focus-part" aria-labelledby="scene-check-title">
      <h3 id="scene-check-title">Will it work?</h3>
      <Field
        label="Visit the pages on"
        hint="This page cannot see what others need. A computer with ThinkClick can, your own or one of the lesson: it opens each page once in a small window."
      >
        {(ids) => (
          <select
            {...ids}
            name="scene-device"
            value={deviceId.value}
            onChange={(event) => (deviceId.value = event.currentTarget.value)}
          >
            <option value={noDevice}>No computer: only ask the policy</option>
            {own.map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                My computer ({device.name})
              </option>
            ))}
            {tiles.filter(isThere).map((tile) => (
              <option key={tile.pupilId} value={tile.deviceId ?? noDevice}>
                The computer of {tile.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {deviceId.value !== noDevice && (
        <label class="focus-whole">
          <input
            type="checkbox"
            name="attended"
            checked={isAttended.value}
            onChange={(event) => (isAttended.value = event.currentTarget.checked)}
          />
          I sign in there: each page waits until I close it (2 minutes at most)
        </label>
      )}
      <Button
        icon="eye"
        isBusy={progress.value !== null}
        isDisabled={isEmpty}
        onClick={() => check(deviceId.peek(), isAttended.peek())}
      >
        {progress.value ?? 'Check the list'}
      </Button>
      <div role="status" data-scene-lines>
        <ul class="scene-lines">
          {lines.value.map(({ kind, text }) => (
            <li key={text} data-kind={kind}>
              <Icon name={kind === 'good' ? 'check' : 'silent'} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
