// SPDX-License-Identifier: MIT
import { Formula } from '../../../ui/Formula';

interface BarProps {
  kind: 'kept' | 'news' | 'now';
  name: string;
  /** its name is written, not only read aloud */
  named: boolean;
  /** of the whole width */
  share: number;
  value: string;
  /** what is gone leaves its outline */
  gone?: boolean;
}

/** A length as a bar, its name at its end, and its number. */
export function Bar({ kind, name, named, share, value, gone = false }: BarProps) {
  const width = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) * 100 : 0;
  return (
    <span class={`part-bar ${kind}`}>
      <span class="part-track">
        <i class={gone ? 'gone' : undefined} style={{ width: `${width}%` }} />
        <small class={named ? undefined : 'visually-hidden'}>
          <Formula text={name} />
        </small>
      </span>
      <span class="number">{value}</span>
    </span>
  );
}
