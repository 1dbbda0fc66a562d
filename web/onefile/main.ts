// SPDX-License-Identifier: MIT
/** All that momentum-lab.html is made of; index.html asks for the two by itself. */
import '../src/styles/main.css';
import '../src/entry';
