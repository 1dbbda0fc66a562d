// SPDX-License-Identifier: MIT
// Loaded before the first paint, so that nobody sees a flash of the other theme. src/views/theme.ts takes over from here.
(() => {
  const choices = [new URLSearchParams(location.search).get('theme')];
  try {
    choices.push(localStorage.getItem('momentum-lab.theme'));
  } catch {
    // Storage may be forbidden; then the system's theme holds.
  }
  const chosen = choices.find((name) => ['auto', 'light', 'dark'].includes(name));
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
