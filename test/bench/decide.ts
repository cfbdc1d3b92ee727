import { starterCategories } from '../../server/filtering/starter-categories/index.ts';
import { compilePolicy, decide, type Subject } from '#shared/policy/decide.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import type { Policy } from '#shared/policy/policy.ts';
import type { BenchGroup } from './harness.ts';

const rounds = 41;
const addressCount = 5_000;

const policy: Policy = {
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: defaultPolicyRules(),
  categories: starterCategories.map(({ id, label, domains }) => ({
    id,
    label,
    isIllegal: id === 'illegal',
    hosts: [...domains],
  })),
};

const subject: Subject = {
  person: {
    kind: 'pupil',
    pupil: { pupilId: 'p1', name: 'Robin Made-up', classId: 'c1', yearGroup: 4, keyStage: 'KS2' },
  },
  lock: null,
  focus: null,
  exceptions: [],
  openings: [{ host: 'opened.test', until: Number.MAX_SAFE_INTEGER }],
};

/** A fixed mix: listed hosts, their subdomains, deep subdomains, and sites that nobody knows. */
const addresses = (hosts: readonly string[]): string[] =>
  Array.from({ length: addressCount }, (_, index) => {
    const host = hosts[(index * 7_919) % hosts.length] ?? 'example.org';
    const names = [host, `www.${host}`, `a.b.c.d.${host}`, `site-${index}.unknown.test`];
    return `https://${names[index % names.length]}/path/${index}?q=word&page=${index % 9}`;
  });

/** What no verdict can do without: reading the address, and asking one Set for the host and each parent. */
const probe = (hosts: ReadonlySet<string>, address: string): boolean => {
  let { hostname } = new URL(address);
  while (hostname.includes('.')) {
    if (hosts.has(hostname)) return true;
    hostname = hostname.slice(hostname.indexOf('.') + 1);
  }
  return false;
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Microseconds for each address. The answers are counted, so that nothing is optimised away. */
const timed = (urls: readonly string[], ask: (url: string) => boolean): number => {
  let answers = 0;
  const start = performance.now();
  for (const url of urls) if (ask(url)) answers += 1;
  const spentMs = performance.now() - start;
  if (answers === 0 || answers === urls.length) throw new Error('The addresses are not mixed.');
  return (spentMs * 1_000) / urls.length;
};

export const decideBench: BenchGroup = {
  name: 'decide',
  run: async (report) => {
    const hosts = policy.categories.flatMap((category) => category.hosts);
    const compiled = compilePolicy(policy, { serverHost: 'thinkclick.school.test' });
    const known = new Set(hosts);
    const urls = addresses(hosts);
    const verdicts: number[] = [];
    const probes: number[] = [];
    // Turn and turn about, so that a busy machine is as unkind to both.
    for (let round = 0; round < rounds; round += 1) {
      verdicts.push(timed(urls, (url) => decide(compiled, subject, url, 0).verdict === 'allow'));
      probes.push(timed(urls, (url) => probe(known, url)));
    }
    report({
      name: 'decide.verdictUs',
      figure: median(verdicts),
      unit: 'µs',
      baseline: 'URL + Set probes alone',
      baselineFigure: median(probes),
      runs: rounds,
    });
  },
};
