// SPDX-License-Identifier: MIT
/** A text field for a value that may be refused: then it says why and keeps what was typed; the lab is unchanged. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Problem } from '../experiment/types';
import { Refusal } from './Refusal';

interface FieldProps {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name?: string;
  hint: string;
  value: string;
  /** the value an empty field stands for, and the word shown in its place */
  empty?: { value: string; word: string } | undefined;
  /** a refusal holds until this is another */
  about?: unknown;
  /** for words; else a number is asked for */
  words?: boolean;
  commit(text: string): Problem | null;
}

type Draft = Pick<FieldProps, 'value' | 'empty' | 'about' | 'commit'>;

/** What stands in the field: the lab's value, or what was typed since, with the reason if it was refused. */
function useDraft({ value, empty, about, commit }: Draft) {
  const [draft, set_draft] = useState<string | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const settle = () => {
    set_draft(null);
    set_problem(null);
  };
  // A value set elsewhere (slider, preset) replaces what was typed; at once, before anything is typed after it.
  useLayoutEffect(settle, [value]);
  // What was refused because of another setting may be typed again once that is another.
  useLayoutEffect(() => {
    if (problem) settle();
  }, [about]);
  const finish = (text: string) => {
    const refused = commit(empty && text.trim() === '' ? empty.value : text);
    if (!refused) return settle();
    set_draft(text);
    set_problem(refused);
  };
  const settled = empty && value === empty.value ? '' : value;
  return { text: draft ?? settled, problem, type: set_draft, finish, settle };
}

export function Field(props: FieldProps) {
  const { id, label, name, hint, empty } = props;
  const { text, problem, type, finish, settle } = useDraft(props);
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
