// SPDX-License-Identifier: MIT
/** What the core says of its options: names, ranges, defaults, choices. Nothing of it stands anywhere else. */
import { SCHEMA } from '#wasm/momentum-schema';

const { optimizer, schedule, test, init, hidden, data, reduction, sampler, default_dtype } = SCHEMA.fields;

export type RuleType = keyof typeof optimizer.variants;
export type ScheduleType = keyof typeof schedule.variants;
export type TestType = keyof typeof test.variants;
export type Init = (typeof init.choices)[number];
export type Reduction = (typeof reduction.choices)[number];
export type Sampler = (typeof sampler.choices)[number];
export type DefaultDtype = (typeof default_dtype.choices)[number];
type FieldsOf<V> = { [K in keyof V]: V[K] extends { fields: infer F } ? keyof F : never }[keyof V];
type RuleOption = FieldsOf<typeof optimizer.variants>;
type ScheduleOption = FieldsOf<typeof schedule.variants>;
/** Every option some rule or schedule has, by PyTorch's name: views have a label for each, or do not compile. */
export type OptionName = RuleOption | ScheduleOption;

/** The type of an option's values: of any variant that has it, for they share its kind. */
type ValueOf<V, N> = V extends { fields: infer F }
  ? N extends keyof F
    ? F[N] extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C
      : F[N] extends { kind: 'flag' }
        ? boolean
        : number
    : never
  : never;
type RuleOptions = { [N in RuleOption]: ValueOf<(typeof optimizer.variants)[RuleType], N> };
type ScheduleOptions = {
  [N in ScheduleOption as `schedule.${N}`]: ValueOf<(typeof schedule.variants)[ScheduleType], N>;
};
/** Every option by its key among a run's settings, with the type of its values. */
export type OptionValues = RuleOptions & ScheduleOptions;
export type OptionKey = keyof OptionValues;

/** Every kind of data the core knows. */
export type CoreDataKind = keyof typeof data.variants;
/** Those whose numbers of inputs and outputs are their own. */
type ShapedKind = {
  [K in CoreDataKind]: (typeof data.variants)[K]['fields'] extends { features: unknown } ? never : K;
}[CoreDataKind];
/** Every option one of them has: views have a label for each, or do not compile. */
export type DataOptionName = FieldsOf<Pick<typeof data.variants, ShapedKind>>;

export interface NumberNode {
  kind: 'number';
  integer: boolean;
  low: number | null;
  high: number | null;
  low_excluded: boolean;
  high_excluded: boolean;
  default: number | null;
}
export interface ChoiceNode {
  kind: 'choice';
  choices: readonly string[];
  default: string;
}
export interface FlagNode {
  kind: 'flag';
  default: boolean;
}
export type FieldNode = NumberNode | ChoiceNode | FlagNode;

/** A rule between two fields: when `field` is `is`, then `needs` must be above a number, or be something. */
export interface Need {
  field: string;
  is: number | boolean | string;
  needs: string;
  above?: number;
  is_then?: number | boolean | string;
}

interface Group {
  fields: Readonly<Record<string, FieldNode>>;
  needs: readonly Need[];
}

const keys = <T extends string>(variants: Record<T, unknown>) => Object.keys(variants) as T[];

export const RULES = keys(optimizer.variants);
export const SCHEDULES = keys(schedule.variants);
export const TESTS = keys(test.variants);
export const INITS: readonly Init[] = init.choices;
export const REDUCTIONS = reduction.choices;
export const SAMPLERS = sampler.choices;
export const DEFAULT_DTYPES = default_dtype.choices;
export const ACTIVATIONS = hidden.item.fields.activation.choices;

export const rule_group = (rule: RuleType): Group => optimizer.variants[rule];
export const schedule_group = (type: ScheduleType): Group => schedule.variants[type];
export const SEED: NumberNode = SCHEMA.fields.seed;
export const TEST_SHARE: NumberNode = test.variants.split.fields.share;
export const TEST_SEED: NumberNode = test.variants.split.fields.seed;

/** The options of a kind of data; none where a shape is said in their place. */
export function data_fields(kind: CoreDataKind): Readonly<Record<string, NumberNode>> {
  const { fields } = data.variants[kind];
  return 'features' in fields ? {} : fields;
}

/** A schedule's option among a run's settings. */
export const SCHEDULE_PREFIX = 'schedule.';

function table<Name extends string, T>(names: readonly Name[], of: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>;
}
const RULE_KEYS = table(RULES, (rule) => Object.keys(rule_group(rule).fields) as (keyof RuleOptions)[]);
const SCHEDULE_KEYS = table(SCHEDULES, (type) =>
  Object.keys(schedule_group(type).fields).map((name) => (SCHEDULE_PREFIX + name) as keyof ScheduleOptions),
);
const KEYS = table(RULES, (rule) => table(SCHEDULES, (type) => [...RULE_KEYS[rule], ...SCHEDULE_KEYS[type]]));

/** The options a rule has, a schedule, and both, as keys of a run's settings: asked for at every step of a long plan. */
export const rule_keys = (rule: RuleType): readonly (keyof RuleOptions)[] => RULE_KEYS[rule];
export const schedule_keys = (type: ScheduleType): readonly (keyof ScheduleOptions)[] => SCHEDULE_KEYS[type];
export const settings_keys = (rule: RuleType, type: ScheduleType): readonly OptionKey[] => KEYS[rule][type];

/** Every key some rule or schedule has, with its node; what two of them share is alike in both but for the default. */
const NODES: ReadonlyMap<string, FieldNode> = new Map([
  ...SCHEDULES.flatMap((type) =>
    Object.entries(schedule_group(type).fields).map(
      ([name, node]) => [SCHEDULE_PREFIX + name, node] as const,
    ),
  ),
  ...RULES.flatMap((rule) => Object.entries(rule_group(rule).fields)),
]);

export const OPTION_KEYS: readonly string[] = [...NODES.keys()];
export function option_node(key: string): FieldNode {
  const node = NODES.get(key);
  if (!node) throw new RangeError(`no rule has an option ${key}`);
  return node;
}

/** The core's default of an option under a rule and a schedule; undefined when they do not have it. */
export function default_of(rule: RuleType, schedule: ScheduleType, key: string) {
  const own = key.startsWith(SCHEDULE_PREFIX)
    ? schedule_group(schedule).fields[key.slice(SCHEDULE_PREFIX.length)]
    : rule_group(rule).fields[key];
  return own?.default ?? undefined;
}
