import { browser, forgetLeftPages } from '../browser.ts';
import { firmTabs } from '../chromium/firm-tabs.ts';
import { openTabs } from '../chromium/open-tabs.ts';
import { LeftPages } from '../enforce/left-pages.ts';
import { tabControl } from '../chromium/tab-control.ts';
import { OpenConnections } from '../enforce/open-connections.ts';
import { Openings } from '../enforce/openings.ts';
import { Protection } from '../enforce/protection.ts';
import { createMemory } from '../memory.ts';
import { FullIndexKeeper } from '../full-index-keeper.ts';
import { KeptFiles } from '../kept-files.ts';
import { RulesFloorKeeper } from '../rules-floor-keeper.ts';
import { fetchFromServer } from '../fetch-from-server.ts';
import { OwnPages } from '../own-pages.ts';
import { createPupilSpeech } from '../pupil-language.ts';
import { ServerClock } from '../server-clock.ts';

/** What every other part stands on. */
export const createGround = () => {
  const now = Date.now;
  const pages = new OwnPages({ root: browser.runtime.getURL('') });
  const memory = createMemory({ local: browser.storage.local, session: browser.storage.session });
  const serverClock = new ServerClock({ memory, now, uptimeMs: () => performance.now() });
  const protection = new Protection({ memory, serverClock, pages });
  const openings = new Openings({ memory });
  const connections = new OpenConnections();
  const leftPages = new LeftPages({ memory, pages, protection, tabs: openTabs, forget: forgetLeftPages });
  const files = { files: new KeptFiles('full-index'), fetchFile: fetchFromServer(memory) };
  const fullIndex = new FullIndexKeeper(files);
  const rulesFloor = new RulesFloorKeeper(files);
  return {
    now,
    pages,
    memory,
    serverClock,
    protection,
    pupilSpeech: createPupilSpeech({ memory, protection }),
    openings,
    fullIndex,
    rulesFloor,
    tabs: openTabs,
    tabControl,
    firmTabs,
    connections,
    leftPages,
  };
};

export type Ground = ReturnType<typeof createGround>;
