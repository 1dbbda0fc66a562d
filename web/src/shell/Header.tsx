// SPDX-License-Identifier: MIT
/** The name of the house, and what concerns the whole page: language, theme, and what the page adds. */
import type { ComponentChildren } from 'preact';
import { language, set_language, words } from '../i18n';
import { ThemeIcon } from '../ui/icons';
import { next_theme, set_theme, theme } from '../ui/theme';

/** `tabs`: the page's rooms; `children`: its buttons. */
export function Header({ tabs, children }: { tabs?: ComponentChildren; children?: ComponentChildren }) {
  const { header, app } = words.value;
  const other = language.value === 'en' ? 'zh' : 'en';
  return (
    <header class="top">
      <h1>
        {app.name} <span class="gamma">γ</span>
      </h1>
      {tabs}
      <div class="top-buttons">
        <button
          type="button"
          lang={other === 'zh' ? 'zh-Hans' : 'en'}
          title={header.language_hint}
          onClick={() => set_language(other)}
        >
          {header.language}
        </button>
        <ThemeToggle />
        {children}
      </div>
    </header>
  );
}

function ThemeToggle() {
  const { header } = words.value;
  const next = next_theme(theme.value);
  return (
    <button
      type="button"
      class="icon"
      aria-label={header.theme(header.themes[theme.value])}
      title={`${header.theme(header.themes[theme.value])}. ${header.theme_hint(header.themes[next])}`}
      onClick={() => set_theme(next)}
    >
      <ThemeIcon theme={theme.value} />
    </button>
  );
}
