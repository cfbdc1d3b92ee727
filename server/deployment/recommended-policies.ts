import type { Deployment } from '#shared/api/devices.ts';

type Recommended = Deployment['recommended'];
const policy = (name: string, value: unknown, why: string): Recommended[number] => ({
  policy: name,
  value: typeof value === 'string' ? value : JSON.stringify(value),
  why,
});

/** Addresses that Chrome itself must refuse: they go round an extension or switch it off. */
const blockedAddresses = [
  'javascript://*',
  'data:*',
  'view-source:*',
  'file://*',
  'chrome://flags',
  'chrome://extensions',
  'chrome://net-export',
  'chrome://kill',
  'chrome://hang',
  'chrome://inspect',
  'chrome://serviceworker-internals',
  'chrome://extensions-internals',
  'chrome://net-internals',
  'chrome://restart',
  'chrome://quit',
  'chrome-untrusted://crosh',
  'chrome-untrusted://terminal',
];

/** For the pupils' organisational unit, in Google's own names. The extension cannot do these; Chrome can. */
export const recommendedPolicies: Recommended = [
  policy(
    'ExtensionInstallBlocklist',
    ['*'],
    'Pupils cannot add extensions of their own, such as VPNs and proxies.',
  ),
  policy('IncognitoModeAvailability', 1, 'No Incognito windows: extensions do not run there.'),
  policy('BrowserGuestModeEnabled', false, 'No guest windows, where the pupil’s rules would not hold.'),
  policy('BrowserAddPersonEnabled', false, 'No second, unmanaged person in the browser.'),
  policy('DeviceGuestModeEnabled', false, 'No guest sign-in on the Chromebook.'),
  policy(
    'DeveloperToolsAvailability',
    2,
    'No developer tools, with which a page or the extension could be changed.',
  ),
  policy('ExtensionDeveloperModeSettings', 1, 'No unpacked extensions.'),
  policy('TaskManagerEndProcessEnabled', false, 'The extension cannot be ended from Chrome’s task manager.'),
  policy(
    'URLBlocklist',
    blockedAddresses,
    'Closes addresses that an extension does not see, from the very first page of a launch.',
  ),
  policy('ForceGoogleSafeSearch', true, 'Safe search on Google, even before the extension has started.'),
  policy('ForceYouTubeRestrict', 2, 'Strict restricted mode on YouTube; 1 (moderate) may suit older pupils.'),
  policy('SafeSitesFilterBehavior', 1, 'Google’s own filter for adult sites as a second net.'),
  policy('SafeBrowsingProtectionLevel', 1, 'Warns of malware and phishing.'),
  policy('DnsOverHttpsMode', 'off', 'Look-ups stay with the school’s resolver and its filter.'),
  policy('NetworkPredictionOptions', 2, 'Pages are not fetched before a pupil opens them.'),
  policy('RestoreOnStartup', 5, 'Each day starts with a new tab instead of yesterday’s pages.'),
  policy(
    'ScreenLockDelays',
    { AC: 1_800_000, Battery: 1_800_000 },
    'A Chromebook that nobody has touched for 30 minutes locks its screen.',
  ),
  policy(
    'ChromeOsLockOnIdleSuspend',
    true,
    'Closing the lid locks the screen, so that the class view can say “Asleep” instead of “Silent”.',
  ),
  policy('AllowDeletingBrowserHistory', false, 'History cannot be wiped after an incident.'),
  policy('EditBookmarksEnabled', false, 'No script bookmarks, a common way round filters.'),
  policy('RemoteDebuggingAllowed', false, 'Other programs cannot steer the browser.'),
  policy(
    'DisableScreenshots',
    false,
    'Must stay off: switched on, it also stops the teacher’s view of screens.',
  ),
  policy('DownloadRestrictions', 1, 'Dangerous downloads are stopped.'),
  policy('PasswordManagerEnabled', false, 'No pupil’s password is left on a shared Chromebook.'),
  policy(
    'GenAiDefaultSettings',
    2,
    'Chrome’s own AI features stay off until the school has decided on each.',
  ),
  policy('LensOverlaySettings', 1, 'No image search over pages, which goes round safe search.'),
  policy('DeviceBlockDevmode', true, 'The Chromebook cannot be put into developer mode.'),
  policy('CrostiniAllowed', false, 'No Linux programs, which no extension can see.'),
  policy('ArcEnabled', false, 'No Android apps, which no extension can see.'),
  policy('VpnConfigAllowed', false, 'No VPN set up by a pupil.'),
  policy(
    'ProxySettings',
    { ProxyMode: 'direct' },
    'No proxy set up by a pupil; name your own here if you have one.',
  ),
  policy(
    'WebRtcIPHandlingUrl',
    [
      { url: 'https://meet.google.com', handling: 'default' },
      { url: '*', handling: 'disable_non_proxied_udp' },
    ],
    'Direct connections between browsers only where calls are held; add your own call sites.',
  ),
  policy('SearchSuggestEnabled', false, 'No pictures and answers under the address bar while typing.'),
  policy('SecondaryGoogleAccountSigninAllowed', false, 'No account from home beside the school’s.'),
  policy(
    'DeviceUserAllowlist',
    ['*@school.example'],
    'Only the school’s accounts; put your own domain here.',
  ),
  policy(
    'DeviceAuthenticationURLAllowlist',
    ['accounts.google.com'],
    'What the sign-in screen needs; add your own sign-in provider before the next one.',
  ),
  policy('DeviceAuthenticationURLBlocklist', ['*'], 'No browsing by links on the sign-in screen.'),
  policy(
    'CaptivePortalAuthenticationIgnoresProxy',
    false,
    'No way past the filter in Wi-Fi sign-in windows.',
  ),
  policy('ExternalStorageDisabled', true, 'No pages or programs from USB sticks.'),
];
