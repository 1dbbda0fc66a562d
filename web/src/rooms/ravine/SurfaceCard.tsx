// SPDX-License-Identifier: MIT
/** Which surface, its shape, where the start is and how far the runs go. */
import { useEffect, useRef } from 'preact/hooks';
import { draw_marks } from '../../figure/canvas-marks';
import { inks_of } from '../../figure/inks';
import { Field } from '../../lab/controls/Field';
import { Slider } from '../../lab/controls/Slider';
import { shown_theme } from '../../ui/theme';
import type { FieldView } from './descent/field';
import type { Ravine } from './descent/ravine';
import { SCALES } from './descent/scales';
import { RAVINE, steps_of } from './descent/settings';
import { start_of } from './descent/surface-defaults';
import { is_quadratic, SURFACES, type SurfaceType } from './descent/surfaces';
import { thumbnail_figure } from './figures/surface-marks';
import { ravine_words } from './words';
import './styles/cards.css';

export function SurfaceCard({ ravine }: { ravine: Ravine }) {
  const words = ravine_words.value;
  const { surface, kappa, angle } = ravine.settings.value;
  const well = ravine.failure.value === null;
  useEffect(() => {
    if (well) void ravine.thumbnails.want_small(ravine.settings.peek());
  }, [ravine, kappa, angle, well]);
  return (
    <section class="panel ravine-surface" aria-labelledby="ravine-surface">
      <h2 id="ravine-surface">{words.surface}</h2>
      <fieldset class="thumbnails">
        <legend class="visually-hidden">{words.surface}</legend>
        {SURFACES.map((type) => (
          <label key={type}>
            <input
              type="radio"
              name="ravine-surface"
              value={type}
              checked={type === surface}
              onChange={() => ravine.set('surface', type)}
            />
            <Thumbnail view={ravine.thumbnails.small.value[type]} />
            <span>{words.surfaces[type]}</span>
          </label>
        ))}
      </fieldset>
      {is_quadratic(surface) && <Shape ravine={ravine} />}
      <Start ravine={ravine} />
    </section>
  );
}

function Thumbnail({ view }: { view: FieldView | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = shown_theme.value;
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx || !view) return;
    const size = { width: element.width / 2, height: element.height / 2 };
    draw_marks(ctx, thumbnail_figure(view, size), inks_of(element), 2);
  }, [view, theme]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} width={176} height={88} />
    </span>
  );
}

function Shape({ ravine }: { ravine: Ravine }) {
  const words = ravine_words.value;
  const settings = ravine.settings.value;
  const slid = (key: 'kappa' | 'angle') => (
    <Slider
      id={`ravine-${key}`}
      label={words[key]}
      name={words[key]}
      slider_name={words.slider(words[key])}
      hint={words[`${key}_hint`]}
      setting={RAVINE[key]}
      value={settings[key]}
      scale={SCALES[key]}
      commit={(value) => ravine.set(key, value)}
    />
  );
  const noise = (
    <Field
      id="ravine-noise"
      label={words.noise}
      hint={words.noise_hint}
      setting={RAVINE.noise}
      value={settings.noise}
      commit={(value) => ravine.set('noise', value)}
    />
  );
  const noisy: SurfaceType = 'noisy';
  return (
    <>
      {slid('kappa')}
      {slid('angle')}
      {settings.surface === noisy && noise}
    </>
  );
}

function Start({ ravine }: { ravine: Ravine }) {
  const words = ravine_words.value;
  const settings = ravine.settings.value;
  const [x, y] = start_of(settings);
  const field = (key: 'x' | 'y', value: number) => (
    <Field<number | null>
      id={`ravine-${key}`}
      label={words.start_labels[key]}
      name={words.start_names[key]}
      hint={words.start_field_hint}
      setting={RAVINE[key]}
      value={value}
      commit={(next) => ravine.set(key, next)}
    />
  );
  return (
    <>
      <div class="start-fields">
        {field('x', x)}
        {field('y', y)}
      </div>
      <Field<number | null>
        id="ravine-steps"
        label={words.length}
        hint={words.length_hint}
        setting={RAVINE.steps}
        value={steps_of(settings)}
        commit={(steps) => ravine.set('steps', steps)}
      />
    </>
  );
}
