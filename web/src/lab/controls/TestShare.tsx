// SPDX-License-Identifier: MIT
/** The share of samples that are only tested: a slider and a field in per cent; at 0 there are none. */
import { words } from '../../i18n';
import { linear_scale } from '../../lib/scale';
import type { Parsed, Setting } from '../experiment/setting';
import { EXPERIMENT } from '../experiment/settings';
import type { ExperimentSettings, Problem } from '../experiment/types';
import { Slider } from './Slider';

const SCALE = linear_scale(0, 0.6, 0.05);
const row = EXPERIMENT.test_share;

/** 30 % or 0.3; 0 is none. */
function share_of(text: string): Parsed<number> {
  const [, percent] = /^(.*?)\s*[%％]\s*$/.exec(text) ?? [];
  if (/^\s*0([.,]0*)?\s*$/.test(percent ?? text)) return { ok: true, value: 0 };
  return row.parse(percent === undefined ? text : `${percent}/100`);
}

const PERCENT: Pick<Setting<number>, 'url' | 'parse' | 'format'> = {
  url: row.url,
  parse: share_of,
  format: (share) => `${Number((100 * share).toPrecision(6))} %`,
};

interface TestShareProps {
  id: string;
  experiment: Pick<ExperimentSettings, 'test' | 'test_share'>;
  refusal?: Problem | null;
  commit(share: number): Problem | null;
}

export function TestShare({ id, experiment, refusal = null, commit }: TestShareProps) {
  const text = words.value.experiment;
  return (
    <Slider
      id={id}
      label={text.test_share}
      name={text.test_share}
      slider_name={text.test_share_slider}
      hint={text.test_share_hint}
      setting={PERCENT}
      value={experiment.test === 'none' ? 0 : experiment.test_share}
      scale={SCALE}
      refusal={refusal}
      commit={commit}
    />
  );
}
