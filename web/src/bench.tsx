// SPDX-License-Identifier: MIT
/** bench.html starts; `?quick` measures briefly. */
import './styles/main.css';
import { render } from 'preact';
import { BenchPage } from './bench/BenchPage';
import { Bench, QUICK, USUAL } from './bench/bench';
import { bench_words } from './bench/words';
import { follow_language, load_words } from './i18n';
import { follow_theme } from './ui/theme';
import { connect_core } from './worker/client/client';

const root = document.querySelector('#app');
if (!root) throw new Error('bench.html has no #app');

await load_words();
follow_language(() => bench_words.value.page_title);
follow_theme();

root.replaceChildren();
const quick = new URLSearchParams(location.search).has('quick');
const later = (milliseconds: number, callback: () => void) => void setTimeout(callback, milliseconds);
render(<BenchPage bench={new Bench(connect_core, later, quick ? QUICK : USUAL)} />, root);
