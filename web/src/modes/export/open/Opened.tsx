// SPDX-License-Identifier: MIT
/** What came of a file that was dropped or chosen: opened, with the way back, or why not. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { open_gallery } from '../../../lab/gallery/opening';
import { useHost } from '../../../lab/views/host-context';
import { useLab } from '../../../lab/views/lab-context';
import { is_open } from '../opening';
import { SavedRuns } from '../saved-runs';
import { export_words } from '../words';
import { opening_file } from './drop';
import { open_file } from './open-file';

/** Of names of tables, which are data and no experiment. */
const TABLE = /\.(csv|tsv|tab)$/i;

interface Outcome {
  text: string;
  opened: boolean;
}

export function Opened() {
  const lab = useLab();
  const host = useHost();
  const saved = useMemo(() => new SavedRuns(host), [host]);
  const { open } = export_words.value;
  const outcome = useSignal<Outcome | null>(null);
  const file = opening_file.value;
  useEffect(() => {
    if (!file) return;
    const say = (text: string, opened: boolean) => {
      if (file === opening_file.peek()) outcome.value = { text, opened };
    };
    outcome.value = null;
    if (TABLE.test(file.name)) {
      is_open.value = false;
      opening_file.value = null;
      open_gallery('table', file);
      return;
    }
    open_file(lab, file, saved).then(
      () => {
        is_open.value = false;
        say(open.opened(file.name), true);
      },
      (error) => say(open.refused(file.name, error instanceof Error ? error.message : String(error)), false),
    );
  }, [file]);
  const close = () => {
    opening_file.value = null;
    outcome.value = null;
  };
  const undo = () => {
    close();
    void lab.undo_data();
  };
  const now = outcome.value;
  return (
    <div class={`opened-file ${now ? '' : 'visually-hidden'}`} role="status">
      {now && (
        <>
          <span>{now.text}</span>
          {now.opened && (
            <button type="button" onClick={undo}>
              {open.undo}
            </button>
          )}
          <button type="button" class="icon plain" aria-label={open.dismiss} onClick={close}>
            ✕
          </button>
        </>
      )}
    </div>
  );
}
