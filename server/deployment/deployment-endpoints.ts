import { failure, success } from '#shared/result.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Keys } from '../keys.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import type { School } from '../people/school.ts';
import { deploymentPack } from './deployment-pack.ts';
import type { PackedExtension } from './packed-extension.ts';

export const deploymentEndpoints = (parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly school: School;
  readonly extension: PackedExtension;
  readonly settings: Pick<Settings, 'url'>;
  readonly keys: Pick<Keys, 'extensionId' | 'enrolmentKey'>;
}): Pick<Handlers, 'deployment'> => ({
  deployment: async (_request, { actor }) => {
    const refusal = await askMay(parts, actor, 'deploy', {}, 'deployment');
    if (refusal) return refusal;
    const packed = parts.extension.read();
    if (!packed) return failure('failed', 'The extension is not built yet: run "npm run build".');
    const { extensionId, enrolmentKey } = parts.keys;
    const schoolName = (await parts.school.name()) ?? '';
    const serverUrl = parts.settings.url;
    return success(
      deploymentPack({ serverUrl, schoolName, enrolmentKey, extensionId, extensionVersion: packed.version }),
    );
  },
});
