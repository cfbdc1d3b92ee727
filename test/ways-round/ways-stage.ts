import type { PolicyRules } from '#shared/policy/policy.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { createMutant } from './mutant.ts';
import { hosts, startTrapWeb, type TrapWeb } from './trap-web.ts';

/** The school's server and the trap web, shared by the true extension and its mutants. */
export interface WaysStage {
  readonly server: TestServer;
  readonly web: TrapWeb;
  readonly school: School;
  /** The Linux policy with everything that the Deploy page recommends. */
  readonly policyJson: string;
  /** Blocks or opens the `later` hosts on every connected device. */
  setLater(is: 'open' | 'blocked'): Promise<void>;
  /** A pupil with the extension as it is, or with something left out. */
  arrive(
    without: readonly string[],
  ): Promise<{ readonly pupil: EnrolledPupil; readonly close: () => Promise<void> }>;
  close(): Promise<void>;
}

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const wholePolicy = ({ deployment }: School): string => {
  const recommended = deployment.recommended.map(({ policy, value }) => [policy, valueOf(value)]);
  return JSON.stringify({
    ...(JSON.parse(deployment.linuxJson) as object),
    ...Object.fromEntries(recommended),
  });
};

const rulesWith = (rules: PolicyRules, later: 'open' | 'blocked'): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) => {
    if (each.audience.kind !== 'everyone') return each;
    const others = (list: readonly string[]): string[] =>
      list.filter((host) => !Object.values(hosts).includes(host));
    const allowed = [...others(each.allowHosts), hosts.open];
    const blocked = [...others(each.blockHosts), hosts.bad, hosts.nearBad];
    return {
      ...each,
      allowHosts: later === 'open' ? [...allowed, hosts.later] : allowed,
      blockPages: [`start.${hosts.open}/blocked-page`],
      blockHosts: later === 'open' ? blocked : [...blocked, hosts.later],
    };
  }),
});

export const raiseWaysStage = async (): Promise<WaysStage> => {
  const web = await startTrapWeb();
  const server = await startServer();
  const school = await createSchool(server);
  const { filteringManager } = school.staff;
  const setLater = async (is: 'open' | 'blocked'): Promise<void> => {
    const { version, rules } = await filteringManager.do('policy', {});
    await filteringManager.do('publishPolicy', {
      basedOn: version,
      rules: rulesWith(rules, is),
      reason: 'A way round',
    });
    await waitUntil('every device has the policy', async () => {
      const { status } = await filteringManager.do('policy', {});
      return status.version > version && status.applied === status.connected;
    });
  };
  await setLater('open');
  const policyJson = wholePolicy(school);
  const [, ...pupils] = school.yearFour.pupils;
  return {
    server,
    web,
    school,
    policyJson,
    setLater,
    arrive: async (without) => {
      const [first] = pupils;
      if (first === undefined) throw new Error('The made-up class is empty.');
      const mutant = without.length === 0 ? null : await createMutant(policyJson, server.dataFolder, without);
      const linuxJson = mutant?.policyJson ?? policyJson;
      const deployment = { ...school.deployment, linuxJson };
      const pupil = await EnrolledPupil.arrive({ web, school: { ...school, deployment }, pupil: first });
      return {
        pupil,
        close: async () => {
          await pupil.close();
          await mutant?.close();
        },
      };
    },
    close: async () => {
      await server.stop();
      await web.close();
    },
  };
};
