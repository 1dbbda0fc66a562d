// SPDX-License-Identifier: MIT
/** What the pages have in them, so that nothing else is waited for before the first paint: start.js and the first sheet. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync, type Plugin } from 'vite';

/** As a content security policy names a script or a style that stands in the page itself. */
export const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const START = '<script src="/start.js"></script>';
/** Of the page's source, but for its licence. */
const COMMENTS = /[ \t]*<!--(?! SPDX)[\s\S]*?-->\n?/g;
const SHEET = /<link rel="stylesheet"[^>]* href="[^"]*(first-[^"]+\.css)"[^>]*>/;

function allowed(page: string, directive: 'script-src' | 'style-src', text: string): string {
  return page.replace(`${directive} 'self'`, `${directive} 'self' ${hashOf(text)}`);
}

/** What start.js comes to in a page: without its comments. */
export const startOf = (): string =>
  minifySync(
    'start.js',
    readFileSync(fileURLToPath(new URL('start.js', import.meta.url)), 'utf8'),
  ).code.trim();

/** start.js in the place of what asks for it. */
export function startInside(): Plugin {
  return {
    name: 'start-inside',
    transformIndexHtml: {
      order: 'pre',
      handler(page) {
        const start = startOf();
        if (!page.includes(START)) throw new Error(`a page has no ${START}`);
        const without_comments = page.replace(COMMENTS, '');
        return allowed(without_comments, 'script-src', start).replace(
          START,
          () => `<script>${start}</script>`,
        );
      },
    },
  };
}

/** Vite's server puts the sheets that scripts import into the page. */
export function sheetsServed(): Plugin {
  return {
    name: 'sheets-served',
    apply: 'serve',
    transformIndexHtml: (page) => page.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  };
}

/** The first sheet in the place of what asks for it; the file goes. */
export function sheetInside(): Plugin {
  const inside = new Set<string>();
  return {
    name: 'sheet-inside',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle = {} }) {
        const [link = '', file = ''] = SHEET.exec(page) ?? [];
        const name = Object.keys(bundle).find((one) => basename(one) === file);
        const sheet = bundle[name ?? ''];
        if (sheet?.type !== 'asset') throw new Error('a page has no first sheet');
        inside.add(sheet.fileName);
        const style = String(sheet.source).trim();
        return allowed(page, 'style-src', style).replace(link, () => `<style>${style}</style>`);
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const name of inside) delete bundle[name];
      },
    },
  };
}
