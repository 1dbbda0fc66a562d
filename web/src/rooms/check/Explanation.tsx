// SPDX-License-Identifier: MIT
/** What explains a run: the best variants with their equal lines, those that cannot be told apart in one box. */
import { useSignal } from '@preact/signals';
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import type { RankedVariant, Ranking } from '../../run-check/ranking';
import { cause_reason, variant_title } from '../../run-check/words/cause-text';
import { applies_to, apply_variant, has_place } from './apply';
import type { CheckResult, LossCheck } from './check/loss-check';
import { mean_text } from './text';
import { shown_variant, useDrawn } from './use-check';
import { check_words } from './words';

/** Rows below the best, and those that all others open to. */
const FEW = 5;
const MOST = 120;

export function Explanation({ check }: { check: LossCheck }) {
  const words = check_words.value;
  const found = check.compared.value;
  const colour = useDrawn(check)?.best?.colour ?? 'c';
  const note = found?.searched ? words.explains_two : words.explains_note;
  return (
    <section
      class={`panel check-explains run-${colour}`}
      aria-labelledby="check-explains"
      aria-busy={check.share.value !== null}
    >
      <header class="panel-head">
        <h2 id="check-explains">{words.explains}</h2>
        <span class="note">{note}</span>
      </header>
      <Progress check={check} />
      {found && <Variants check={check} found={found} />}
    </section>
  );
}

function Progress({ check }: { check: LossCheck }) {
  const words = check_words.value;
  const share = check.share.value;
  if (share === null) return null;
  const says = check.searching.value ? words.searching : words.comparing;
  return (
    <div class="check-progress">
      <label>
        {says} <progress value={share} max={1} />
      </label>
      <button type="button" class="small" onClick={() => check.cancel()}>
        {words.cancel}
      </button>
    </div>
  );
}

interface VariantsProps {
  check: LossCheck;
  found: CheckResult;
}

function Variants({ check, found }: VariantsProps) {
  const words = check_words.value;
  const { ranking } = found;
  const { verdict, others, level } = ranking;
  const is_own = verdict === 'agrees' || verdict === 'drifts';
  const box = verdict === 'explained' ? others.slice(0, level) : [];
  const rest = others.slice(box.length);
  const row = (one: RankedVariant) => <Row key={one.variant.id} {...{ check, ranking, one }} />;
  return (
    <>
      <div class="check-columns note" aria-hidden="true">
        <span>{words.equal_lines}</span>
        <span>{words.mean_off}</span>
      </div>
      <div role="radiogroup" aria-labelledby="check-explains">
        {box.length > 0 && <Best {...{ check, found, box }} />}
        {!is_own && rest.slice(0, FEW).map(row)}
        <Others rest={is_own ? rest : rest.slice(FEW)} row={row} />
      </div>
      {is_own && <NextChapter />}
      {verdict === 'nothing' && <SearchOn check={check} found={found} />}
    </>
  );
}

/** Whose run is right goes on. */
function NextChapter() {
  const lab = useLab();
  return (
    <p class="check-search">
      <button type="button" onClick={() => lab.set_view('room', 'learn')}>
        {check_words.value.next_chapter}
      </button>
    </p>
  );
}

function SearchOn({ check, found }: VariantsProps) {
  const words = check_words.value;
  if (found.searched || check.searching.value) return null;
  return (
    <div class="check-search">
      <button type="button" onClick={() => void check.search()}>
        {words.try_two}
      </button>
      <p class="note">{words.try_hint}</p>
    </div>
  );
}

function Others({ rest, row }: { rest: readonly RankedVariant[]; row(one: RankedVariant): unknown }) {
  const words = check_words.value;
  const is_open = useSignal(false);
  const [first] = rest;
  if (!first) return null;
  const nearest = rest.reduce((least, { score }) => Math.min(least, score.mean), Number.POSITIVE_INFINITY);
  return (
    <details
      class="check-others"
      onToggle={({ currentTarget }) => {
        is_open.value = currentTarget.open;
      }}
    >
      <summary>
        <span>{words.others(format_count(rest.length))}</span>
        <span>≤ {format_count(first.score.lead)}</span>
        <span>≥ {mean_text(nearest)}</span>
      </summary>
      {is_open.value && <>{rest.slice(0, MOST).map(row)}</>}
    </details>
  );
}

interface VariantRowProps {
  check: LossCheck;
  ranking: Ranking;
  one: RankedVariant;
  /** behind another that it is level with */
  or?: boolean;
}

function Row({ check, ranking, one, or = false }: VariantRowProps) {
  const words = check_words.value;
  const { variant, score } = one;
  const lines = ranking.printed.step.length;
  const title = variant_title(variant, words);
  const is_drawn = shown_variant(ranking, check.drawn.value)?.variant.id === variant.id;
  return (
    <label class="check-row">
      <input
        type="radio"
        name="check-explanation"
        aria-label={words.row(title, format_count(score.lead), format_count(lines), mean_text(score.mean))}
        checked={is_drawn}
        onChange={() => {
          check.drawn.value = variant.id;
        }}
      />
      <span class="check-cause">
        {or && <span class="or">{words.or} </span>}
        {title}
      </span>
      <meter value={score.lead} max={lines} aria-hidden="true" />
      <span class="number">{format_count(score.lead)}</span>
      <span class="number">{mean_text(score.mean)}</span>
    </label>
  );
}

/** Those level with the best, why, and what can be done with them. */
function Best({ check, found, box }: VariantsProps & { box: readonly RankedVariant[] }) {
  const words = check_words.value;
  const { ranking } = found;
  const [best] = box as [RankedVariant];
  const motion = box.every(({ score }) => Math.abs(score.mean - best.score.mean) < 1e-6);
  return (
    <div class="check-best">
      {box.map((one, i) => (
        <Row key={one.variant.id} {...{ check, ranking, one }} or={i > 0} />
      ))}
      <p>
        {best.variant.causes.map((cause) => cause_reason(cause, words)).join(' ')}
        {box.length > 1 && ` ${motion ? words.same_motion : words.same_lines}`}
      </p>
      <Verbs found={found} shown={shown_variant(ranking, check.drawn.value) ?? best} />
    </div>
  );
}

function Verbs({ found, shown }: { found: CheckResult; shown: RankedVariant }) {
  const lab = useLab();
  const words = check_words.value;
  const { variant } = shown;
  const of = applies_to(variant);
  if (of === null) return null;
  const is_full = of === 'run' && !has_place(lab);
  const make = (room: 'train' | 'inside') => {
    if (apply_variant(lab, found.run, variant) !== null) lab.set_view('room', room);
  };
  const averages = variant.causes.some(({ name }) => name === 'average');
  return (
    <div class="verbs">
      <button
        type="button"
        class="small"
        disabled={is_full}
        title={is_full ? words.no_place : words.make_hint}
        onClick={() => make('train')}
      >
        {of === 'run' ? words.make_run : words.make_experiment}
      </button>
      <button type="button" class="small" disabled={is_full} onClick={() => make('inside')}>
        {averages ? words.conventions : words.see_inside}
      </button>
      {is_full && <span class="note">{words.no_place}</span>}
    </div>
  );
}
