// SPDX-License-Identifier: MIT
// Loaded before the first paint: the theme, so that nobody sees a flash of the other one, and the language, so that
// nobody waits for another's letters (src/ui/theme.ts and src/i18n/languages.ts take over from here), whether the page
// opens on the room its shell is of, a language that is one, and a word when the page's own script does not come, which
// then cannot say so itself.
(() => {
  const link = new URLSearchParams(location.search);
  const page = document.documentElement.dataset;
  if (link.has('view')) page.opens = 'view';
  else if ((link.get('room') ?? 'train') !== 'train') page.opens = 'room';
  const choices_for = (key) => {
    try {
      return [link.get(key), localStorage.getItem(`momentum-lab.${key}`)];
    } catch {
      // Storage may be forbidden; then the browser's own choice holds.
      return [link.get(key)];
    }
  };
  const chosen = choices_for('theme').find((name) => ['auto', 'light', 'dark'].includes(name));
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.theme = dark ? 'dark' : 'light';
  const tag = [...choices_for('lang'), ...navigator.languages].find((tag) => /^(en|zh)/i.test(tag));
  page.speaks = tag?.slice(0, 2).toLowerCase() ?? 'en';
})();

// WebKit may give the locale "C" for the browser's language; the chart asks Intl for its numbers, which throws.
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}

(() => {
  let failed = false;
  /** the content type that a script came with, where it is not one of a script */
  let type = '';
  const cause = () => {
    if (location.protocol === 'file:') return 'disk';
    if (self.origin === 'null') return 'frame';
    if (type !== '') return 'type';
    return /\/[^/.]+$/.test(location.pathname) ? 'slash' : 'lost';
  };
  // What is hidden here is gone once the page is there: it takes the place of what says "loading". That it says so for
  // too long, the style sheet notices, also where this script is missing.
  const say = () => {
    const starting = document.querySelector('#starting');
    if (!starting) return;
    // Not every page has words for everything: momentum-lab.html may be opened from disk.
    const said = starting.querySelector(`.${cause()}`) ?? starting.querySelector('.lost');
    failed ||= said.className === 'disk';
    for (const one of starting.querySelectorAll('.stuck > p')) one.hidden = one !== said;
    for (const link of said.querySelectorAll('.slashed'))
      link.href = `${location.pathname}/${location.search}${location.hash}`;
    for (const given of said.querySelectorAll('.given')) given.textContent = type;
    starting.querySelector('.loading').hidden = failed;
    starting.classList.toggle('failed', failed);
  };
  /** A browser says of a script only that it will not run it. */
  const look_at = async ({ src }) => {
    const { ok, headers } = await fetch(src);
    const given = headers.get('content-type') ?? '?';
    if (ok && !/(java|ecma)script/.test(given)) type = given;
    say();
  };
  document.addEventListener('readystatechange', say);
  // A file that does not arrive tells only its own element, which the capturing phase passes on its way.
  addEventListener(
    'error',
    ({ target }) => {
      failed = true;
      say();
      if (target instanceof HTMLScriptElement && location.protocol !== 'file:') look_at(target).catch(() => {});
    },
    true,
  );
})();
