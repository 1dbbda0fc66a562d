// SPDX-License-Identifier: MIT
/** The loop as the article writes it, with the lines to look at for a cause. What somebody really wrote is not known. */
import { by_torch, constructor_code } from '../../../lab/rule/text';
import type { CauseName, VariantBase, VariantCause } from '../../../run-check/variant';
import type { OptimizerOptions } from '../../../worker/protocol';

/** What is asked of a line; the words are in words/. */
export type CodeNote =
  | 'is_there'
  | 'adds'
  | 'behind_step'
  | 'once'
  | 'before_loop'
  | 'this_rule'
  | 'this_factor'
  | 'or_this_lr'
  | 'minus'
  | 'first_v'
  | 'mean_of_samples'
  | 'no_softmax'
  | 'before_net'
  | 'this_dtype'
  | 'with_bias'
  | 'all_samples'
  | 'these_tensors'
  | 'this_seed'
  | 'this_start'
  | 'this_activation'
  | 'loss_of_start'
  | 'one_loss'
  | 'every_step';

export interface CodeLine {
  code: string;
  note?: CodeNote;
  /** what the note asks about */
  value?: string;
  /** a line to look at; else what is said of it is beside the point */
  marked?: boolean;
}

const INDENT = '    ';

const marked = (code: string, note: CodeNote, value = ''): CodeLine => ({ code, note, value, marked: true });
const plain = (code: string): CodeLine => ({ code });

type LoopPlace = 'loss' | 'backward' | 'step' | 'zero_grad' | 'print' | 'opt';
type Notes = Partial<Record<LoopPlace, { note: CodeNote; marked: boolean }>>;

const look = (note: CodeNote) => ({ note, marked: true });

/** Where the loss of a step is made: of all data, or of a batch in the order they are taken. */
function steps_of({ batch_size = 0, sampler = 'randperm' }: VariantBase, lines: number) {
  if (batch_size === 0)
    return { loops: [`for epoch in range(${lines}):`], deep: INDENT, loss: 'loss = criterion(net(x), y)' };
  const orders = {
    randperm: `torch.randperm(len(x)).split(${batch_size})`,
    sequential: `torch.arange(len(x)).split(${batch_size})`,
    dataloader: `DataLoader(range(len(x)), ${batch_size}, shuffle=True)`,
  };
  return {
    loops: ['for epoch in range(epochs):', `${INDENT}for i in ${orders[sampler]}:`],
    deep: INDENT + INDENT,
    loss: 'loss = criterion(net(x[i]), y[i])',
  };
}

/** The loop with PyTorch's optimizer; `opt`: with the line that makes it. */
function loop(base: VariantBase, lines: number, notes: Notes): CodeLine[] {
  const line = (place: LoopPlace, code: string): CodeLine => ({ code, ...notes[place] });
  const opt = notes.opt ? [line('opt', `opt = ${constructor_code(base.optimizer)}`)] : [];
  const { loops, deep, loss } = steps_of(base, lines);
  return [
    ...opt,
    ...loops.map(plain),
    line('loss', `${deep}${loss}`),
    line('backward', `${deep}loss.backward()`),
    line('step', `${deep}opt.step()`),
    line('zero_grad', `${deep}opt.zero_grad()`),
    line('print', `${deep}print(epoch, loss.item())`),
  ];
}

/** The update by hand. `of`: what is suspected of it. */
function by_hand(lines: number, options: OptimizerOptions, of: CauseName): CodeLine[] {
  const { lr = 0.1, momentum = 0.9 } = options as { lr?: number; momentum?: number };
  const deep = INDENT + INDENT;
  const share = Number((1 - momentum).toPrecision(6));
  const velocity =
    of === 'average'
      ? marked(`${deep}v[:] = ${momentum}*v + ${share}*w.grad`, 'this_factor', String(share))
      : of === 'stale_buffer'
        ? marked(`${deep}v[:] = ${momentum}*v + w.grad`, 'first_v')
        : plain(`${deep}v[:] = ${momentum}*v + w.grad`);
  const move = `${deep}w.data -= ${lr}*v`;
  return [
    plain(`for epoch in range(${lines}):`),
    plain(`${INDENT}loss = criterion(net(x), y)`),
    plain(`${INDENT}loss.backward()`),
    plain(`${INDENT}for w, v in zip(weights, vs):`),
    velocity,
    of === 'average'
      ? marked(move, 'or_this_lr', String(Number((lr * share).toPrecision(6))))
      : of === 'sign'
        ? marked(move, 'minus')
        : plain(move),
    plain(`${INDENT}net.zero_grad()`),
  ];
}

function start({ seed = 22, data }: VariantBase, notes: { seed?: CodeNote; net?: CodeNote }): CodeLine[] {
  const { samples, features } = data as { samples?: number; features?: number };
  const classes = 'classes' in data ? data.classes : undefined;
  const drawn =
    data.kind === 'torch_rand'
      ? [
          plain(`x = torch.rand(${samples}, ${features})`),
          plain(
            classes ? `y = torch.randint(0, ${classes}, (${samples},))` : `y = torch.rand(${samples}, 1)`,
          ),
        ]
      : [plain('x, y = …')];
  const line = (code: string, note?: CodeNote) => (note ? marked(code, note) : plain(code));
  return [line(`torch.manual_seed(${seed})`, notes.seed), ...drawn, line('net = Net()', notes.net)];
}

/** torch.relu(self.linear1(x)) … */
function forward({ hidden = [] }: VariantBase, of: string): CodeLine[] {
  const call = (activation: string, inner: string) =>
    activation === 'identity' ? inner : `torch.${activation}(${inner})`;
  const layers = hidden.map(({ activation }, i): CodeLine => {
    const code = `${INDENT}x = ${call(activation, `self.linear${i + 1}(x)`)}`;
    return of === `linear${i + 1}` ? marked(code, 'this_activation') : plain(code);
  });
  return [plain('def forward(self, x):'), ...layers, plain(`${INDENT}return self.out(x)`)];
}

const LOOPS: Partial<Record<CauseName, Notes>> = {
  zero_grad: { backward: { note: 'adds', marked: false }, zero_grad: look('is_there') },
  zero_grad_early: { zero_grad: look('behind_step') },
  no_step: { step: look('is_there') },
  step_twice: { step: look('once') },
  new_optimizer: { opt: look('before_loop') },
  reduction: { loss: look('mean_of_samples') },
  softmax: { loss: look('no_softmax') },
  batch: { loss: look('all_samples') },
  full_batch: { loss: look('all_samples') },
  only: { opt: look('these_tensors') },
  all_tensors: { opt: look('these_tensors') },
  no_biases: { opt: look('these_tensors') },
  no_schedule: { step: look('every_step') },
  after: { print: look('loss_of_start') },
  running_mean: { print: look('one_loss') },
};

/** `lines`: steps of the loop. */
export function code_for(cause: VariantCause, base: VariantBase, lines: number): CodeLine[] {
  const { name, of = '' } = cause;
  if (['average', 'sign', 'stale_buffer'].includes(name)) return by_hand(lines, base.optimizer, name);
  if (name === 'seed') return start(base, { seed: 'this_seed' });
  if (name === 'net_first') return start(base, { net: 'before_net' });
  if (name === 'default_dtype') return start(base, { seed: 'this_dtype' });
  if (name === 'bias') return start(base, { net: 'with_bias' });
  if (name === 'init') return start(base, { net: 'this_start' });
  if (name === 'activation' || name === 'no_activation') return forward(base, of);
  return loop(base, lines, LOOPS[name] ?? { opt: look('this_rule') });
}

/** The update of a convention that PyTorch's optimizer does not have. */
function update_by_hand({ optimizer }: VariantBase, deep: string): string[] {
  const { lr = 0.1, momentum = 0.9, convention } = optimizer as SgdNumbers;
  const share = Number((1 - momentum).toPrecision(6));
  const rule =
    convention === 'classical'
      ? [`v[:] = ${momentum}*v - ${lr}*w.grad`, 'w.data += v']
      : [`v[:] = ${momentum}*v + ${share}*w.grad`, `w.data -= ${lr}*v`];
  return ['for w, v in zip(weights, vs):', ...rule.map((line) => INDENT + line), 'net.zero_grad()'].map(
    (line) => deep + line,
  );
}

interface SgdNumbers {
  lr?: number;
  momentum?: number;
  convention?: string;
}

/** All of it, to be run and pasted again. */
export function right_loop(base: VariantBase, lines: number, decimals: number): string {
  const { data, optimizer, loss = 'cross_entropy' } = base;
  const { loops, deep, loss: of_step } = steps_of(base, lines);
  const has_optimizer = by_torch(optimizer);
  const memory = has_optimizer
    ? `opt = ${constructor_code(optimizer)}`
    : 'weights = list(net.parameters()); vs = [torch.zeros_like(w) for w in weights]';
  const cleared = base.zero_grad === false ? [] : [`${deep}opt.zero_grad()`];
  const update = has_optimizer ? [`${deep}opt.step()`, ...cleared] : update_by_hand(base, deep);
  const reduction = base.reduction === 'sum' ? "reduction='sum'" : '';
  return [
    ...(data.kind === 'torch_rand' ? start(base, {}).map(({ code }) => code) : []),
    `criterion = nn.${loss === 'mse' ? 'MSE' : 'CrossEntropy'}Loss(${reduction})`,
    memory,
    ...loops,
    `${deep}${of_step}`,
    `${deep}loss.backward()`,
    ...update,
    `${deep}print(f"epoch {epoch} loss {loss.item():.${decimals}f}")`,
    '',
  ].join('\n');
}

/** A loop to begin with, of which all that is to be written is there. */
export const skeleton = [
  'for epoch in range(40):',
  `${INDENT}loss = criterion(net(x), y)`,
  `${INDENT}# your update`,
  `${INDENT}print(f"epoch {epoch} loss {loss.item():.4f}")`,
  '',
].join('\n');
