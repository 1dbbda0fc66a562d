// SPDX-License-Identifier: MIT
// Compiled with -O3 -march=native and Eigen's own SIMD, unlike the core. Eigen's inline functions would then exist
// twice under one name, of which the linker keeps any: a namespace of its own keeps them apart.
#define Eigen EigenNative
#include "eigen_reference.hpp"

#include <Eigen/Dense>
#include <cmath>

namespace bench {
namespace {

using Eigen::MatrixXf;
using Eigen::RowVectorXf;
using Eigen::VectorXf;

/// Samples are rows: a = f(x·W + b).
struct Dense {
  Activation activation = Activation::identity;
  MatrixXf w, gw, vw;     ///< (in, out): weight, gradient, velocity
  RowVectorXf b, gb, vb;  ///< (out)
  MatrixXf a, delta;      ///< (batch, out): output, and ∂loss/∂ of what f is applied to

  void forward(const MatrixXf& x) {
    a.noalias() = x * w;
    a.rowwise() += b;
    switch (activation) {
      case Activation::identity: break;
      case Activation::relu: a = a.cwiseMax(0.0F); break;
      case Activation::sigmoid: a = (1.0F + (-a.array()).exp()).inverse(); break;
      case Activation::tanh: a = a.array().tanh(); break;
    }
  }

  /// From ∂loss/∂a in `delta` to what it is before the activation.
  void backward_activation() {
    switch (activation) {
      case Activation::identity: break;
      case Activation::relu: delta.array() *= (a.array() > 0.0F).cast<float>(); break;
      case Activation::sigmoid: delta.array() *= a.array() * (1.0F - a.array()); break;
      case Activation::tanh: delta.array() *= 1.0F - a.array().square(); break;
    }
  }

  void backward_parameters(const MatrixXf& x) {
    gw.noalias() = x.transpose() * delta;
    gb.noalias() = delta.colwise().sum();
  }

  void update(float lr, float momentum) {
    vw = momentum * vw + gw;
    vb = momentum * vb + gb;
    w -= lr * vw;
    b -= lr * vb;
  }
};

}  // namespace

class EigenReference::Network {
 public:
  explicit Network(const Problem& p)
      : problem_(p),
        x_(Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(p.x.data(), p.samples, p.layers[0].in)),
        batch_x_(p.batch, p.layers[0].in),
        batch_labels_(p.labels.begin(), p.labels.begin() + p.batch),
        softmax_sums_(p.batch) {
    const float* parameters = p.parameters.data();
    for (const auto& [in, out, activation] : p.layers) {
      Dense layer;
      layer.activation = activation;
      layer.w = Eigen::Map<const MatrixXf>(parameters, in, out);
      layer.b = Eigen::Map<const RowVectorXf>(parameters + in * out, out);
      layer.vw = MatrixXf::Zero(in, out);
      layer.vb = RowVectorXf::Zero(out);
      layer.delta.resize(p.batch, out);
      parameters += (in + 1) * out;
      layers_.push_back(std::move(layer));
    }
  }

  float step(std::span<const std::int32_t> numbers) {
    const bool full = problem_.batch == problem_.samples;
    if (!full) gather(numbers);
    const MatrixXf& x = full ? x_ : batch_x_;
    for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i].forward(i == 0 ? x : layers_[i - 1].a);
    const float loss = cross_entropy(layers_.back());
    for (std::size_t i = layers_.size(); i-- > 0;) {
      layers_[i].backward_activation();
      layers_[i].backward_parameters(i == 0 ? x : layers_[i - 1].a);
      if (i > 0) layers_[i - 1].delta.noalias() = layers_[i].delta * layers_[i].w.transpose();
    }
    for (Dense& layer : layers_) layer.update(problem_.lr, problem_.momentum);
    return loss;
  }

 private:
  void gather(std::span<const std::int32_t> numbers) {
    for (Eigen::Index i = 0; i < batch_x_.rows(); ++i) {
      batch_x_.row(i) = x_.row(numbers[i]);
      batch_labels_[i] = problem_.labels[numbers[i]];
    }
  }

  /// Mean of −log softmax(a)[label]; its derivative is (softmax − one-hot)/batch.
  float cross_entropy(Dense& last) {
    const auto n = last.a.rows();
    last.delta = (last.a.colwise() - last.a.rowwise().maxCoeff()).array().exp();
    softmax_sums_ = last.delta.rowwise().sum();
    last.delta.array().colwise() /= softmax_sums_.array();
    float loss = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
      float& p = last.delta(i, batch_labels_[i]);
      loss -= std::log(p);
      p -= 1.0F;
    }
    last.delta /= static_cast<float>(n);
    return loss / static_cast<float>(n);
  }

  Problem problem_;
  MatrixXf x_;        ///< (samples, features)
  MatrixXf batch_x_;  ///< (batch, features)
  std::vector<std::int32_t> batch_labels_;
  VectorXf softmax_sums_;
  std::vector<Dense> layers_;
};

EigenReference::EigenReference(const Problem& problem) : network_(std::make_unique<Network>(problem)) {}
EigenReference::~EigenReference() = default;
float EigenReference::step(std::span<const std::int32_t> numbers) { return network_->step(numbers); }

}  // namespace bench
