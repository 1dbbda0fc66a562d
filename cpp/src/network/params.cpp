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

/// The tensor of that name.
std::optional<std::size_t> tensor_named(std::string_view name, std::size_t hidden) {
  const std::size_t tensor = guess(name, hidden);
  return name_of(tensor, hidden) == name ? std::optional(tensor) : std::nullopt;
}

std::string item(std::size_t i) { return "params[" + std::to_string(i) + "]"; }

}  // namespace

Refused check_tensor_name(const Value& name, std::size_t i, std::size_t hidden) {
  const auto* given = std::get_if<std::string_view>(&name);
  if (given != nullptr && tensor_named(*given, hidden)) return {};
  return Refusal{item(i), allowed(hidden), text(name)};
}

Refused check_params(const Params& params, std::size_t hidden) {
  if (!params) return {};
  if (params->empty()) return Refusal{"params", "at least one of " + allowed(hidden), "none"};
  std::vector<bool> named(tensor_count(hidden));
  for (std::size_t i = 0; i < params->size(); ++i) {
    const std::string_view name = (*params)[i];
    const auto tensor = tensor_named(name, hidden);
    if (!tensor) return check_tensor_name(name, i, hidden);
    if (named[*tensor]) return Refusal{item(i), "a name not given before", text(Value(name))};
    named[*tensor] = true;
  }
  return {};
}

Refused check_no_bias(const Params& params) {
  for (std::size_t i = 0; params && i < params->size(); ++i) {
    const std::string_view name = (*params)[i];
    if (name.ends_with(kParts[1]))
      return Refusal{item(i), "a weight where bias = false", text(Value(name)), rule::kNeeds};
  }
  return {};
}

Segments trained_segments(const Params& params, const std::vector<Linear>& layers, bool bias) {
  std::vector<bool> tensors(tensor_count(layers.size() - 1), !params);
  if (params) {
    for (const std::string& name : *params) {
      if (const auto tensor = tensor_named(name, layers.size() - 1)) tensors[*tensor] = true;
    }
  }
  Segments segments;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const Linear& layer = layers[l];
    if (tensors[2 * l]) append(segments, {layer.offset, layer.weights()});
    if (bias && tensors[2 * l + 1]) append(segments, {layer.bias_offset(), layer.out});
  }
  return segments;
}

}  // namespace momentum
