// SPDX-License-Identifier: MIT
#include "momentum/training/options.hpp"

#include "momentum/training/evaluator.hpp"

namespace momentum {
namespace {

/// Vectors as long as the parameters: they, those before, the gradient, and the optimizer's four.
constexpr Count kParameterVectors = 7;

/// Counts what evaluate() needs for so many samples.
void count_evaluation(Sizes& sizes, const TrainerOptions& options, Index samples) {
  const Index outputs = outputs_of(options.data, options.loss);
  const Index features = shape_of(options.data).features;
  Index widest = std::max(features, outputs);
  Count rows = features + outputs;
  for (const HiddenLayer& layer : options.hidden) {
    widest = std::max(widest, layer.units);
    rows += layer.units;
  }
  sizes.add("samples evaluated at a time", row_stride(evaluation_chunk(widest, samples)), 1, rows);
  count_planes(sizes, outputs_name(options.loss) + " × data.samples", outputs, samples, 2);
}

/// Counts every array of the trainer these options make, and of its evaluate().
Refused check_sizes(const TrainerOptions& options, Demand& demand) {
  const Shape shape = shape_of(options.data);
  const Index samples = shape.samples;
  const Index batch = batch_samples(options);
  const std::string of_batch = batch < training_samples(options) ? " × batch_size" : " × data.samples";
  Sizes sizes;
  count_data(sizes, options.data, options.loss);
  count_batch(sizes, options.data, options.loss, samples);
  if (std::holds_alternative<FreshTest>(options.test)) count_batch(sizes, options.data, options.loss, samples);
  if (batch < samples) count_batch(sizes, options.data, options.loss, batch);
  Count& parameters = demand.parameters;
  Count in = shape.features;
  const auto layer = [&](const std::string& name, Index out, bool keeps_sums) {
    sizes.add("weights into " + name, in + 1, out);
    count_planes(sizes, name + " × data.samples", out, samples, 0);        // evaluate() makes them bit by bit: seconds
    count_planes(sizes, name + of_batch, out, batch, keeps_sums ? 3 : 2);  // a step's activations, its deltas
    parameters += (in + 1) * out;
    in = out;
  };
  for (std::size_t i = 0; i < options.hidden.size(); ++i) {
    layer("hidden[" + std::to_string(i) + "].units", options.hidden[i].units, needs_z(options.hidden[i].activation));
  }
  layer(outputs_name(options.loss), outputs_of(options.data, options.loss), false);
  count_evaluation(sizes, options, samples);
  sizes.add("the network's parameters", parameters, 1, kParameterVectors);
  demand.values = sizes.all();
  return sizes.refused();
}

}  // namespace

Refused check(const TrainerOptions& options, Demand& demand) {
  Refused refused = check_options(options);
  if (!refused && !options.bias) refused = check_no_bias(options.params);
  if (!refused) refused = check_targets(options.data, options.loss);
  if (!refused) refused = validate(options.test, options.data);
  return refused ? refused : check_sizes(options, demand);
}

Count check(const TrainerOptions& options) {
  Demand demand;
  require_fit(check(options, demand));
  return demand.parameters;
}

}  // namespace momentum
