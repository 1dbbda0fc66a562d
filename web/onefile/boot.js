// SPDX-License-Identifier: MIT
// momentum-lab.html: unpacks what the build packed into it, and starts the page. A script in the page needs no server, and
// its hash stands in the content security policy. What fails is told to start.js as a file that did not arrive.
(() => {
  /** Five letters are four bytes: vite.onefile.ts writes them. */
  const bytes_of = (text) => {
    const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
    for (let i = 0, at = 0; i < text.length; i += 5, at += 4) {
      let value = 0;
      for (let k = i; k < i + 5; k++) {
        const code = k < text.length ? text.charCodeAt(k) : 126;
        value = value * 85 + code - (code < 60 ? 41 : 42);
      }
      for (let k = 3; k >= 0; k--, value = Math.floor(value / 256)) bytes[at + k] = value % 256;
    }
    return bytes;
  };
  globalThis.unpack = async (name) => {
    const packed = bytes_of(document.getElementById(name).textContent);
    return new Response(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).arrayBuffer();
  };
  const add = (element, bytes) => {
    element.textContent = new TextDecoder().decode(bytes);
    document.body.append(element);
  };
  Promise.all([globalThis.unpack('style'), globalThis.unpack('page')]).then(
    ([style, page]) => {
      add(document.createElement('style'), style);
      add(Object.assign(document.createElement('script'), { type: 'module' }), page);
    },
    () => {
      // Without its style, which shows it.
      document.body.style.visibility = 'visible';
      dispatchEvent(new Event('error'));
    },
  );
})();
