// SPDX-License-Identifier: MIT
#include "momentum/network/mlp.hpp"

namespace momentum {

Mlp::Mlp(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs) {
  Index in = inputs;
  Index offset = 0;
  const auto add = [&](Index out, Activation activation) {
    layers_.push_back({in, out, offset});
    activations_.push_back(activation);
    offset += layers_.back().size();
    in = out;
  };
  for (const HiddenLayer& layer : hidden) add(layer.units, layer.activation);
  add(outputs, Activation::identity);
}

std::vector<Vector> Mlp::activations(Index samples) const {
  std::vector<Vector> planes;
  planes.reserve(layers_.size());
  for (const Linear& layer : layers_) planes.push_back(make_plane(layer.out, samples));
  return planes;
}

/// A layer's planes one after the other: those of a kind in a row of their own, training was 5 % slower (J2, J3).
Workspace Mlp::workspace(Index samples) const {
  Workspace workspace;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const auto plane = [&] { return make_plane(layers_[l].out, samples); };
    workspace.activations.push_back(plane());
    workspace.sums.push_back(needs_z(activations_[l]) ? plane() : Vector());
    workspace.deltas.push_back(plane());
  }
  return workspace;
}

const float* Mlp::outputs(ConstVectorRef parameters, const float* x, Index samples, Index stride,
                          std::vector<Vector>& activations, std::vector<Vector>* sums) const {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    float* a = activations[l].data();
    float* z = sums != nullptr ? (*sums)[l].data() : nullptr;
    layers_[l].forward(parameters.data(), x, {activations_[l], z, a}, samples, stride);
    x = a;
  }
  return x;
}

float Mlp::forward(ConstVectorRef parameters, const Batch& batch, const Criterion& criterion,
                   Workspace& workspace) const {
  const float* z =
      outputs(parameters, batch.x, padded(batch.samples), batch.stride, workspace.activations, &workspace.sums);
  const Index count = layers_.back().out;
  float* delta = workspace.deltas.back().data();
  return reduced_loss(criterion, z, batch, count, delta);
}

void Mlp::backward(ConstVectorRef parameters, const Batch& batch, Workspace& workspace, VectorRef gradient) const {
  const Index columns = padded(batch.samples);
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const Linear& layer = layers_[l];
    const float* delta = workspace.deltas[l].data();
    const float* x = l == 0 ? batch.x : workspace.activations[l - 1].data();
    layer.backward_parameters(delta, x, gradient.data(), columns, batch.stride);
    if (l == 0) return;  // nobody needs the gradient of the data
    const ActivationPlanes units{activations_[l - 1], workspace.sums[l - 1].data(),
                                 workspace.activations[l - 1].data()};
    layer.backward_input(parameters.data(), delta, units, workspace.deltas[l - 1].data(), columns, batch.stride);
  }
}

}  // namespace momentum
