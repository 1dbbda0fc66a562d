// SPDX-License-Identifier: MIT
#include "momentum/network/params.hpp"

#include <array>
#include <charconv>

namespace momentum {
namespace {

constexpr std::array<std::string_view, 2> kParts{".weight", ".bias"};
constexpr std::string_view kHidden = "linear";
constexpr std::string_view kLast = "out";

std::string name_of(std::size_t tensor, std::size_t hidden) {
  const std::size_t layer = tensor / kParts.size();
  std::string name(layer == hidden ? kLast : kHidden);
  if (layer < hidden) name += std::to_string(layer + 1);
  return name.append(kParts[tensor % kParts.size()]);
}

/// The tensor a name may mean: whatever digits it has, or the last layer.
std::size_t guess(std::string_view name, std::size_t hidden) {
  std::size_t number = hidden + 1;
  if (name.starts_with(kHidden)) std::from_chars(name.data() + kHidden.size(), name.data() + name.size(), number);
  if (number == 0 || number > hidden) number = hidden + 1;
  return kParts.size() * (number - 1) + (name.ends_with(kParts[1]) ? 1 : 0);
}

std::string allowed(std::size_t hidden) {
  std::string last = "out.weight or out.bias";
  if (hidden == 0) return last;
  const std::string most = hidden == 1 ? "" : ", … linear" + std::to_string(hidden) + ".bias";
  return "linear1.weight, linear1.bias" + most + ", " + last;
}

/// Which of all tensors they name.
std::vector<bool> chosen(const Params& params, std::size_t hidden) {
  std::vector<bool> tensors(tensor_count(hidden), !params);
  if (!params) return tensors;
  for (std::size_t i = 0; i < params->size(); ++i) {
    const std::string& name = (*params)[i];
    const std::size_t tensor = tensor_named(name, i, hidden);
    if (tensors[tensor]) throw OptionError("params[" + std::to_string(i) + "]", "a name not given before", text(name));
    tensors[tensor] = true;
  }
  return tensors;
}

}  // namespace

std::size_t tensor_named(const Value& name, std::size_t i, std::size_t hidden) {
  if (const auto* given = std::get_if<std::string_view>(&name)) {
    const std::size_t tensor = guess(*given, hidden);
    if (name_of(tensor, hidden) == *given) return tensor;
  }
  throw OptionError("params[" + std::to_string(i) + "]", allowed(hidden), text(name));
}

void check_params(const Params& params, std::size_t hidden) {
  if (params && params->empty()) throw OptionError("params", "at least one of " + allowed(hidden), "none");
  chosen(params, hidden);
}

Segments trained_segments(const Params& params, const std::vector<Linear>& layers) {
  const std::vector<bool> tensors = chosen(params, layers.size() - 1);
  Segments segments;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const Linear& layer = layers[l];
    if (tensors[2 * l]) append(segments, {layer.offset, layer.weights()});
    if (tensors[2 * l + 1]) append(segments, {layer.bias_offset(), layer.out});
  }
  return segments;
}

}  // namespace momentum
