// SPDX-License-Identifier: MIT
import { it } from 'vitest';
import { CHAPTERS } from '../../src/state/learn/chapters';
import { setup_facts } from '../../src/state/learn/facts';
import { open_core } from './core_host';
import { until } from './lab_support';

for (const chapter of CHAPTERS)
  it(chapter.id, async () => {
    if (!chapter.trained)
      return console.log(
        chapter.id,
        Object.entries(chapter.facts())
          .map(([k, f]) => `${k}=${f.text}`)
          .join(' '),
      );
    const { lab } = await open_core(chapter.trained.query);
    console.log(lab.link_problems.value);
    lab.set_view('speed', 'max');
    lab.set_view('stop_step', String(chapter.trained.steps));
    while (lab.step.value < chapter.trained.steps) {
      lab.play();
      for (;;) {
        if (!lab.playing.value) break;
        await new Promise((d) => setTimeout(d, 1));
      }
    }
    console.log(
      chapter.id,
      Object.entries({ ...setup_facts(lab, chapter.trained.steps), ...chapter.facts(lab) })
        .map(([k, f]) => `${k}=${f.text}`)
        .join(' '),
    );
    lab.dispose();
  });
