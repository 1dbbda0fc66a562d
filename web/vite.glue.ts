// SPDX-License-Identifier: MIT
import type { Plugin } from 'vite';

/** Something shorter in the place of what is found, in its width: a source map stays true. */
const blanked = (code: string, what: RegExp, by: string) =>
  code.replace(what, (found) => by.padEnd(found.length));

/** Blanks the address of the wasm in Emscripten's glue: we hand it a compiled module, and a bundler would copy the file. */
export function coreGlue(): Plugin {
  return {
    name: 'core-glue',
    enforce: 'pre',
    transform(code, id) {
      if (!/momentum-(core|run)\.js$/.test(id)) return null;
      return {
        code: blanked(code, /new URL\("momentum-\w+\.wasm", ?import\.meta\.url\)/g, '""'),
        map: null,
      };
    },
  };
}

/** Of the bundler's warnings, not the one that tells of a slow machine. */
export const checks = { bundlerTimings: false };

/** A word for this build's Vite, taken out for that of those who use what is built. */
export function assetsFound(): Plugin {
  return {
    name: 'assets-found',
    renderChunk: (code) => ({
      code: blanked(code, /\/\* @vite-ignore \*\/(?=\s*"\.\/)/g, ''),
      map: null,
    }),
  };
}
