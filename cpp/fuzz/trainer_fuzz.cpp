// SPDX-License-Identifier: MIT
// Any options, set by name as JavaScript sets them, and then any verbs in any order: options are refused or train, and
// a copy made on the way goes on to the same bits.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cstring>
#include <limits>
#include <vector>

#include "support.hpp"

namespace momentum::fuzzing {
namespace {

using Input = FuzzedDataProvider;

/// Trainers larger than this are only looked at by check().
constexpr Count kMostParameters = 2000;
constexpr Index kMostSamplesTried = 64;

/// Small and whole, or anything.
double number(Input& input) {
  switch (input.ConsumeIntegralInRange(0, 3)) {
    case 0: return input.ConsumeIntegralInRange(0, 12);
    case 1: return input.ConsumeFloatingPointInRange(0.0, 1.0);
    case 2: return input.PickValueInArray({-1.0, 65536.0, 65537.0, 1e7, 0x1p31, 0x1p32, 0x1p53, 1e300});
    default: return input.ConsumeFloatingPoint<double>();
  }
}

template <class Names>
std::string_view name_of(Input& input, const Names& names) {
  return names[input.ConsumeIntegralInRange<std::size_t>(0, names.size() - 1)];
}

/// Sets some fields of a struct by the names of its own table.
template <class Options>
void set_some(Input& input, Options& options, const std::string& path) {
  std::vector<std::string> names;
  fields(options, [&](std::string_view name, const auto&, const auto&) { names.emplace_back(name); });
  names.emplace_back("none of them");
  for (int left = input.ConsumeIntegralInRange(0, 6); left > 0; --left) {
    const std::string_view name = name_of(input, names);
    const auto words = {name_of(input, kActivationNames), name_of(input, kLossNames), name_of(input, kDataKindNames),
                        name_of(input, kConventionNames)};
    const Value value = input.ConsumeBool()   ? Value(number(input))
                        : input.ConsumeBool() ? Value(input.ConsumeBool())
                                              : Value(*(words.begin() + input.ConsumeIntegralInRange(0, 3)));
    try {
      assign_field(options, path, name, value);
    } catch (const std::invalid_argument& error) {
      require(std::strlen(error.what()) < 300, error.what());
    }
  }
}

/// Some names of tensors, of which a small network has the first six; or all of them, by none.
Params params_from(Input& input) {
  constexpr std::array<std::string_view, 8> kNames{"out.weight",     "out.bias",     "linear1.weight", "linear1.bias",
                                                   "linear2.weight", "linear2.bias", "linear01.bias",  "out"};
  if (input.ConsumeBool()) return {};
  Params params(std::in_place);
  for (int left = input.ConsumeIntegralInRange(0, 6); left > 0; --left) params->emplace_back(name_of(input, kNames));
  return params;
}

TrainerOptions options_from(Input& input) {
  const auto loss = input.ConsumeBool() ? Loss::mse : Loss::cross_entropy;
  TrainerOptions options = small_options(input.ConsumeIntegralInRange<std::size_t>(0, 3), 0, loss);
  set_some(input, options, "");
  set_some(input, options.data, "data.");
  for (int left = input.ConsumeIntegralInRange(0, 3); left > 0; --left) {
    set_some(input, options.hidden.emplace_back(), "hidden.");
  }
  options.params = params_from(input);
  std::visit([&](auto& o) { set_some(input, o, "optimizer."); }, options.optimizer);
  return options;
}

std::vector<float> scaled(const Vector& parameters, float scale) {
  std::vector<float> values(parameters.begin(), parameters.end());
  for (float& w : values) w *= scale;
  return values;
}

void call(Input& input, Trainer& trainer, Trainer& twin) {
  const int verb = input.ConsumeIntegralInRange(0, 9);
  const float scale = input.PickValueInArray({0.0F, 1.0F, -0.5F, 1e30F});
  OptimizerOptions optimizer = trainer.options().optimizer;
  if (verb == 6) std::visit([&](auto& o) { set_some(input, o, "optimizer."); }, optimizer);
  for (Trainer* t : {&trainer, &twin}) {
    try {
      switch (verb) {
        case 0: t->step(); break;
        case 1: t->forward(); break;
        case 2: t->backward(); break;
        case 3: t->update(); break;
        case 4: t->zero_grad(); break;
        case 5: t->evaluate(); break;
        case 7: t->set_parameters(scaled(t->parameters(), scale)); break;
        case 8: t->predict(std::vector<float>(8, scale)); break;
        case 9: t->order(), t->evaluate_test(), t->optimizer_state(); break;
        default: t->set_optimizer(optimizer);
      }
    } catch (const std::logic_error&) {  // refused options, and backward() without forward()
    }
  }
}

void train(Input& input, const TrainerOptions& options) {
  Trainer trainer(options);
  Trainer twin = trainer;
  while (input.remaining_bytes() > 0) {
    call(input, trainer, twin);
    if (input.ConsumeBool()) twin = input.ConsumeBool() ? trainer : Trainer::load(trainer.save());
  }
  require(trainer.save() == twin.save(), "copies go on alike");
  require(trainer.parameters().allFinite(), "parameters stay finite");
}

void run(Input input) {
  const TrainerOptions options = options_from(input);
  try {
    if (check(options) <= kMostParameters && options.data.samples <= kMostSamplesTried) train(input, options);
  } catch (const OptionError& error) {
    require(std::strlen(error.what()) < 300, error.what());
  }
}

}  // namespace
}  // namespace momentum::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  momentum::fuzzing::run({data, size});
  return 0;
}
