import { useEffect } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';

/** Well within the shortest time after which the server ends a session that nobody uses. */
const tellEveryMs = 30_000;

/**
 * Who writes for long is at work, though nothing is sent meanwhile. The server hears of it: else it would take the session for
 * unused and end it, and what is written would be gone.
 */
export const useTypingAsUse = (): void => {
  const { api } = useDashboard();
  useEffect(() => {
    let toldAt = Date.now();
    const tell = () => {
      if (Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      void api.call('me', {});
    };
    addEventListener('input', tell);
    return () => removeEventListener('input', tell);
  }, []);
};
