// SPDX-License-Identifier: MIT
// Any tree of options, drawn by the schema, and then any verbs in any order: options are refused or train, and a copy
// made on the way goes on to the same bits.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cstring>
#include <limits>
#include <vector>

#include "momentum/options/read_options.hpp"
#include "support.hpp"

namespace momentum::fuzzing {
namespace {

using Input = FuzzedDataProvider;

/// Trainers larger than this are only looked at by check().
constexpr Count kMostParameters = 2000;
constexpr Index kMostSamplesTried = 400;

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

/// Trees for options, mostly of what their tables allow. Objects have some of the members their tables name.
struct Drawn {
  Input& input;

  Tree object(const Table& table, void* options, Entries entries = {}) const {
    for (const Field& field : table.fields) {
      if (input.ConsumeBool()) entries.push_back({field.name, member(field, options)});
    }
    if (input.ConsumeIntegralInRange(0, 31) == 1) entries.push_back({"none of them", Tree{Value(0.0)}});
    return {std::move(entries), "object"};
  }

 private:
  Tree member(const Field& field, void* options) const {
    switch (field.kind) {
      case Field::Kind::number: {
        const double x = number(input);
        return usually(field.range.contains(x) || input.ConsumeBool() ? x : field.get(options));
      }
      case Field::Kind::flag: return usually(input.ConsumeBool());
      case Field::Kind::choice: return usually(name_of(input, field.names));
      case Field::Kind::group: return object(field.part->tables[0], field.part->at(options));
      case Field::Kind::list: return list(field, field.part->at(options));
      case Field::Kind::one_of: return one_of(field, field.part->at(options));
      case Field::Kind::tensor_names: return names();
    }
    std::abort();
  }
  Tree list(const Field& field, void* part) const {
    Items items;
    field.part->set(part, 3);
    for (int left = input.ConsumeIntegralInRange(0, 3); left > 0; --left) {
      items.push_back(object(field.part->tables[0], field.part->item(part, 0)));
    }
    return {std::move(items), field.note};
  }
  Tree one_of(const Field& field, void* part) const {
    Entries entries;
    if (!input.ConsumeBool()) {
      const auto type = input.ConsumeIntegralInRange<std::size_t>(0, field.part->types.size() - 1);
      field.part->set(part, type);
      entries.push_back({field.key, Tree{Value(field.part->types[type])}});
    }
    const Struct one = struct_at(field, part);
    return object(one.table, one.options, std::move(entries));
  }
  /// Of which a small network has the first six.
  Tree names() const {
    constexpr std::array<std::string_view, 8> kNames{"out.weight",     "out.bias",     "linear1.weight", "linear1.bias",
                                                     "linear2.weight", "linear2.bias", "linear01.bias",  "out"};
    Items some;
    for (int left = input.ConsumeIntegralInRange(0, 6); left > 0; --left)
      some.push_back(usually(name_of(input, kNames)));
    return {std::move(some), "names"};
  }
  Tree usually(const Value& value) const {
    if (input.ConsumeIntegralInRange(0, 31) != 1) return {value};
    switch (input.ConsumeIntegralInRange(0, 4)) {
      case 0: return {Value(number(input))};
      case 1: return {Value(input.ConsumeBool())};
      case 2: return {Value(std::string_view("sgd"))};
      case 3: return {Entries{}, "object"};
      default: return {Items(3, Tree{Value(1.0)}), "array"};
    }
  }
};

/// The options with some of their members drawn anew; none when that is refused.
template <class Options>
std::optional<Options> redrawn(Input& input, Options options) {
  Options looked_at = options;
  const Tree tree = Drawn{input}.object(kTable<Options>, &looked_at);
  if (const Refused refused = read_options(options, tree)) {
    require(refused->text().size() < 300, refused->text());
    return {};
  }
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
  const auto tuning = verb == 6 ? redrawn(input, trainer.tuning()) : std::nullopt;
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
        default:
          if (tuning) t->tune(*tuning);
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
  const auto loss = input.ConsumeBool() ? Loss::mse : Loss::cross_entropy;
  const auto options = redrawn(input, small_options(SgdOptions{}, 0, loss));
  if (!options) return;
  try {
    if (check(*options) <= kMostParameters && shape_of(options->data).samples <= kMostSamplesTried)
      train(input, *options);
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
