// SPDX-License-Identifier: MIT
/** The look ahead: how the runs there are would begin on the chosen data. */
import { useFigure } from '../../figure/use-figure';
import { format_count } from '../../lib/numbers';
import type { Preview } from '../../worker/protocol';
import { list_text } from '../controls/text';
import { useLab } from '../views/lab-context';
import { drawn_name, names_in } from '../views/names';
import { end_text, type PreviewRun, preview_figure } from './curves';
import { PREVIEW } from './gallery';
import { gallery_words } from './words';

function useRuns(): PreviewRun[] {
  const lab = useLab();
  const { short } = names_in(lab);
  return lab.shown.value.map((id) => ({
    name: drawn_name(short[id], 9),
    colour: lab.runs[id].colour.value,
  }));
}

interface CurvesProps {
  preview: Preview;
  log: boolean;
}

export function Curves({ preview, log }: CurvesProps) {
  const runs = useRuns();
  const [canvas] = useFigure([preview, log, JSON.stringify(runs)], (size) =>
    preview_figure(preview, runs, log, size),
  );
  const ends = preview.losses.map((losses, i) => `${runs[i]?.name} ${end_text(losses.at(-1) ?? Number.NaN)}`);
  return <canvas ref={canvas} role="img" aria-label={gallery_words.value.curves(list_text(ends))} />;
}

/** How far it came. */
export function Reached({ preview }: { preview: Preview | null }) {
  const text = gallery_words.value;
  const steps = preview?.step.at(-1) ?? 0;
  if (!preview) return <span class="note">{text.looking}</span>;
  const reached = format_count(steps);
  return <span class="note">{steps < PREVIEW.steps ? text.stopped(reached) : text.first(reached)}</span>;
}

export function LookAhead({ preview }: { preview: Preview | null }) {
  const lab = useLab();
  return (
    <section class="look-ahead">
      <header>
        <h4>{gallery_words.value.runs(lab.shown.value.length)}</h4>
        <Reached preview={preview} />
      </header>
      {preview && <Curves preview={preview} log />}
    </section>
  );
}
