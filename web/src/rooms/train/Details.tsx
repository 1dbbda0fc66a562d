// SPDX-License-Identifier: MIT
/** Beside the chart, one at a time: a step from inside, or the regions, which come when they are opened. */
import { words } from '../../i18n';
import { useLab } from '../../lab/views/lab-context';
import { Lazy } from '../../ui/Lazy';
import { Segments } from '../../ui/Segments';
import { StagedMount } from '../../ui/StagedMount';
import { load_regions, PANELS, type Panel, shown_panel } from './panel';
import { InsidePanel } from './step/Inside';
import { LayerBars } from './step/LayerBars';

export function Details() {
  const lab = useLab();
  const { tabs, beside } = words.value.phone;
  const panel = shown_panel(lab);
  const names: Record<Panel, string> = { step: tabs.inside(), regions: tabs.regions() };
  return (
    <>
      <div class="detail-tabs">
        <Segments<Panel>
          legend={beside}
          name="panel"
          value={panel}
          options={PANELS.map((value) => ({ value, label: names[value] }))}
          choose={(next) => lab.set_view('panel', next)}
        />
      </div>
      {panel === 'regions' ? (
        <Lazy load={load_regions} props={{}} />
      ) : (
        <StagedMount>
          <InsidePanel />
          <LayerBars />
        </StagedMount>
      )}
    </>
  );
}
