// SPDX-License-Identifier: MIT
/** The page's header: its name, language, theme, and what each page adds. */
import type { ComponentChildren } from 'preact';
import { type Language, language, missing_language, set_language, words } from '../i18n';
import { look_for_newer } from '../site/offline';
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
          onClick={() => speak(other)}
        >
          {header.language}
        </button>
        {missing_language.value && (
          <span class="note" role="alert">
            {header.language_missing}
          </span>
        )}
        <ThemeToggle />
        {children}
      </div>
    </header>
  );
}

/** Where its words do not come, the server may have another version and no longer the files of this one. */
async function speak(next: Language): Promise<void> {
  await set_language(next);
  if (missing_language.peek()) void look_for_newer();
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
