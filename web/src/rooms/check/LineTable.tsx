// SPDX-License-Identifier: MIT
/** The printed losses line by line, with the page's and those of the explanation beside them. */
import { useSignal } from '@preact/signals';
import { format_count } from '../../lib/numbers';
import type { RankedVariant, Ranking } from '../../run-check/ranking';
import { is_equal, type PrintedLines } from '../../run-check/score';
import type { LossCheck } from './check/loss-check';
import { printed_text } from './text';
import { parting_line, shown_variant } from './use-check';
import { check_words } from './words';

/** Rows at first, and how many more come at a time. */
const FEW = 13;
const MORE = 200;

export function LineTable({ check }: { check: LossCheck }) {
  const words = check_words.value;
  const shown = useSignal(FEW);
  const found = check.compared.value;
  if (!found) return null;
  const { ranking } = found;
  const best = shown_variant(ranking, check.drawn.value);
  const parts_at = parting_line(ranking);
  const { step } = ranking.printed;
  const rows = Math.min(shown.value, step.length);
  const left = step.length - rows;
  return (
    <section class="panel check-lines" aria-labelledby="check-lines">
      <header class="panel-head">
        <h2 id="check-lines">{words.lines}</h2>
        <span class="note">
          {parts_at === null
            ? words.no_difference
            : words.first_difference(format_count(step[parts_at] as number))}
        </span>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.column_yours}</th>
            <th scope="col" colSpan={2}>
              {words.column_page}
            </th>
            {best && (
              <th scope="col" colSpan={2}>
                {words.column_best}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {step.slice(0, rows).map((_, line) => (
            <Row key={line} {...{ ranking, best, line }} parts={line === parts_at} />
          ))}
        </tbody>
      </table>
      {step.length > FEW && (
        <button
          type="button"
          class="link note"
          aria-expanded={shown.value > FEW}
          onClick={() => {
            shown.value = left > 0 ? shown.value + MORE : FEW;
          }}
        >
          {left > 0 ? words.more_lines(format_count(left)) : words.fewer_lines}
        </button>
      )}
    </section>
  );
}

interface LineRowProps {
  ranking: Ranking;
  best: RankedVariant | null;
  line: number;
  parts: boolean;
}

function Row({ ranking, best, line, parts }: LineRowProps) {
  const { printed, page } = ranking;
  const yours = printed.loss[line] as number;
  const decimals = printed.decimals[line] as number;
  return (
    <tr class={parts ? 'parts' : undefined}>
      <th scope="row">{format_count(printed.step[line] as number)}</th>
      <td class="number">
        <b>{printed_text(yours, decimals)}</b>
      </td>
      <LossCell {...{ printed, line }} loss={page.losses[line]} />
      {best && <LossCell {...{ printed, line }} loss={best.losses[line]} />}
    </tr>
  );
}

/** Within the tolerance it is written as the printed one: a digit that rounds the other way is no other. */
function LossCell({
  printed,
  line,
  loss,
}: {
  printed: PrintedLines;
  line: number;
  loss: number | undefined;
}) {
  const words = check_words.value;
  if (loss === undefined) return <td colSpan={2} />;
  const same = is_equal(printed, line, loss);
  const written = same ? (printed.loss[line] as number) : loss;
  return (
    <>
      <td class="number">{printed_text(written, printed.decimals[line] as number)}</td>
      <td class={same ? 'same' : 'differs'}>
        <span aria-hidden="true">{same ? '=' : '≠'}</span>
        <span class="visually-hidden">{same ? words.equal : words.unequal}</span>
      </td>
    </>
  );
}
