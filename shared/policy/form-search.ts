import { hostAndParents, parseAddress } from './address.ts';
import { engineAt, isForced, isSentAway } from './safe-search.ts';
import type { Setting } from './search-engine.ts';
import { changeAddress, formPattern } from './search-pages.ts';

/** The fields of a form as the browser tells of them: a list of values for each name. */
export type FormFields = Readonly<Record<string, unknown>>;

/**
 * The same search as an address, for one that is sent as a form: there neither its words nor its settings can be judged or
 * made strict. Null where a form is no search. Without words it is the engine's page alone.
 */
export const searchOfForm = (url: string, fields: FormFields, safeEngine: string): string | null => {
  const address = parseAddress(url);
  const engine = address && engineAt(hostAndParents(address.host));
  if (address === null || engine === null) return null;
  const isSearch = isForced(engine)
    ? new RegExp(formPattern(engine), 'i').test(address.href)
    : isSentAway(engine, safeEngine);
  if (!isSearch) return null;
  const words = engine.wordNames.flatMap((name): Setting[] => {
    const value: unknown = [fields[name]].flat()[0];
    return typeof value === 'string' ? [[name, value.slice(0, maxWordsLength)]] : [];
  });
  return changeAddress(address, { settings: words, remove: [] });
};

/** As much as an address can carry in practice. */
const maxWordsLength = 1_000;
