import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Tile } from '#shared/class-snapshot.ts';
import { siteOf } from '#shared/focus-list.ts';
import type { Page } from '#shared/page.ts';
import type { Tab } from '#shared/presence.ts';
import { CloseOneTabForm } from '../../commands/close-tab.tsx';
import type { GivenOrders } from '../../commands/given-orders.ts';
import { useSend } from '../../commands/use-send.ts';
import { hostOf } from '../../state/address.ts';
import { Dialog } from '../../ui/dialog.tsx';

export interface TabListProps {
  readonly lessonId: string;
  readonly tile: Tile;
  /** What became of commands for this pupil. */
  readonly orders: Signal<GivenOrders>;
  readonly everyoneOn: (page: Page) => void;
}

/** The tabs of one pupil, and what can be done with each. */
export const TabList = ({ lessonId, tile, orders, everyoneOn }: TabListProps) => {
  const send = useSend({ lessonId, targets: [tile] }, orders);
  const closing = useSignal<Tab | null>(null);
  const leave = () => (closing.value = null);
  return (
    <section class="panel-part" aria-labelledby="tabs-title">
      <h3 id="tabs-title">
        Tabs <span class="count">{tile.tabs.length}</span>
      </h3>
      {tile.tabs.length === 0 && <p class="quiet-text">No tabs are known.</p>}
      <ul class="tab-list">
        {tile.tabs.map((tab) => (
          <TabLine
            key={tab.tabId}
            tab={tab}
            everyoneOn={everyoneOn}
            onShow={({ tabId, url }) => void send('show-tab', { tabId, url })}
            onClose={() => (closing.value = tab)}
          />
        ))}
      </ul>
      {closing.value !== null && (
        <Dialog title="Close this tab" name="close-one-tab" onClose={leave}>
          <CloseOneTabForm
            tab={closing.value}
            audience={tile.name}
            onCancel={leave}
            onSend={(args) => {
              leave();
              return send('close-tab', args);
            }}
          />
        </Dialog>
      )}
    </section>
  );
};

interface TabLineProps extends Pick<TabListProps, 'everyoneOn'> {
  readonly tab: Tab;
  readonly onShow: (tab: Tab) => void;
  readonly onClose: () => void;
}

const TabLine = ({ tab, everyoneOn, onShow, onClose }: TabLineProps) => {
  const { url, title, isActive } = tab;
  const name = title || hostOf(url);
  const button = (words: ComponentChildren, onPress: () => void) => (
    <button class="link" type="button" onClick={onPress}>
      {words}
      <span class="unseen"> {name}</span>
    </button>
  );
  return (
    <li data-active={isActive} title={url}>
      <bdi class="line-title">{name}</bdi>
      <span class="line-host">
        {isActive && <strong>In front · </strong>}
        <bdi>{hostOf(url)}</bdi>
      </span>
      <span class="tab-actions">
        {isOfWeb(url) && !isActive && button('To front', () => onShow(tab))}
        {isOfWeb(url) && button('Close…', onClose)}
        {siteOf(url) !== null && button('Everyone on this page…', () => everyoneOn({ url, title }))}
      </span>
    </li>
  );
};

const isOfWeb = (url: string): boolean => /^https?:/.test(url);
