// SPDX-License-Identifier: MIT
/** The browsers that Debian ships: a Chromium to connect to, and others to launch. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserServer, chromium, firefox } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same without a window and what belongs to one, which is a third of its work. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** Playwright's own list, which a second one replaces, and last the address bar's popups: two pages more for each of ours. */
const NOT_NEEDED = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${NOT_NEEDED.join()}`,
];

function first_of(places: string[]): string {
  const found = places.find(existsSync);
  if (!found) throw new Error(`no Chromium at ${places.join(', ')}`);
  return found;
}

/** Chromium without a window, for any number of processes to connect to. */
export const serve_chromium = (): Promise<BrowserServer> =>
  chromium.launchServer({ executablePath: first_of([SHELL, ...CHROMIUM]), args: ARGS });

/** As people have it. */
export const launch_whole_chromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: first_of(CHROMIUM), args: ARGS });

/** Debian's Firefox ESR, which Playwright drives by WebDriver BiDi. */
export async function launch_firefox(): Promise<Browser> {
  // Playwright's profile lets pages on disk read their neighbours; people's does not.
  const firefoxUserPrefs = { 'security.fileuri.strict_origin_policy': true };
  const options = { channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr', firefoxUserPrefs };
  return firefox.launch(options).catch((error: Error) => {
    if (!error.message.includes('unknown command')) throw error;
    // Without its security suite Debian has an older one.
    throw new Error("this Firefox is too old for Playwright: take the one of Debian's security updates", {
      cause: error,
    });
  });
}
