// SPDX-License-Identifier: MIT
/** Light, dark, or as the system has it. start.js did the same before the first paint. */
import { computed, effect, signal } from '@preact/signals';
import { choices_for, choose, THEMES } from '../lib/storage';
import { shorn } from '../lib/text';

export type Theme = (typeof THEMES)[number];

const system = matchMedia('(prefers-color-scheme: dark)');
const system_dark = signal(system.matches);
system.addEventListener('change', () => {
  system_dark.value = system.matches;
});

const is_theme = (name: string): name is Theme => (THEMES as readonly string[]).includes(name);

/** As mail left it. */
const read = (name: string) => shorn(name).toLowerCase();
export const theme = signal<Theme>(choices_for('theme').map(read).find(is_theme) ?? 'auto');
export const shown_theme = computed<'light' | 'dark'>(() => {
  if (theme.value !== 'auto') return theme.value;
  return system_dark.value ? 'dark' : 'light';
});

export function next_theme(current: Theme): Theme {
  return THEMES[(THEMES.indexOf(current) + 1) % THEMES.length] ?? 'auto';
}

export function set_theme(next: Theme): void {
  theme.value = next;
  choose('theme', next);
}

export function follow_theme(): () => void {
  return effect(() => {
    document.documentElement.dataset.theme = shown_theme.value;
  });
}
