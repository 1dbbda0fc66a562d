// SPDX-License-Identifier: MIT
/**
 * A text field for a value that may be refused: then it says why and keeps what was typed; the lab is unchanged. What is
 * typed is read here, by the setting's row of its table, and nowhere else.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Setting } from '../experiment/setting';
import type { Problem } from '../experiment/types';
import { Refusal } from './Refusal';

/** What a field needs of its setting. */
export type FieldSetting<T> = Pick<Setting<T>, 'url' | 'parse' | 'format'>;

interface FieldProps<T> {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name?: string;
  hint: string;
  setting: FieldSetting<T>;
  value: T;
  /** the value an empty field stands for, and the word shown in its place */
  empty?: { value: T; word: string } | undefined;
  /** a refusal holds until this is another */
  about?: unknown;
  /** for words; else a number is asked for */
  words?: boolean;
  /** the core did not take what was typed */
  refusal?: Problem | null;
  commit(value: T): Problem | null;
}

type Draft<T> = Pick<FieldProps<T>, 'setting' | 'value' | 'empty' | 'about' | 'commit'>;

/** What stands in the field: the lab's value, or what was typed since, with the reason if it was refused. */
function useDraft<T>({ setting, value, empty, about, commit }: Draft<T>) {
  const [draft, set_draft] = useState<string | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const settle = () => {
    set_draft(null);
    set_problem(null);
  };
  const text = setting.format(value);
  // A value set elsewhere (slider, preset) replaces what was typed; at once, before anything is typed after it.
  useLayoutEffect(settle, [text]);
  // What was refused because of another setting may be typed again once that is another.
  useLayoutEffect(() => {
    if (problem) settle();
  }, [about]);
  const committed = (typed: string): Problem | null => {
    if (empty && typed.trim() === '') return commit(empty.value);
    const parsed = setting.parse(typed);
    return parsed.ok ? commit(parsed.value) : { key: setting.url, value: typed, reason: parsed.reason };
  };
  const finish = (typed: string) => {
    const refused = committed(typed);
    if (!refused) return settle();
    set_draft(typed);
    set_problem(refused);
  };
  const settled = empty && value === empty.value ? '' : text;
  return { text: draft ?? settled, problem, type: set_draft, finish, settle };
}

export function Field<T>(props: FieldProps<T>) {
  const { id, label, name, hint, empty, refusal = null } = props;
  const { text, problem: own, type, finish, settle } = useDraft(props);
  const problem = own ?? refusal;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={props.words ? 'text' : 'decimal'}
        autocomplete="off"
        spellcheck={false}
        title={hint}
        aria-label={name}
        placeholder={empty?.word}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={(event) => finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') settle();
        }}
      />
      <Refusal id={id} problem={problem} />
    </div>
  );
}
