// SPDX-License-Identifier: MIT
/** momentum-lab.html's own (onefile/boot.js): what was packed into the page under this name. */
declare var unpack: (name: string) => Promise<ArrayBuffer>;
