// SPDX-License-Identifier: MIT
// What the page does not ask of its runs' trainers, and the library does: checkpoints, predictions, other parameters.
#include "bound_trainer.hpp"

using namespace momentum;
using namespace momentum::border;

namespace {

std::unique_ptr<BoundTrainer> load(const Bytes& bytes) {
  claim(static_cast<Count>(bytes.bytes.size() / sizeof(float)));
  std::string fault;
  std::optional<Trainer> trainer = Trainer::load(bytes.bytes, fault);
  if (trainer) return std::make_unique<BoundTrainer>(std::move(*trainer));
  refuse(fault);
  return nullptr;
}

std::unique_ptr<Bytes> save(const BoundTrainer& bound) {
  auto saved = std::make_unique<Bytes>();
  saved->bytes = bound.trainer().save();
  return saved;
}

void set_parameters(BoundTrainer& bound, const Floats& parameters) {
  if (!refuse(bound.trainer().check_parameters(parameters.span()))) bound.trainer().set_parameters(parameters.span());
}

/// The inputs become their outputs.
void predict(BoundTrainer& bound, Floats& x) {
  if (!refuse(bound.trainer().check_inputs(x.span()))) x.values = bound.trainer().predict(x.span());
}

}  // namespace

EMSCRIPTEN_BINDINGS(library) {
  emscripten::function("load", &load);
  emscripten::function("save", &save);
  emscripten::function("set_parameters", &set_parameters);
  emscripten::function("predict", &predict);
}
