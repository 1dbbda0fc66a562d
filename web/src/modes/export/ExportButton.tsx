// SPDX-License-Identifier: MIT
/** The ways to the menu of exports, and where it comes to lie when it is first opened. */
import { useEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { Lazy } from '../../ui/Lazy';
import { opening_file, take_drops } from './open/drop';
import { follow_focus, is_open, open_export } from './opening';

const load = async () => (await import('./ExportMenu')).ExportMenu;

/** The header's; a phone, which has no room for it there, has one among the ways to share. */
export function ExportButton() {
  const { header } = words.value;
  return (
    <button
      type="button"
      class="export-button"
      title={header.export_hint}
      aria-haspopup="dialog"
      onClick={open_export}
    >
      {header.export} <span aria-hidden="true">▾</span>
    </button>
  );
}

const opened = async () => (await import('./open/Opened')).Opened;

export function ExportPlace() {
  useEffect(follow_focus, []);
  useEffect(take_drops, []);
  return (
    <>
      {is_open.value && <Lazy load={load} props={{}} />}
      {opening_file.value && <Lazy load={opened} props={{}} />}
    </>
  );
}
