// SPDX-License-Identifier: MIT
#include "momentum/options.hpp"

namespace momentum {
namespace {

/// Vectors as long as the parameters: they, those before, the gradient, and the optimizer's four.
constexpr Count kParameterVectors = 7;

/// Counts every array of the trainer these options make, and of its evaluate(). Returns the number of parameters.
Count check_sizes(const TrainerOptions& options) {
  const Index samples = options.data.samples;
  const Index batch = batch_samples(options);
  const std::string of_all = " × data.samples";
  const std::string of_batch = batch < samples ? " × batch_size" : of_all;
  Sizes sizes;
  count_data(sizes, options.data, options.loss);
  count_batch(sizes, options.data, options.loss, samples);
  if (batch < samples) count_batch(sizes, options.data, options.loss, batch);
  Count parameters = 0;
  Count in = options.data.features;
  const auto layer = [&](const std::string& name, Index out) {
    sizes.add("weights into " + name, in + 1, out);
    count_planes(sizes, name + of_all, out, samples);     // evaluate()'s activations
    count_planes(sizes, name + of_batch, out, batch, 2);  // a step's, and its deltas
    parameters += (in + 1) * out;
    in = out;
  };
  for (std::size_t i = 0; i < options.hidden.size(); ++i) {
    layer("hidden[" + std::to_string(i) + "].units", options.hidden[i].units);
  }
  const std::string last = outputs_name(options.loss);
  layer(last, outputs_of(options.data, options.loss));
  count_planes(sizes, last + of_all, in, samples);  // evaluate()'s deltas
  sizes.add("the network's parameters", parameters, 1, kParameterVectors);
  return parameters;
}

}  // namespace

Count check(const TrainerOptions& options) {
  check_fields(options, "");
  validate(options.optimizer);
  if (options.hidden.size() > kMostLayers) {
    throw OptionError("hidden", "at most " + std::to_string(kMostLayers) + " layers",
                      std::to_string(options.hidden.size()));
  }
  for (std::size_t i = 0; i < options.hidden.size(); ++i) {
    check_fields(options.hidden[i], "hidden[" + std::to_string(i) + "].");
  }
  check_params(options.params, options.hidden.size());
  return check_sizes(options);
}

}  // namespace momentum
