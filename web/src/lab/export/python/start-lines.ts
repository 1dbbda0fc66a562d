// SPDX-License-Identifier: MIT
/** Lines that draw what a run starts from: its data and its network, in the order and the type that it is built with. */
import type { ExperimentSettings, RunBuildOptions } from '../../experiment/types';
import { data_lines, is_drawn } from './data-lines';
import { network_lines } from './network-lines';
import { indented } from './python-text';
import { split_lines, splits } from './split-lines';

export interface StartLines {
  data: readonly string[];
  network: readonly string[];
}

const default_dtype = (name: string) => `torch.set_default_dtype(torch.${name})`;
/** All arithmetic of the page is in float32. */
const BACK = `${default_dtype('float32')}  # drawn in float64, trained in float32`;

/** `net`: what the network is called. */
export function start_lines(
  experiment: ExperimentSettings,
  { net_first, default_dtype: dtype, bias }: RunBuildOptions,
  net: string,
): StartLines {
  const in_double = dtype === 'float64';
  const seed = `torch.manual_seed(${experiment.seed})`;
  // Points have numbers of their own, which are float32 as ever.
  const of_data = in_double && is_drawn(experiment);
  const change = in_double ? [default_dtype(dtype)] : [];
  const data = [...data_lines(experiment, of_data), ...split_lines(experiment)];
  const network = [...network_lines(experiment, net, bias), ...(in_double ? [`${net}.float()`] : [])];
  const back = in_double ? [BACK] : [];
  if (net_first) {
    const between = of_data ? data : [...back, ...data];
    const end = of_data ? back : [];
    return { data: [...change, seed, ...network, ...between, ...end], network: [] };
  }
  return of_data
    ? { data: [...change, seed, ...data], network: [...network, ...back] }
    : { data: [seed, ...data], network: [...change, ...network, ...back] };
}

/** What a start gives back. */
export const start_names = (experiment: ExperimentSettings): string =>
  `x, y, ${splits(experiment) ? 'x_test, y_test, ' : ''}net`;

/** A start as a function. */
export const start_function = (
  name: string,
  experiment: ExperimentSettings,
  { data, network }: StartLines,
): string[] => [`def ${name}():`, ...indented([...data, ...network, `return ${start_names(experiment)}`])];
