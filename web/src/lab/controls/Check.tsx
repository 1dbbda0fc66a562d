// SPDX-License-Identifier: MIT
/** A box to tick; a tick that is refused goes back, with the reason beside it. */
import type { Problem } from '../experiment/types';
import { Refusal, useRefusal } from './Refusal';

interface CheckProps {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name: string;
  hint: string;
  value: boolean;
  /** a refusal holds until this is another */
  about?: unknown;
  /** the core did not take what was ticked */
  refusal?: Problem | null;
  commit(checked: boolean): Problem | null;
}

export function Check({ id, label, name, hint, value, about, refusal = null, commit }: CheckProps) {
  const [own, set_problem] = useRefusal(value, about);
  const problem = own ?? refusal;
  const change = (box: HTMLInputElement) => {
    const refused = commit(box.checked);
    set_problem(refused);
    if (refused) box.checked = value;
  };
  return (
    <div class="field check">
      <label for={id} title={hint}>
        <input
          id={id}
          type="checkbox"
          aria-label={name}
          checked={value}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => change(event.currentTarget)}
        />
        <span>{label}</span>
      </label>
      <Refusal id={id} problem={problem} />
    </div>
  );
}
