// SPDX-License-Identifier: MIT
/** The three momentum conventions on one weight's gradients: the rule, the move, the move at half the lr. */
import { words as common } from '../../../i18n';
import { place_name, place_of } from '../../../lab/experiment/parameters';
import { type Assignment, general_lines, one_minus, starts_undamped } from '../../../lab/rule/rules';
import { letters_of } from '../../../lab/rule/text';
import { useLab } from '../../../lab/views/lab-context';
import { format_exact, format_number } from '../../../lib/numbers';
import { tensors_of } from '../../../lib/tensors';
import { Formula } from '../../../ui/Formula';
import type { ConventionMove, OptimizerOptions, StepSampleTrace, StepTrace } from '../../../worker/protocol';
import { inside_words } from '../words';
import { bars_of, scale_of, share_of, type ToShare } from './convention-bars';
import './conventions.css';

type Moves = NonNullable<StepSampleTrace['moves']>;

type Sgd = Extract<OptimizerOptions, { type: 'sgd' }>;
/** All that the three forms of SGD are written with. */
type Form = Required<Pick<Sgd, 'type' | 'momentum' | 'dampening' | 'weight_decay' | 'nesterov' | 'maximize'>>;

/** The card of the room. */
export function Conventions() {
  const lab = useLab();
  const words = inside_words.value;
  const run = lab.runs[lab.inside.value];
  const { step_trace, sample_trace: trace } = run.snapshot.value?.products ?? {};
  return (
    <section class={`panel conventions run-${run.colour.value}`} aria-labelledby="conventions-title">
      <header class="conventions-head">
        <h2 id="conventions-title">{words.conventions.title}</h2>
        {step_trace && trace?.moves && <Subject step_trace={step_trace} />}
      </header>
      <Body step_trace={step_trace ?? null} moves={trace?.moves ?? null} />
    </section>
  );
}

function Body({ step_trace, moves }: { step_trace: StepTrace | null; moves: Moves | null }) {
  const words = inside_words.value.conventions;
  if (step_trace && step_trace.optimizer.type !== 'sgd')
    return <p class="conventions-none">{words.others[step_trace.optimizer.type]}</p>;
  if (!step_trace || !moves) return <p class="conventions-none">{words.needs_velocity}</p>;
  const undamped = starts_undamped(step_trace.optimizer) && !('momentum_buffer' in step_trace.before);
  return (
    <>
      <ConventionsTable moves={moves} form={form_of(step_trace.optimizer)} />
      {undamped && <p class="note">{common.value.inside.undamped}</p>}
    </>
  );
}

function form_of(optimizer: OptimizerOptions): Form {
  const defaults = { momentum: 0, dampening: 0, weight_decay: 0, nesterov: false, maximize: false };
  return { ...defaults, ...optimizer, type: 'sgd' };
}

function Subject({ step_trace }: { step_trace: StepTrace }) {
  const words = inside_words.value;
  const place = place_name(place_of(tensors_of(useLab().network.value), step_trace.parameter));
  const { momentum } = form_of(step_trace.optimizer);
  return (
    <p class="note">
      {words.conventions.subject(place, format_exact(momentum))} · <b class="kept">{words.memory}</b> +{' '}
      <b>{words.news}</b> = {words.conventions.the_move}
    </p>
  );
}

/** The table alone, as a lesson shows it. */
export function ConventionsTable({ moves, form }: { moves: Moves; form: Form }) {
  const words = inside_words.value.conventions;
  const x = scale_of([...moves.now, ...moves.halved]);
  const followed = lines_of_form('pytorch', form).find(({ part }) => part === 'direction');
  return (
    <>
      {followed && (
        <p class="note">
          <Formula text={letters_of(followed)} />
        </p>
      )}
      <ul class="convention-rows">
        <li class="convention heads note" aria-hidden="true">
          <span />
          <span>{words.rule}</span>
          <span>{words.now}</span>
          <span>{words.halved}</span>
          <span />
        </li>
        {moves.now.map((now, i) => (
          <Row key={now.convention} now={now} halved={moves.halved[i] ?? now} x={x} form={form} />
        ))}
      </ul>
      <p class="note">{summary_of(form)}</p>
    </>
  );
}

function summary_of({ momentum, dampening }: Form): string {
  const words = inside_words.value.conventions;
  if (momentum === 0) return words.no_memory;
  if (dampening !== 0) return words.summary_damped(format_exact(one_minus(dampening)));
  const rest = one_minus(momentum);
  return words.summary(format_exact(rest), format_number(1 / rest, { digits: 3 }));
}

interface ConventionRowProps {
  now: ConventionMove;
  halved: ConventionMove;
  x: ToShare;
  form: Form;
}

function Row({ now, halved, x, form }: ConventionRowProps) {
  const words = inside_words.value.conventions;
  const { convention } = now;
  return (
    <li class="convention">
      <b>{words.names[convention]}</b>
      <span class="convention-rule">
        <Formula text={rule_text(convention, form)} />
      </span>
      <Move label={words.now} move={now} x={x} />
      <Move label={words.halved} move={halved} x={x} />
      <span class="note">{remark_on(now, form)}</span>
    </li>
  );
}

/** Letters do not show γ's size, but without one there would be no v. */
const lines_of_form = (convention: ConventionMove['convention'], form: Form): Assignment[] =>
  general_lines({ ...form, momentum: form.momentum || 0.9, lr: 1, convention });

/** v ← γv + g; w ← w − lr·v */
const rule_text = (convention: ConventionMove['convention'], form: Form): string =>
  lines_of_form(convention, form)
    .filter(({ part }) => part !== 'direction')
    .map(letters_of)
    .join('; ');

function remark_on({ convention, kept, move }: ConventionMove, { momentum }: Form): string {
  const words = inside_words.value.conventions;
  if (Number.isNaN(move)) return words.no_dampening;
  if (momentum === 0 || convention === 'pytorch') return words.halves;
  if (convention === 'classical') return kept === 0 ? words.halves : words.memory_stays;
  const share = share_of(one_minus(momentum));
  return share ? words.shares[share] : words.share(format_exact(one_minus(momentum)));
}

function Move({ label, move, x }: { label: string; move: ConventionMove; x: ToShare }) {
  const { kept, news, end, zero, against } = bars_of(move, x);
  return (
    <span class="convention-move">
      <span class="move-label note">{label}</span>
      <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
        <rect class="kept" x={100 * kept.at} width={100 * kept.width} y="2" height="10" />
        <rect
          class="news"
          x={100 * news.at}
          width={100 * news.width}
          y={against ? 7 : 2}
          height={against ? 5 : 10}
        />
        <line class="zero" x1={100 * zero} x2={100 * zero} y1="0" y2="14" />
        {Number.isFinite(move.move) && <line class="end" x1={100 * end} x2={100 * end} y1="0" y2="14" />}
      </svg>
      <span class="number">{format_number(move.move, { digits: 3, fixed: true })}</span>
    </span>
  );
}
