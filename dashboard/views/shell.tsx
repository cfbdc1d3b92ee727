import { Route, Router, useLocation } from 'preact-iso';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';
import { may, type Account } from '../state/session.ts';
import { useTypingAsUse } from '../state/use-typing-as-use.ts';
import { Empty } from '../ui/loaded.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { Page } from '../ui/page.tsx';
import { AccountMenu } from './account-menu.tsx';
import { DiskStrip } from './disk-strip.tsx';
import { EmergencyStrip } from './emergency/emergency-strip.tsx';
import { Mark } from './entrance.tsx';
import { GuestsPage } from './guests/guests-page.tsx';
import { LessonPage } from './lesson/lesson-page.tsx';
import { LessonTimelinePage } from './past-lessons/lesson-timeline-page.tsx';
import { PastLessonsPage } from './past-lessons/past-lessons-page.tsx';
import { ReferralPage } from './referrals/referral-page.tsx';
import { ReferralsPage } from './referrals/referrals-page.tsx';
import { SecondFactorStrip } from './second-factor-strip.tsx';
import { ToldStrip } from './told-strip.tsx';
import { pages, pagesFor } from './pages.ts';

const Navigation = ({ account }: { account: Account }) => {
  const { path } = useLocation();
  const shown = pagesFor(account);
  const current = shown.find((page) => page.isAt(path));
  return (
    <nav class="navigation" aria-label="Main">
      {shown.map((page) => (
        <a key={page.path} href={page.path} aria-current={page === current ? 'page' : undefined}>
          {page.label}
        </a>
      ))}
    </nav>
  );
};

const LostBanner = () => {
  const { connection } = useDashboard();
  const isLost = connection.status.value === 'lost';
  return (
    <div class="banner-place" role="status" data-connection={connection.status.value}>
      {isLost && <p class="banner">Connection lost, trying again…</p>}
    </div>
  );
};

/** After a change of page the new heading is read and the keyboard goes on from there. */
const useFocusOnChange = () => {
  const { path } = useLocation();
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [path]);
};

const NotThere = () => (
  <Page title="Nothing here">
    <Empty title="There is no such page, or it is not for your account">
      <a class="button" href="/">
        Go to the first page
      </a>
    </Empty>
  </Page>
);

/** The first page that this account may see. */
const Home = ({ account }: { account: Account }) => {
  const First = pagesFor(account)[0]?.component ?? NotThere;
  return <First />;
};

export const Shell = ({ account }: { account: Account }) => {
  const { session } = useDashboard();
  useFocusOnChange();
  useTypingAsUse();
  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          <Mark />
          <span>
            <span class="unseen">ThinkClick, </span>
            <bdi>{session.me.value?.schoolName ?? 'ThinkClick'}</bdi>
          </span>
        </a>
        <Navigation account={account} />
        <LostBanner />
        <AccountMenu account={account} />
      </header>
      <div class="strips">
        <DiskStrip />
        {may(account, 'manage-people') && <EmergencyStrip />}
        <ToldStrip />
        <SecondFactorStrip account={account} />
      </div>
      <main id="main" tabIndex={-1}>
        <Router>
          <Route path="/" component={() => <Home account={account} />} />
          {pagesFor(account).map(({ path, route = path, component }) => (
            <Route key={path} path={route} component={component} />
          ))}
          {pages.flatMap(({ below, capability }) =>
            account.capabilities.includes(capability)
              ? (below ?? []).map(({ path, component }) => (
                  <Route key={path} path={path} component={component} />
                ))
              : [],
          )}
          <Route path="/lessons/:lessonId" component={LessonPage} />
          <Route path="/lessons/:lessonId/timeline" component={LessonTimelinePage} />
          <Route path="/referrals" component={ReferralsPage} />
          <Route path="/referrals/:referralId" component={ReferralPage} />
          <Route path="/guests" component={GuestsPage} />
          <Route path="/past-lessons" component={PastLessonsPage} />
          <Route default component={NotThere} />
        </Router>
      </main>
      <NoticeList on="page" />
    </div>
  );
};
