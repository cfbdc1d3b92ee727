import { suspectSearch } from '../../extension/alerts/suspect-search.ts';
import { ordinarySearches } from '../support/alert-searches-ordinary.ts';
import { seriousSearches, type SeriousSearch } from '../support/alert-searches-serious.ts';
import { unseenOrdinarySearches, unseenSeriousSearches } from '../support/alert-searches-unseen.ts';
import type { BenchGroup } from './harness.ts';

const rounds = 20;

/** What a list of bare words would do, as many filters have one: each is looked for anywhere. */
const bareWords =
  /suicid|kill|die|dead|cut|harm|gun|knife|bomb|weed|drug|drunk|vape|porn|sex|nude|naked|nazi|isis|terror|bet|casino|proxy|vpn|unblock|hit|hurt|secret|stranger/;

type Judge = (words: string) => boolean;
const ours: Judge = (words) => suspectSearch(words) !== null;
const bare: Judge = (words) => bareWords.test(words.toLowerCase());

const count = (searches: readonly string[], judge: Judge): number => searches.filter(judge).length;
const recognised = (searches: readonly SeriousSearch[]): number =>
  searches.filter(([words, kind]) => suspectSearch(words)?.about === kind).length;
const wordsOf = (searches: readonly SeriousSearch[]): string[] => searches.map(([words]) => words);

const microseconds = (judge: Judge): number => {
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1) count(ordinarySearches, judge);
  return ((performance.now() - startedAt) * 1_000) / (rounds * ordinarySearches.length);
};

/** Searches of primary school children, ordinary and serious, beside a plain list of words. */
export const alertsBench: BenchGroup = {
  name: 'alerts',
  run: async (report) => {
    const baseline = 'a list of bare words';
    const line = (name: string, unit: string, figure: number, baselineFigure: number, runs = 1): void =>
      report({ name, figure, unit, baseline, baselineFigure, runs });
    const ordinary = `of ${ordinarySearches.length} ordinary searches`;
    line('alerts.falseAlarms', ordinary, count(ordinarySearches, ours), count(ordinarySearches, bare));
    const serious = `of ${seriousSearches.length} serious searches, by kind`;
    line('alerts.recognised', serious, recognised(seriousSearches), count(wordsOf(seriousSearches), bare));
    const [newOrdinary, newSerious] = [unseenOrdinarySearches, unseenSeriousSearches];
    const unmet = `of ${newOrdinary.length} ordinary searches that the list has not met`;
    line('alerts.unseenFalseAlarms', unmet, count(newOrdinary, ours), count(newOrdinary, bare));
    const unmetSerious = `of ${newSerious.length} serious searches that the list has not met, by kind`;
    line('alerts.unseenRecognised', unmetSerious, recognised(newSerious), count(wordsOf(newSerious), bare));
    line('alerts.searchUs', 'µs a search', microseconds(ours), microseconds(bare), rounds);
  },
};
