// SPDX-License-Identifier: MIT
/** The icons of buttons. Decoration: the button's own words say what it does. */
import type { Theme } from './theme';

const box = { width: 20, height: 20, viewBox: '0 0 20 20' } as const;
const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.7,
  'stroke-linecap': 'round',
} as const;

export function PlayIcon({ playing }: { playing: boolean }) {
  return (
    <svg aria-hidden="true" {...box} fill="currentColor">
      <path d={playing ? 'M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z' : 'M6 3.2v13.6L17 10z'} />
    </svg>
  );
}

export function PresentIcon() {
  return (
    <svg aria-hidden="true" {...box} {...line}>
      <path d="M2.5 4h15M3.5 4v9h13V4M10 13v2M7 17l3-2 3 2" />
    </svg>
  );
}

export function ShareIcon() {
  return (
    <svg class="share-icon" aria-hidden="true" {...box} {...line}>
      <path d="M10 12.5V3M6.5 6L10 2.6 13.5 6M5 9.5H4v7.5h12V9.5h-1" />
    </svg>
  );
}

export function ResetIcon() {
  return (
    <svg aria-hidden="true" {...box} {...line}>
      <path d="M4.2 8.2A6.3 6.3 0 1 1 4 12M4 3.8v4.6h4.6" />
    </svg>
  );
}

const THEME_PATHS: Record<Theme, string> = {
  auto: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  light:
    'M10 6.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2',
  dark: 'M16.5 12.4A7 7 0 0 1 7.6 3.5a7 7 0 1 0 8.9 8.9z',
};

export function ThemeIcon({ theme }: { theme: Theme }) {
  return (
    <svg aria-hidden="true" {...box} {...line}>
      <path d={THEME_PATHS[theme]} />
      {theme === 'auto' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />}
    </svg>
  );
}
