// SPDX-License-Identifier: MIT
/** That the core matches PyTorch, and the way to the comparison. It says otherwise once that found otherwise. */
import { words } from '../../i18n';
import { useComparison } from './comparison-context';

export function ComparisonLink() {
  const comparison = useComparison();
  const { comparison: text } = words.value;
  return (
    <button type="button" class="link" title={text.hint} onClick={() => void comparison.open()}>
      {comparison.differs.value ? text.differs : text.matches}
    </button>
  );
}
