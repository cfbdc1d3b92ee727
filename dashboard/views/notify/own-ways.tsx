import { useSignal } from '@preact/signals';
import type { NotifySettings } from '#shared/api/notify.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { browserName, pushState, subscribeBrowser } from '../../state/this-browser.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';

export interface OwnWaysProps {
  readonly own: NonNullable<NotifySettings['own']>;
  readonly settings: NotifySettings;
  readonly onChange: () => unknown;
}

const isOff = ({ channels }: NotifySettings, name: 'mail' | 'push'): boolean =>
  channels.find(({ channel }) => channel === name)?.state === 'off';

const useDo = (onChange: () => unknown) => {
  const { notices } = useDashboard();
  return async (what: string, doing: Promise<Result<unknown>>) => {
    const result = await doing;
    if (!result.ok) notices.say('bad', `${what}: ${result.detail}`);
    await onChange();
    return result.ok;
  };
};

const OwnMail = ({ own, settings, onChange }: OwnWaysProps) => {
  const { api, session } = useDashboard();
  const doIt = useDo(onChange);
  return (
    <div>
      <label class="check-line">
        <input
          type="checkbox"
          name="byMail"
          checked={own.byMail}
          onChange={(event) =>
            void doIt('Not changed', api.call('saveOwnMail', { byMail: event.currentTarget.checked }))
          }
        />
        <span>
          Send me mail at <bdi class="breaks">{session.account.value?.email}</bdi>
        </span>
      </label>
      {isOff(settings, 'mail') && <p class="hint">Mail is not set up yet, so nothing is sent.</p>}
    </div>
  );
};

const pushHints = {
  possible: null,
  blocked:
    'This browser was told not to show messages. Change that beside its address bar, then load this page again.',
  impossible: 'This browser cannot show messages. Use Chrome, Edge, Firefox or Safari over https.',
} as const;

const AddBrowser = ({ settings, onChange }: OwnWaysProps) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const state = pushState();
  const add = async () => {
    isBusy.value = true;
    const subscribed = await subscribeBrowser(settings.pushKey);
    const browser = browserName(navigator.userAgent);
    const result = subscribed.ok
      ? await api.call('addBrowser', { ...subscribed.value, browser })
      : subscribed;
    isBusy.value = false;
    notices.say(result.ok ? 'good' : 'bad', result.ok ? 'This browser will tell you.' : result.detail);
    await onChange();
  };
  return (
    <>
      <Button icon="plus" onClick={add} isBusy={isBusy.value} isDisabled={state !== 'possible'}>
        Tell me in this browser
      </Button>
      {pushHints[state] !== null && <p class="hint">{pushHints[state]}</p>}
    </>
  );
};

const OwnBrowsers = (props: OwnWaysProps) => {
  const { own, settings, onChange } = props;
  const { api } = useDashboard();
  const doIt = useDo(onChange);
  return (
    <div>
      {own.browsers.length > 0 && (
        <ul class="own-browsers">
          {own.browsers.map(({ subscriptionId, browser, addedAt }) => (
            <li key={subscriptionId}>
              <bdi>{browser}</bdi> <span class="quiet-text">since {calendarDay(addedAt)}</span>
              <Button
                kind="quiet"
                label={`Remove ${browser}`}
                onClick={() => doIt('Not removed', api.call('removeBrowser', { subscriptionId }))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddBrowser {...props} />
      {isOff(settings, 'push') && (
        <p class="hint">Messages in browsers are switched off for the school, so nothing is sent yet.</p>
      )}
    </div>
  );
};

/** How the person who looks is told; a choice for each. */
export const OwnWays = (props: OwnWaysProps) => (
  <section class="card" aria-labelledby="own-ways-title">
    <h2 id="own-ways-title">How you are told</h2>
    <div class="two-columns">
      <OwnMail {...props} />
      <OwnBrowsers {...props} />
    </div>
  </section>
);
