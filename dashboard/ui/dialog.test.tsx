// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { playDashboard } from '../play-dashboard.tsx';
import { Dialog } from './dialog.tsx';
import { NoticeList } from './notice-list.tsx';

const Scene = ({ isOpen }: { isOpen: boolean }) => (
  <>
    {isOpen && (
      <Dialog title="A dialog" onClose={() => undefined}>
        <p>Words</p>
      </Dialog>
    )}
    <NoticeList on="page" />
  </>
);

test('what is said while a dialog is open is said in it, and stays to be read on the page', async () => {
  const play = playDashboard();
  const { notices } = play.dashboard;
  const saidIn = () => [...play.root.querySelectorAll('.notices')].map(({ textContent }) => textContent);
  await play.show(<Scene isOpen />);
  await act(() => notices.say('good', 'Saved.'));
  expect(play.root.querySelector('dialog .notices')?.textContent).toContain('Saved.');
  expect(saidIn().filter((words) => words.includes('Saved.'))).toHaveLength(1);
  await play.show(<Scene isOpen={false} />);
  expect(saidIn()).toEqual([expect.stringContaining('Saved.')]);
  await play.leave();
});
