// SPDX-License-Identifier: MIT
/**
 * The typed map of products: what of a run, or of the core alone, is worked out only when it is asked for. A name here
 * without its file in worker/products, or without its line in lab/run/probing, does not compile.
 */
import type { VariantLosses, VariantsRequest } from '../../run-check/losses';
import type { LossReading, ReadingRequest } from '../../run-check/reading';
import type { Mistakes, MistakesRequest, PickedSample } from './mistakes';
import type { NetworkRequest, NetworkState } from './network';
import type { ParameterEdit, Reply, RunOptions, TrainerOptions, Tuning } from './options';
import type { DataPlane, PlaneRequest, Regions } from './regions';
import type { StepSampleTrace, StepTrace, ZeroGradLosses } from './step-trace';
import type { DescentQuestion, Descents, FieldRequest, RateMap, RateMapRequest } from './surface';

/** What is asked, and what comes of it. */
export interface Exchange<Request, Result> {
  request: Request;
  result: Result;
}
export type Exchanges<Map> = { [Name in keyof Map]: Exchange<unknown, unknown> };

/** Of a run that goes on: they come with its answers, as often as each one's cadence says. */
export interface LiveProducts {
  /** a step seen from inside, at this parameter (or WATCH_LARGEST) */
  step_trace: Exchange<{ parameter: number }, StepTrace>;
  /** one sample's way through the step, by its place in the step's batch, 0 …, or one picked; null where there was no step */
  sample_trace: Exchange<
    { parameter: number; sample: number; picked?: PickedSample | null },
    StepSampleTrace
  >;
  /** ‖v‖ of each layer, input side first */
  velocity_by_layer: Exchange<true, readonly number[]>;
  /** what the network says on the data's plane */
  regions: Exchange<PlaneRequest, Regions>;
  /** the network, as it is drawn */
  network: Exchange<NetworkRequest, NetworkState>;
  /** what it gets wrong */
  mistakes: Exchange<MistakesRequest, Mistakes>;
}

/** Of a run, once for each question. */
export interface RunTasks {
  /** of the last or the open step, at every parameter; empty while there is none */
  gradient: Exchange<null, Float32Array>;
  /** so many steps from the run's start, all made with `tuning`; the run itself stays where it is */
  zero_grad_losses: Exchange<{ steps: number; tuning: Tuning }, ZeroGradLosses>;
  /** the data it was made with */
  data_points: Exchange<null, DataPoints>;
  /** the plane of its data, and where they lie on it */
  data_plane: Exchange<PlaneRequest, DataPlane>;
}

/** Of the core alone, once for each question. */
export interface CoreTasks {
  /** a run from a fresh start, beside PyTorch's */
  reference_trace: Exchange<{ options: TrainerOptions; steps: number }, ReferenceTrace>;
  /** as many steps as are made in about so many milliseconds */
  timing: Exchange<{ options: TrainerOptions; milliseconds: number }, Timed>;
  /** the data these options draw, split as they say */
  data_points: Exchange<{ options: TrainerOptions }, Reply<DataPoints>>;
  /** the losses of some runs' first steps: `steps` of them, or as many as are made in about so many milliseconds */
  preview: Exchange<{ runs: readonly RunOptions[]; steps: number; milliseconds: number }, Reply<Preview>>;
  /** runs going down a surface */
  descents: Exchange<DescentQuestion, Reply<Descents>>;
  /** the surface's heights on a grid */
  field: Exchange<FieldRequest, Reply<Float32Array>>;
  /** the plane of lr and γ of a quadratic */
  rate_map: Exchange<RateMapRequest, RateMap>;
  /** a run's steps made again, and what it is then (of the whole core) */
  checkpoint: Exchange<
    { options: RunOptions; segments: readonly TuningSegment[]; steps: number },
    Reply<SavedRun>
  >;
  /** what a checkpoint of unknown origin is of, or why it is none (of the whole core) */
  checkpoint_state: Exchange<{ bytes: Uint8Array }, { ok: SavedState } | { fault: string }>;
  /** losses in a text that somebody pasted */
  reading: Exchange<ReadingRequest, LossReading>;
  /** what variants of a run would have printed */
  variant_losses: Exchange<VariantsRequest, VariantLosses>;
}

/** What updates are made with from one on, counted from 0. */
export interface TuningSegment {
  from: number;
  tuning: Tuning;
  /** set by hand before the first of them */
  edits: readonly ParameterEdit[];
}

/** Where a run is, and its loss on all training data there. */
export interface SavedState {
  steps: number;
  loss: number;
}

/** A run at some step: bytes that continue it to the bit, and its parameters in PyTorch's order. */
export interface SavedRun extends SavedState {
  bytes: Uint8Array;
  parameters: Float32Array;
}

export type LiveProductName = keyof LiveProducts;

/** What is asked for while views show it; what is not here is not computed. */
export type RequestsOf<Map extends Exchanges<Map>> = { readonly [Name in keyof Map]?: Map[Name]['request'] };
/** null: not asked for, or there is nothing yet; not in it: not due, so what came last still holds. */
export type ResultsOf<Map extends Exchanges<Map>> = {
  readonly [Name in keyof Map]?: Map[Name]['result'] | null;
};
export type LiveRequests = RequestsOf<LiveProducts>;
export type LiveResults = ResultsOf<LiveProducts>;

/** A call for any task of a map, by its name. */
export type AskTask<Map extends Exchanges<Map>> = <Name extends keyof Map>(
  name: Name,
  request: Map[Name]['request'],
) => Promise<Map[Name]['result']>;

/** What a run from a fresh start comes to. */
export interface ReferenceTrace {
  /** of each step, the loss it started from */
  losses: Float32Array;
  /** of the first step, in PyTorch's order */
  first_gradient: Float32Array;
}

/** Steps made from a fresh start, and the milliseconds they took. */
export interface Timed {
  steps: number;
  milliseconds: number;
}

/** All samples, those of training first. */
export interface DataPoints {
  /** (samples, features) row-major */
  x: Float32Array;
  /** labels (samples), or for mse targets (samples, outputs) */
  y: Int32Array | Float32Array;
  /** 1: the sample is only tested */
  test: Uint8Array;
  /** the loss on the training data of who knows nothing of x: ln C, or for mse the variance of the targets */
  guessing: number;
}

/** Runs side by side, each from its own start. */
export interface Preview {
  /** updates made, where losses were looked at */
  step: Float64Array;
  /** of each run, the loss on all training data after so many updates; NaN from where it diverged */
  losses: readonly Float32Array[];
}
