// SPDX-License-Identifier: MIT
/** Where to look in the code: what the first lines prove, and the loop with the line that the best explanation is about. */
import { CopyButton } from './CopyButton';
import { type CodeLine, code_for, right_loop } from './check/code';
import type { CheckResult, LossCheck } from './check/loss-check';
import { ladder } from './ladder';
import { shown_variant, useDrawn } from './use-check';
import { check_words } from './words';

export function Look({ check }: { check: LossCheck }) {
  const words = check_words.value;
  const found = check.compared.value;
  const colour = useDrawn(check)?.best?.colour ?? 'c';
  if (!found) return null;
  const { ranking, base } = found;
  const lines = ranking.printed.step.length;
  const { verdict } = ranking;
  const shown = shown_variant(ranking, check.drawn.value);
  // What explains nothing is nothing to look for, unless somebody chose to.
  const causes = verdict === 'explained' || check.drawn.value !== null ? (shown?.variant.causes ?? []) : [];
  return (
    <section class={`panel check-look run-${colour}`} aria-labelledby="check-look">
      <header class="panel-head">
        <h2 id="check-look">{words.look}</h2>
      </header>
      <ol class="check-ladder">
        {ladder(ranking, words.ladder).map(({ is_equal, step, says }) => (
          <li key={step} class={is_equal ? 'right' : 'wrong'}>
            <span class="sign" aria-hidden="true">
              {is_equal ? '✓' : '≠'}
            </span>
            <span>{step}</span> <span class="note">{says}</span>
          </li>
        ))}
      </ol>
      {causes.map((cause) => (
        <Code key={cause.name} lines={code_for(cause, base, lines)} />
      ))}
      {causes.length > 0 && <p class="note">{words.generic}</p>}
      {verdict !== 'agrees' && <RightLoop found={found} />}
    </section>
  );
}

function Code({ lines }: { lines: readonly CodeLine[] }) {
  const { notes } = check_words.value;
  const note_of = ({ note, value = '' }: CodeLine): string => {
    if (!note) return '';
    const words = notes[note];
    return typeof words === 'function' ? words(value) : words;
  };
  return (
    <ol class="check-code">
      {lines.map((line, i) => (
        <li key={i} class={line.marked ? 'marked' : undefined}>
          <code>{line.code}</code>
          {line.note && <span class="note asks">{note_of(line)}</span>}
        </li>
      ))}
    </ol>
  );
}

function RightLoop({ found: { ranking, base } }: { found: CheckResult }) {
  const words = check_words.value;
  const { step, decimals } = ranking.printed;
  const text = right_loop(base, (step.at(-1) ?? 0) + 1, Math.max(4, ...decimals));
  return (
    <p class="check-copy">
      <CopyButton text={text} label={words.copy_loop} />
      <span class="note">{words.run_again}</span>
    </p>
  );
}
