// SPDX-License-Identifier: MIT
/** All that momentum-lab.html is made of. */
import '../src/entry';
