import { expect, test } from 'vitest';
import { deploymentPack } from './deployment-pack.ts';
import { updateManifest } from './update-manifest.ts';

const facts = {
  serverUrl: 'https://think.school.example',
  schoolName: 'St "Bede" \\ Primary',
  enrolmentKey: 'k-1',
  extensionId: 'abcdefghijklmnopabcdefghijklmnop',
  extensionVersion: '0.1.0',
};
const pack = deploymentPack(facts);
const told = { serverUrl: facts.serverUrl, enrolmentKey: 'k-1', schoolName: facts.schoolName };

test('Google Admin gets each value wrapped', () => {
  expect(JSON.parse(pack.googleAdminJson)).toEqual({
    serverUrl: { Value: facts.serverUrl },
    enrolmentKey: { Value: 'k-1' },
    schoolName: { Value: facts.schoolName },
  });
});

test('Linux gets the same flat, with the install from our own address', () => {
  expect(JSON.parse(pack.linuxJson)).toEqual({
    ExtensionSettings: {
      [facts.extensionId]: {
        installation_mode: 'force_installed',
        update_url: 'https://think.school.example/extension/updates.xml',
        override_update_url: true,
        toolbar_pin: 'force_pinned',
      },
    },
    '3rdparty': { extensions: { [facts.extensionId]: told } },
  });
});

test('Edge gets a registry file whose quotes and backslashes are escaped', () => {
  const lines = pack.edgeRegistry.split('\r\n');
  expect(lines[0]).toBe('Windows Registry Editor Version 5.00');
  expect(lines).toContain('"schoolName"="St \\"Bede\\" \\\\ Primary"');
  const settings = lines.find((line) => line.startsWith('"ExtensionSettings"=')) ?? '';
  const text = JSON.parse(settings.slice('"ExtensionSettings"='.length)) as string;
  expect(JSON.parse(text)).toHaveProperty([facts.extensionId, 'installation_mode'], 'force_installed');
});

test('every recommended policy is said once and has its reason; screenshots stay allowed', () => {
  const names = pack.recommended.map(({ policy }) => policy);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(25);
  for (const { policy, why } of pack.recommended) expect(why, policy).toMatch(/^.{20,}\.$/);
  expect(pack.recommended).toContainEqual(
    expect.objectContaining({ policy: 'DisableScreenshots', value: 'false' }),
  );
});

test('the update manifest is escaped', () => {
  const xml = updateManifest({
    ...facts,
    serverUrl: "https://x.example/?a&b'",
    version: '1',
    minimumChromeVersion: '120',
  });
  expect(xml).toContain("codebase='https://x.example/?a&#38;b&#39;/extension/thinkclick.crx' version='1'");
});
