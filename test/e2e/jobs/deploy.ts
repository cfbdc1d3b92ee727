import { expect, test } from 'vitest';
import type { Stage } from '../stage.ts';

export const deployTests = (stage: () => Stage): void => {
  test('the update manifest and the packed extension are served without a login', async () => {
    const { extensionId, updateUrl, extensionVersion } = stage().school.deployment;
    const manifest = await (await fetch(updateUrl)).text();
    expect(manifest).toContain(extensionId);
    expect(manifest).toContain(extensionVersion);
    const codebase = /codebase=['"]([^'"]+)['"]/.exec(manifest)?.[1] ?? '';
    const packed = await fetch(codebase);
    expect(packed.headers.get('content-type')).toBe('application/x-chrome-extension');
    expect(
      Buffer.from(await packed.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('Cr24');
  });

  test('the forms for Google Admin and for Linux say the same', () => {
    const { googleAdminJson, linuxJson, extensionId } = stage().school.deployment;
    const google = JSON.parse(googleAdminJson) as Record<string, { Value: string }>;
    const linux = JSON.parse(linuxJson) as {
      '3rdparty': { extensions: Record<string, Record<string, string>> };
    };
    const flat = Object.fromEntries(Object.entries(google).map(([key, { Value }]) => [key, Value]));
    expect(flat).toEqual(linux['3rdparty'].extensions[extensionId]);
  });

  test('devices are listed as healthy once they have policy and state', async () => {
    const devices = await stage().school.staff.admin.do('devices', {});
    expect(devices.map(({ problems }) => problems)).toEqual(devices.map(() => []));
  });
};
