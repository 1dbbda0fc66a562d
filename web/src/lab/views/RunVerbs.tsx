// SPDX-License-Identifier: MIT
/** Play, step, reset: the three buttons of every place where the runs go on. */
import { words } from '../../i18n';
import { PlayerButtons } from '../../ui/Player';
import { toggle_play } from './keys';
import { useLab } from './lab-context';

/** `small`: reset is its picture alone. */
export function RunVerbs({ small = false }: { small?: boolean }) {
  const lab = useLab();
  const { transport } = words.value;
  const loading = lab.loading.value;
  return (
    <PlayerButtons
      words={transport}
      playing={lab.playing.value && !loading}
      waiting={loading ? transport.loading : null}
      small={small}
      toggle={() => toggle_play(lab)}
      step={() => lab.step_once()}
      reset={() => lab.reset()}
    />
  );
}
