// SPDX-License-Identifier: MIT
// momentum-lab.html: unpacks what the build packed into it, and starts the page. A script in the page needs no server, and
// its hash stands in the content security policy. What fails is told to start.js as a file that did not arrive.
globalThis.unpack = async (name) => {
  const packed = atob(document.getElementById(name).textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};

globalThis.unpack('page').then(
  (bytes) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = new TextDecoder().decode(bytes);
    document.body.append(script);
  },
  () => dispatchEvent(new Event('error')),
);
