// SPDX-License-Identifier: MIT
import type { Plugin } from 'vite';

/** Blanks the address of the wasm in Emscripten's glue: we hand it a compiled module, and a bundler would copy the file. */
export function coreGlue(): Plugin {
  return {
    name: 'core-glue',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('momentum-core.js')) return null;
      return code.replace(/new URL\("momentum-core\.wasm", ?import\.meta\.url\)/g, '""');
    },
  };
}

/** Of the bundler's warnings, not the one that tells of a slow machine. */
export const checks = { bundlerTimings: false };
