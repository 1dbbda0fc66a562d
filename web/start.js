// SPDX-License-Identifier: MIT
// Loaded before the first paint: the theme, so that nobody sees a flash of the other one, and the language, so that
// nobody waits for another's letters (src/views/theme.ts and src/i18n/index.ts take over from here), whether the page
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
  // What is hidden here is gone once the page is there: it takes the place of what says "loading". That it says so for
  // too long, the style sheet notices, also where this script is missing.
  const say = () => {
    const starting = document.querySelector('#starting');
    if (!starting) return;
    // momentum-lab.html, which may be opened from disk, has no word about that.
    const disk = starting.querySelector('.disk');
    const from_disk = disk !== null && location.protocol === 'file:';
    failed ||= from_disk;
    starting.querySelector('.lost').hidden = from_disk;
    if (disk) disk.hidden = !from_disk;
    starting.querySelector('.loading').hidden = failed;
    starting.classList.toggle('failed', failed);
  };
  document.addEventListener('readystatechange', say);
  // A file that does not arrive tells only its own element, which the capturing phase passes on its way.
  addEventListener(
    'error',
    () => {
      failed = true;
      say();
    },
    true,
  );
})();
