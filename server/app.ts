import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import type { Settings } from './config.ts';
import { deploymentEndpoints } from './deployment/deployment-endpoints.ts';
import { PackedExtension } from './deployment/packed-extension.ts';
import { ledgerEndpoints } from './evidence/ledger-endpoints.ts';
import { composeGovernance } from './governance/compose-governance.ts';
import { createWeb } from './http/create-web.ts';
import { OpenConnections } from './http/open-connections.ts';
import { Live } from './live.ts';
import { findPackageRoot } from './package-root.ts';
import type { Parts } from './parts.ts';
import { Accounts } from './people/accounts.ts';
import { AttemptLimits } from './people/attempt-limits.ts';
import { ClassLists } from './people/class-lists.ts';
import { EmergencyCodes } from './people/emergency-codes.ts';
import { emergencyEndpoints } from './people/emergency-endpoints.ts';
import { emergencySessionEndpoints } from './people/emergency-session-endpoints.ts';
import { Invitations } from './people/invitations.ts';
import { peopleEndpoints } from './people/people-endpoints.ts';
import { School } from './people/school.ts';
import { secondFactorEndpoints } from './people/second-factor-endpoints.ts';
import { SecondFactorRules } from './people/second-factor-rules.ts';
import { SecondFactors } from './people/second-factors.ts';
import { Sessions } from './people/sessions.ts';
import { signInEndpoints } from './people/sign-in-endpoints.ts';
import { PrintThread } from './printing/print-thread.ts';
import { StartError } from './start-error.ts';

export interface App {
  /** Not listening yet. */
  readonly server: http.Server | https.Server;
  readonly school: School;
  close(): Promise<void>;
}

/** Puts the server together from its parts, ready to listen. */
export const createApp = async (parts: Parts): Promise<App> => {
  const { settings, keys } = parts;
  const root = findPackageRoot();
  const invitations = new Invitations(parts);
  const school = new School({ ...parts, invitations });
  const accounts = new Accounts({ ...parts, invitations });
  const secondFactors = new SecondFactors(parts);
  const secondFactorRules = new SecondFactorRules({ ...parts, secondFactors });
  const sessions = new Sessions({ ...parts, secondFactorRules });
  const limits = new AttemptLimits();
  const extension = new PackedExtension({ folder: join(root, 'dist/extension'), keys });
  const printer = new PrintThread();
  const live = new Live({ ...parts, sessions, school, printer });
  const { accountNews } = live;
  const emergency = { ...parts, ...live.emergency, accountNews, emergencyCodes: new EmergencyCodes(parts) };
  const governance = composeGovernance({ ...parts, school, printer });
  const handlers = {
    ...signInEndpoints({
      ...parts,
      accounts,
      school,
      sessions,
      limits,
      secondFactors,
      secondFactorRules,
    }),
    ...secondFactorEndpoints({ ...parts, limits, secondFactors, secondFactorRules }),
    ...peopleEndpoints({
      ...parts,
      accounts,
      sessions,
      classLists: new ClassLists(parts),
      accountNews,
      onLeave: (accountId) => live.staffLeft(accountId),
      onPupilsAdded: (added) => live.pupilsAdded(added),
    }),
    ...emergencyEndpoints(emergency),
    ...emergencySessionEndpoints({ ...emergency, accounts, invitations, secondFactors, limits }),
    ...deploymentEndpoints({ ...parts, school, extension }),
    ...ledgerEndpoints(parts),
    ...live.handlers,
    ...governance.handlers,
  };
  const web = createWeb({
    ...parts,
    sessions,
    handlers,
    extension,
    ...governance.files,
    ...live.agreementPages,
    school,
    evidencePicture: live.evidencePicture,
    exportIncidents: live.exportIncidents,
    exportSubject: live.exportSubject,
    takeUpload: (actor, upload) => live.takeUpload(actor, upload),
    indexFiles: live.indexFiles,
    dashboardFolder: join(root, 'dist/dashboard'),
  });
  const server = createServer(settings, web);
  const connections = new OpenConnections(server);
  live.attach(server);
  await live.start();
  return {
    server,
    school,
    close: async () => {
      await live.close();
      sessions.close();
      await printer.close();
      await connections.stop();
      await parts.ledger.settled();
    },
  };
};

const createServer = (settings: Settings, web: http.RequestListener): http.Server | https.Server => {
  if (!settings.tls) return http.createServer(web);
  const cert = readTlsFile('THINKCLICK_TLS_CERT', settings.tls.certFile);
  const key = readTlsFile('THINKCLICK_TLS_KEY', settings.tls.keyFile);
  try {
    return https.createServer({ cert, key, minVersion: 'TLSv1.2' }, web);
  } catch {
    throw new StartError(
      'THINKCLICK_TLS_CERT and THINKCLICK_TLS_KEY must be a PEM certificate and the key that belongs to it.',
    );
  }
};

const readTlsFile = (setting: string, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new StartError(`${setting}: the file ${file} cannot be read.`);
  }
};
