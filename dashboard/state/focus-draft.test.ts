import { expect, test } from 'vitest';
import { focusListSchema, focusOfList } from '#shared/focus-list.ts';
import { madeUpTile } from '../play-dashboard.tsx';
import {
  draftOfPage,
  draftOfSaved,
  emptyDraft,
  itemsOfPupil,
  listOfDraft,
  sitesOfClass,
  withItems,
  withNeeds,
  withTitles,
  withoutItem,
  withWholeSite,
} from './focus-draft.ts';

const item = (url: string, title = '') => ({ url, title, isWholeSite: false });
const tab = (url: string) => ({ tabId: 1, url, title: 'A tab', isActive: false });

test('an address comes in once', () => {
  const draft = withItems(withItems(emptyDraft, [item('https://a.example/')]), [
    item('https://a.example/'),
    item('https://b.example/'),
  ]);
  expect(draft.items.map(({ url }) => url)).toEqual(['https://a.example/', 'https://b.example/']);
  expect(withoutItem(draft, 'https://a.example/').items).toHaveLength(1);
});

test('a page opens alone, or with its whole site', () => {
  const draft = withItems({ ...emptyDraft, name: 'Lava' }, [item('https://www.volcano.example/lava?x=1')]);
  expect(focusOfList(listOfDraft(draft))).toMatchObject({ hosts: [], pages: ['volcano.example/lava?x=1'] });
  const whole = withWholeSite(draft, 'https://www.volcano.example/lava?x=1', true);
  expect(focusOfList(listOfDraft(whole))).toMatchObject({ hosts: ['volcano.example'], pages: [] });
});

test('a list without a name is called after what is on it, and the server takes it', () => {
  const draft = withItems(emptyDraft, [
    item('https://a.example/', 'x'.repeat(120)),
    item('https://b.example/'),
  ]);
  const list = listOfDraft(withNeeds(draft, ['login.example']));
  expect(list.name).toHaveLength(60);
  expect(focusListSchema.safeParse(list).success).toBe(true);
  expect(
    listOfDraft(withItems(emptyDraft, [item('https://a.example/'), item('https://b.example/')])).name,
  ).toBe('a.example and 1 more');
});

test('a list of somebody else’s is copied', () => {
  const saved = {
    name: 'Lava',
    items: [item('https://a.example/')],
    needs: [],
    by: 'Mr Page',
    usedAt: null,
    focusListId: 'f1',
    isShared: true,
  };
  expect(draftOfSaved({ ...saved, isMine: false })).toMatchObject({ focusListId: null, isShared: false });
  expect(draftOfSaved({ ...saved, isMine: true })).toMatchObject({ focusListId: 'f1', isShared: true });
});

test('tabs of one pupil, the one in front first, and only pages of the web', () => {
  const tile = madeUpTile('1', {
    page: { url: 'https://a.example/x', title: 'A' },
    tabs: [tab('https://b.example/'), tab('https://a.example/x'), tab('chrome://newtab/')],
  });
  expect(itemsOfPupil(tile).map(({ url }) => url)).toEqual(['https://a.example/x', 'https://b.example/']);
});

test('sites of the class, those of most pupils first', () => {
  const at = (id: string, url: string) => madeUpTile(id, { page: null, tabs: [tab(url)] });
  const sites = sitesOfClass([
    at('1', 'https://b.example/1'),
    at('2', 'https://www.a.example/1'),
    at('3', 'https://a.example/2'),
  ]);
  expect(sites.map(({ url }) => url)).toEqual(['https://a.example/', 'https://b.example/']);
});

test('a recorded page is called by its title, a sign-in and a page with a name are not', () => {
  const scene = { isReached: true, title: 'Lava', frames: [], hops: [] };
  const page = (url: string, more = {}) => ({ url, scene: { ...scene, ...more }, why: null });
  const draft = withItems(emptyDraft, [
    item('https://a.example/'),
    item('https://b.example/', 'My name'),
    item('https://c.example/'),
  ]);
  const titled = withTitles(draft, [
    page('https://a.example/'),
    page('https://b.example/'),
    page('https://c.example/', { hops: ['login.example'], title: 'Sign in' }),
  ]);
  expect(titled.items.map(({ title }) => title)).toEqual(['Lava', 'My name', '']);
});

test('one page for everybody also comes to the screens', () => {
  expect(draftOfPage('https://a.example/x', 'A')).toMatchObject({
    opensFirst: true,
    items: [{ title: 'A' }],
  });
  expect(draftOfPage('chrome://newtab/', '')).toBeNull();
});

test('a page for everybody is without what a form has put into its address of one pupil', () => {
  const told = draftOfPage('https://owls.example/join?words=[postcode]&page=2', 'Owls');
  expect(told?.items.map(({ url }) => url)).toEqual(['https://owls.example/join?page=2']);
});
