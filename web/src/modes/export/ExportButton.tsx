// SPDX-License-Identifier: MIT
/** The header's way to the menu of exports, which comes when it is first opened. */
import { words } from '../../i18n';
import { Lazy } from '../../ui/Lazy';
import { is_open } from './opening';

const load = async () => (await import('./ExportMenu')).ExportMenu;

export function ExportButton() {
  const { header } = words.value;
  return (
    <div class="export">
      <button
        type="button"
        title={header.export_hint}
        aria-haspopup="dialog"
        aria-expanded={is_open.value}
        onClick={() => {
          is_open.value = true;
        }}
      >
        {header.export} <span aria-hidden="true">▾</span>
      </button>
      {is_open.value && <Lazy load={load} props={{}} />}
    </div>
  );
}
