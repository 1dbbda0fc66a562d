// SPDX-License-Identifier: MIT
/** The result as text to take away. */
import { useRef, useState } from 'preact/hooks';
import { type Bench, report } from './bench';
import { bench_words } from './words';

export function BenchReport({ bench }: { bench: Bench }) {
  const text = bench_words.value;
  const shown = useRef<HTMLTextAreaElement>(null);
  const [copy_note, set_copy_note] = useState('');
  if (!bench.finished.value) return null;
  const json = report(bench, { user_agent: navigator.userAgent, cores: navigator.hardwareConcurrency });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(json);
      set_copy_note(text.copied);
    } catch {
      shown.current?.select();
      set_copy_note(text.copy_yourself);
    }
  };
  return (
    <section class="panel" aria-labelledby="bench-report">
      <header class="panel-head">
        <h2 id="bench-report">{text.report}</h2>
        <span class="note" aria-live="polite">
          {copy_note}
        </span>
        <button type="button" onClick={copy}>
          {text.copy}
        </button>
      </header>
      <textarea
        ref={shown}
        class="bench-report"
        aria-labelledby="bench-report"
        readOnly
        rows={14}
        spellcheck={false}
        value={json}
      />
    </section>
  );
}
