// SPDX-License-Identifier: MIT
/** bench.html's page: how fast the core trains in this browser, with its controls. */
import { useEffect } from 'preact/hooks';
import { words } from '../i18n';
import { FaultWords } from '../lab/views/FaultWords';
import { left_experiment } from '../lib/device-storage';
import { Foot } from '../shell/Foot';
import { Header } from '../shell/Header';
import { BenchReport } from './BenchReport';
import { BenchTable } from './BenchTable';
import type { Bench } from './bench';
import { bench_words } from './words';

export function BenchPage({ bench }: { bench: Bench }) {
  const text = bench_words.value;
  useEffect(() => () => bench.cancel(), [bench]);
  return (
    <>
      <Header />
      <main class="bench">
        <section class="panel" aria-labelledby="bench-title">
          <header class="panel-head">
            <h2 id="bench-title">{text.title}</h2>
          </header>
          <p class="note">{text.what}</p>
          <Controls bench={bench} />
          <BenchTable results={bench.results.value} />
          <p class="note">{text.how}</p>
        </section>
        <BenchReport bench={bench} />
      </main>
      <Foot to="./" query={left_experiment()} link_text={text.back} />
    </>
  );
}

function Controls({ bench }: { bench: Bench }) {
  const { app, worker } = words.value;
  const text = bench_words.value;
  const progress = bench.progress.value;
  const fault = bench.fault.value;
  const late = bench.late.value;
  const status_text = () => {
    if (progress !== null) return late ? worker.late[late].words : text.running;
    return bench.finished.value ? text.finished : '';
  };
  return (
    <div class="bench-controls">
      {progress === null ? (
        <button type="button" class="strong" onClick={() => void bench.run()}>
          {text.run}
        </button>
      ) : (
        <button type="button" onClick={() => bench.cancel()}>
          {text.cancel}
        </button>
      )}
      {progress !== null && <progress aria-label={text.running} value={progress} />}
      <p class="note" aria-live="polite">
        {status_text()}
      </p>
      {fault && (
        <p role="alert">
          {text.failed + app.gap}
          <FaultWords why={fault.kind} detail={fault.message} />
        </p>
      )}
    </div>
  );
}
