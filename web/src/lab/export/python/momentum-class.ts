// SPDX-License-Identifier: MIT
/** The lines of a class that has momentum as books write it: the conventions that PyTorch does not have. */
import type { RunSettings } from '../../experiment/types';
import { OWN_CLASS } from './optimizer-text';
import { literal } from './python-text';

type Convention = 'pytorch' | 'classical' | 'average';

const FORMULAS: Record<Convention, string> = {
  pytorch: 'pytorch: v <- gamma*v + g, w <- w - lr*v',
  classical: 'classical: v <- gamma*v - lr*g, w <- w + v',
  average: 'average: v <- gamma*v + (1 - gamma)*g, w <- w - lr*v',
};

/** What v counts in: where the convention changes, the motion goes on. */
const UNITS: Record<Convention, string> = { pytorch: '1', classical: '-lr', average: '1 - gamma' };

const FLAGS = {
  dampening: 0,
  weight_decay: 0,
  nesterov: false,
  maximize: false,
  stale_buffer: false,
} as const;
type OwnOption = keyof typeof FLAGS;

/** What of it these settings need. `all`: of every run that is written with it, at all of its steps. */
function needs_of(all: readonly RunSettings[]) {
  const moving = all.filter(({ momentum }) => momentum !== 0);
  const conventions = [...new Set(moving.map(({ convention }) => convention as Convention))].sort();
  const names = Object.keys(FLAGS) as OwnOption[];
  const flags = names.filter((flag) => all.some((settings) => settings[flag] !== FLAGS[flag]));
  return {
    conventions,
    several: conventions.length > 1,
    always_stale: moving.every(({ stale_buffer }) => stale_buffer === true),
    still: moving.length < all.length,
    flags,
    has: (flag: OwnOption) => flags.includes(flag),
  };
}

type Needs = ReturnType<typeof needs_of>;
const when = (needed: boolean, ...lines: string[]) => (needed ? lines : []);

/** What a gradient counts in v. */
function share_lines({ conventions, several, has }: Needs): string[] {
  const damped = has('dampening') ? "1 if first else 1 - o['dampening']" : '1';
  if (!several) {
    if (conventions.includes('average')) return ['share = 1 - gamma'];
    if (!conventions.includes('classical')) return [`share = ${damped}`];
    return [has('dampening') ? `share = -lr * (${damped})` : 'share = -lr'];
  }
  return [
    `share = ${conventions.includes('average') ? "1 - gamma if convention == 'average' else " : ''}${damped}`,
    ...when(conventions.includes('classical'), "share = -lr * share if convention == 'classical' else share"),
  ];
}

function update(needs: Needs): string[] {
  const { conventions, several, has, always_stale } = needs;
  const classical = conventions.includes('classical');
  const sign = several ? "1 if convention == 'classical' else -lr" : '1';
  const move = (by: string) => `w.add_(${by}, alpha=${classical ? sign : '-lr'})`;
  const sometimes_stale = has('stale_buffer') && !always_stale;
  return [
    ...share_lines(needs),
    ...when(always_stale, `${move('v')}  # by the velocity of the update before`),
    ...when(
      sometimes_stale,
      "if o['stale_buffer']:",
      `    ${move('v')}  # by the velocity of the update before`,
    ),
    'v.mul_(gamma).add_(g, alpha=share)',
    ...when(has('nesterov'), "ahead = gamma * v + share * g if o['nesterov'] else v"),
    ...when(sometimes_stale, "if not o['stale_buffer']:", `    ${move(has('nesterov') ? 'ahead' : 'v')}`),
    ...when(!has('stale_buffer'), move(has('nesterov') ? 'ahead' : 'v')),
    ...when(has('dampening'), "state['first'] = False"),
    ...when(several, 'state.update(unit=unit, convention=convention)'),
  ];
}

const conversion = ({ conventions }: Needs) => [
  `unit = {${conventions.map((name) => `'${name}': ${UNITS[name]}`).join(', ')}}[convention]`,
  "if state.get('convention', convention) != convention:",
  "    factor = unit / state['unit'] if state['unit'] else math.inf",
  '    v.mul_(factor) if math.isfinite(factor) else v.zero_()',
];

const step_of_one = (needs: Needs) => [
  `g = ${needs.has('maximize') ? "-w.grad if o['maximize'] else w.grad" : 'w.grad'}`,
  ...when(needs.has('weight_decay'), "g = g + o['weight_decay'] * w"),
  ...when(needs.still, 'if gamma == 0:', '    w.sub_(g, alpha=lr)', '    continue'),
  'state = self.state[w]',
  "v = state.setdefault('v', torch.zeros_like(w))",
  ...when(needs.has('dampening'), "first = state.get('first', True)"),
  ...when(needs.several, ...conversion(needs)),
  ...update(needs),
];

export function class_lines(all: readonly RunSettings[]): string[] {
  if (all.length === 0) return [];
  const needs = needs_of(all);
  const { conventions, several, flags } = needs;
  const usual = flags.map((flag) => `'${flag}': ${literal(FLAGS[flag])}, `).join('');
  return [
    `class ${OWN_CLASS}(optim.Optimizer):`,
    ...conventions.map((name) => `    # ${FORMULAS[name]}`),
    '    def __init__(self, params, **options):',
    `        super().__init__(params, {'momentum': 0, 'convention': 'pytorch', ${usual}**options})`,
    '',
    '    @torch.no_grad()',
    '    def step(self):',
    '        o = self.param_groups[0]',
    several
      ? "        lr, gamma, convention = o['lr'], o['momentum'], o['convention']"
      : "        lr, gamma = o['lr'], o['momentum']",
    "        for w in o['params']:",
    ...step_of_one(needs).map((line) => `            ${line}`),
  ];
}
