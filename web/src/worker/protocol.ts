// SPDX-License-Identifier: MIT
/** What the page and its workers say to each other. A worker holds runs by id, and works out what it is asked for. */
export * from './protocol/connection';
export * from './protocol/mistakes';
export * from './protocol/network';
export * from './protocol/options';
export * from './protocol/past';
export * from './protocol/products';
export * from './protocol/regions';
export * from './protocol/service';
export * from './protocol/snapshot';
export * from './protocol/step-trace';
export * from './protocol/surface';
