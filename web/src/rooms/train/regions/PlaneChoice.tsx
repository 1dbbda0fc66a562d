// SPDX-License-Identifier: MIT
/** The plane of the regions, where the data have more than two columns: principal components, or two of them. */
import { Select } from '../../../lab/controls/Select';
import { useLab } from '../../../lab/views/lab-context';
import { regions_words } from './words';

/** In the place of a column. */
const COMPONENTS = -1;

export function PlaneChoice() {
  const lab = useLab();
  const text = regions_words.value;
  const { features } = lab.network.value;
  const { plane } = lab.view.value;
  const columns = Array.from({ length: features }, (_, i) => ({
    value: i,
    label: text.column(String(i + 1)),
  }));
  const other_than = (column: number) => (column === 0 ? 1 : 0);
  const chosen = plane && Math.max(...plane) < features ? plane : null;
  const across = (column: number) => {
    const up = chosen && chosen[1] !== column ? chosen[1] : other_than(column);
    return lab.set_view('plane', column === COMPONENTS ? null : [column, up]);
  };
  return (
    <div class="plane-choice">
      <Select
        id="plane-across"
        label={text.across}
        value={chosen?.[0] ?? COMPONENTS}
        options={[{ value: COMPONENTS, label: text.components }, ...columns]}
        choose={across}
      />
      {chosen && (
        <Select
          id="plane-up"
          label={text.up}
          value={chosen[1]}
          options={columns.filter(({ value }) => value !== chosen[0])}
          choose={(up) => lab.set_view('plane', [chosen[0], up])}
        />
      )}
    </div>
  );
}
