// SPDX-License-Identifier: MIT
/// \file
/// Named experiments, the same for tests and benchmarks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "momentum/training/trainer.hpp"

namespace momentum::scenarios {

/// The article's: 500 × 20 uniform inputs, 3 random classes, 20-13-8-3 (ReLU, sigmoid), seed 22, full batch,
/// SGD with lr 0.1 and γ = 0.9.
TrainerOptions article();

/// The same inputs and start with labels a linear teacher gives, so that there is something to learn.
TrainerOptions article_learnable();

/// What follows learns a teacher's labels with lr 0.01 and γ = 0.9, slow enough never to diverge while it is timed.

/// As small images of digits: 64-32-10 (ReLU), one batch of 128.
TrainerOptions digits();

/// Wide layers, as MNIST's: 784-128-64-10 (ReLU), one batch of 128.
TrainerOptions wide();

/// As in TensorFlow's Playground: 200 points in the plane, 2-4-2-2 (tanh), batches of 10.
TrainerOptions playground();

/// article() with another number of samples.
TrainerOptions article_of(Index samples);

/// 128 samples through width-width-width-10 (ReLU): nearly all arithmetic is in square layers.
TrainerOptions square(Index width);

/// A scenario that benchmarks time, under the name their tables give it.
struct Job {
  std::string name;
  std::string title;
  TrainerOptions options;
};

/// J1 article, J2 digits, J3 wide, J4 playground. The wasm build hands them to bench.html as JSON.
std::vector<Job> jobs();

/// The job of that name, "J1" … "J4", or "samples/N", "width/N". Throws std::invalid_argument for any other.
Job job(std::string_view name);

/// A scenario's options as JSON, in the form of the JavaScript library's: what a scenario sets, no other option.
std::string options_json(const TrainerOptions& options);

}  // namespace momentum::scenarios
