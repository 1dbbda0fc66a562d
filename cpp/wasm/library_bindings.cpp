// SPDX-License-Identifier: MIT
// What the page does not ask of its runs' trainers, and the library does: checkpoints.
#include "bound_trainer.hpp"

using namespace momentum;
using namespace momentum::border;

namespace {

std::unique_ptr<BoundTrainer> load(const Bytes& bytes) {
  claim(static_cast<Count>(bytes.bytes.size() / sizeof(float)));
  LoadFault fault;
  std::optional<Trainer> trainer = Trainer::load(bytes.bytes, fault);
  if (trainer) return std::make_unique<BoundTrainer>(std::move(*trainer));
  if (!refuse(fault.refused)) refuse("checkpoint: " + fault.words);
  return nullptr;
}

std::unique_ptr<Bytes> save(const BoundTrainer& bound) {
  auto saved = std::make_unique<Bytes>();
  saved->bytes = bound.trainer().save();
  return saved;
}

}  // namespace

EMSCRIPTEN_BINDINGS(library) {
  emscripten::function("load", &load);
  emscripten::function("save", &save);
}
