// SPDX-License-Identifier: MIT
/// \file
/// Each activation as one struct: its value f(z), slope f′ and curvature f″, the latter two written in a = f(z) where
/// that tells enough, so that z need not be kept.
#pragma once

#include "kernels/math.hpp"
#include "kernels/normal.hpp"
#include "momentum/network/activation.hpp"

namespace momentum::kernels {

/// Whether f and f′ are few enough instructions to be done while a product is in registers, and whether f′ and f″ are
/// taken at z, which is not there then.
template <bool ShortValue, bool ShortSlope, bool NeedsZ = false>
struct Kind {
  static constexpr bool kShortValue = ShortValue;
  static constexpr bool kShortSlope = ShortSlope;
  static constexpr bool kNeedsZ = NeedsZ;
  static_assert(!(NeedsZ && (ShortValue || ShortSlope)));
};

struct Identity : Kind<true, true> {
  static f32x4 value(f32x4 z) { return z; }
  static f32x4 slope(f32x4 /*z*/, f32x4 /*a*/) { return splat(1.0F); }
  static f32x4 curvature(f32x4 /*z*/, f32x4 /*a*/) { return splat(0.0F); }
};

struct Relu : Kind<true, true> {
  static f32x4 value(f32x4 z) { return relu(z); }
  static f32x4 slope(f32x4 z, f32x4 a) { return times_slope(kMath.one, z, a); }
  /// As PyTorch: none at 0, and what is off lets nothing through, not even infinity.
  static f32x4 times_slope(f32x4 g, f32x4 /*z*/, f32x4 a) { return select(a > kMath.zero, g, kMath.zero); }
  static f32x4 curvature(f32x4 /*z*/, f32x4 /*a*/) { return splat(0.0F); }
};

struct Sigmoid : Kind<false, true> {
  static f32x4 value(f32x4 z) { return sigmoid(z); }
  static f32x4 slope(f32x4 /*z*/, f32x4 a) { return a * (kMath.one - a); }
  static f32x4 curvature(f32x4 z, f32x4 a) { return slope(z, a) * (kMath.one - (a + a)); }
};

struct Tanh : Kind<false, true> {
  static f32x4 value(f32x4 z) { return tanh(z); }
  static f32x4 slope(f32x4 /*z*/, f32x4 a) { return kMath.one - a * a; }
  static f32x4 curvature(f32x4 z, f32x4 a) { return -(a + a) * slope(z, a); }
};

/// https://pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html, negative_slope 0.01, which is its slope at 0 too.
struct LeakyRelu : Kind<true, true> {
  static f32x4 value(f32x4 z) { return select(z > kMath.zero, z, z * kMath.leak); }
  static f32x4 slope(f32x4 /*z*/, f32x4 a) { return select(a > kMath.zero, kMath.one, kMath.leak); }
  static f32x4 curvature(f32x4 /*z*/, f32x4 /*a*/) { return splat(0.0F); }
};

/// https://pytorch.org/docs/stable/generated/torch.nn.ELU.html, alpha 1: below 0 f′ = f″ = eᶻ. That is a + 1, too, but
/// with few digits or none where a is next to −1, and Adam makes large steps of small slopes.
struct Elu : Kind<false, false, true> {
  static f32x4 value(f32x4 z) { return select(z > kMath.zero, z, expm1(z)); }
  static f32x4 slope(f32x4 z, f32x4 /*a*/) { return select(z > kMath.zero, kMath.one, vanishing_exp(z)); }
  static f32x4 curvature(f32x4 z, f32x4 /*a*/) { return select(z > kMath.zero, kMath.zero, vanishing_exp(z)); }
};

/// https://pytorch.org/docs/stable/generated/torch.nn.GELU.html, approximate "none": f′ = Φ + z·φ, f″ = φ·(2 − z²).
struct Gelu : Kind<false, false, true> {
  static f32x4 value(f32x4 z) { return z * normal(z).integral; }
  static f32x4 slope(f32x4 z, f32x4 /*a*/) {
    const Normal n = normal(z);
    return n.integral + n.x * n.density;
  }
  static f32x4 curvature(f32x4 z, f32x4 /*a*/) {
    const Normal n = normal(z);
    return n.density * (kMath.two - n.x * n.x);
  }
};

/// https://pytorch.org/docs/stable/generated/torch.nn.SiLU.html: f′ = σ + z·σ′, f″ = 2σ′ + z·σ″.
struct Silu : Kind<false, false, true> {
  static f32x4 value(f32x4 z) { return z * sigmoid(z); }
  static f32x4 slope(f32x4 z, f32x4 /*a*/) {
    const f32x4 s = sigmoid(z);
    return s * (kMath.one + z * (kMath.one - s));
  }
  static f32x4 curvature(f32x4 z, f32x4 /*a*/) {
    const f32x4 s = sigmoid(z);
    return Sigmoid::slope(z, s) * (kMath.two + z * (kMath.one - (s + s)));
  }
};

/// https://pytorch.org/docs/stable/generated/torch.nn.Softplus.html, beta 1. f′ = σ(z) = 1 − e⁻ᵃ, f″ = f′·(1 − f′).
/// Its threshold, z itself from z = 20 on, is what comes out: ln(1 + eᶻ) rounds to z from z = 17 on.
struct Softplus : Kind<false, false> {
  static f32x4 value(f32x4 z) { return relu(z) + log1p(vanishing_exp(-abs(z))); }
  static f32x4 slope(f32x4 /*z*/, f32x4 a) { return -expm1(-a); }
  static f32x4 curvature(f32x4 z, f32x4 a) { return Sigmoid::slope(z, slope(z, a)); }
};

/// g·f′, as a backward pass hands the gradient on.
template <class Rule>
f32x4 times_slope(f32x4 g, f32x4 z, f32x4 a) {
  if constexpr (requires { Rule::times_slope(g, z, a); }) {
    return Rule::times_slope(g, z, a);
  } else {
    return g * Rule::slope(z, a);
  }
}

template <class Rule>
concept IsActivation = requires(f32x4 z, f32x4 a) {
  Rule::value(z);
  Rule::slope(z, a);
  Rule::curvature(z, a);
  Rule::kNeedsZ;
};

namespace detail {
template <IsActivation Rule, class F>
decltype(auto) call(F&& f) {
  return f(Rule{});
}
}  // namespace detail

/// Calls `f` with the activation's struct. One that is missing, or lacks something, does not compile.
template <class F>
decltype(auto) visit(Activation activation, F&& f) {
  switch (activation) {
    case Activation::identity: return detail::call<Identity>(f);
    case Activation::relu: return detail::call<Relu>(f);
    case Activation::sigmoid: return detail::call<Sigmoid>(f);
    case Activation::tanh: return detail::call<Tanh>(f);
    case Activation::leaky_relu: return detail::call<LeakyRelu>(f);
    case Activation::elu: return detail::call<Elu>(f);
    case Activation::gelu: return detail::call<Gelu>(f);
    case Activation::silu: return detail::call<Silu>(f);
    case Activation::softplus: return detail::call<Softplus>(f);
  }
  __builtin_unreachable();  // options are checked
}

}  // namespace momentum::kernels
