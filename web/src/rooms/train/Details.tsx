// SPDX-License-Identifier: MIT
/** Beside the chart, one at a time: a step from inside, or a panel that comes when it is opened. */
import { words } from '../../i18n';
import { useLab } from '../../lab/views/lab-context';
import { Lazy } from '../../ui/Lazy';
import { Segments } from '../../ui/Segments';
import { StagedMount } from '../../ui/StagedMount';
import { files_of, PANELS, type Panel, panel_name, shown_panel } from './panel';
import { InsidePanel } from './step/Inside';
import { LayerBars } from './step/LayerBars';

export function Details() {
  const lab = useLab();
  const panel = shown_panel(lab);
  const files = files_of(panel);
  return (
    <>
      <div class="detail-tabs">
        <Segments<Panel>
          legend={words.value.phone.beside}
          name="panel"
          value={panel}
          options={PANELS.map((value) => ({ value, label: panel_name(lab, value) }))}
          choose={(next) => lab.set_view('panel', next)}
        />
      </div>
      {files ? (
        <Lazy key={panel} load={files.card} props={{}} />
      ) : (
        <StagedMount>
          <InsidePanel />
          <LayerBars />
        </StagedMount>
      )}
    </>
  );
}
