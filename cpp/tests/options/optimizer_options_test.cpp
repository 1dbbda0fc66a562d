// SPDX-License-Identifier: MIT
// What optimizers refuse, and that a refusal changes nothing.

#include "momentum/optimizer/optimizer.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

using std::string_view;

struct OptionRefusal {
  string_view type, key;
  Value value;
  std::string allowed_and_got;
};

const std::vector<OptionRefusal> kRefusals{
    {"sgd", "lr", -0.1, "a number ≥ 0, got -0.1"},
    {"sgd", "lr", kNaN, "a finite number ≥ 0, got NaN"},
    {"sgd", "lr", kInfinity, "a finite number ≥ 0, got Infinity"},
    {"sgd", "lr", true, "a number ≥ 0, got true"},
    {"sgd", "lr", string_view("0.1"), "a number ≥ 0, got \"0.1\""},
    {"sgd", "momentum", -0.9, "a number ≥ 0, got -0.9"},
    {"sgd", "dampening", kNaN, "a finite number, got NaN"},
    {"sgd", "dampening", -kInfinity, "a finite number, got -Infinity"},
    {"sgd", "weight_decay", -1e-9, "a number ≥ 0, got -1e-09"},
    {"sgd", "nesterov", 1.0, "true or false, got 1"},
    {"sgd", "maximize", string_view("no"), "true or false, got \"no\""},
    {"sgd", "convention", string_view("torch"), "pytorch, classical or average, got \"torch\""},
    {"sgd", "convention", 1.0, "pytorch, classical or average, got 1"},
    {"adam", "lr", -1.0, "a number ≥ 0, got -1"},
    {"adam", "beta1", 1.0, "a number in 0 … 1 (excluded), got 1"},
    {"adam", "beta1", -0.1, "a number in 0 … 1 (excluded), got -0.1"},
    {"adam", "beta2", 1.5, "a number in 0 … 1 (excluded), got 1.5"},
    {"adam", "beta2", kNaN, "a finite number in 0 … 1 (excluded), got NaN"},
    {"adam", "eps", -1e-8, "a number ≥ 0, got -1e-08"},
    {"adam", "weight_decay", -1.0, "a number ≥ 0, got -1"},
    {"adam", "amsgrad", 0.0, "true or false, got 0"},
    {"rmsprop", "alpha", -0.5, "a number ≥ 0, got -0.5"},
    {"rmsprop", "eps", -1.0, "a number ≥ 0, got -1"},
    {"rmsprop", "momentum", -1.0, "a number ≥ 0, got -1"},
    {"rmsprop", "centered", string_view("true"), "true or false, got \"true\""},
    {"adagrad", "lr_decay", -1.0, "a number ≥ 0, got -1"},
    {"adagrad", "initial_accumulator_value", -1.0, "a number ≥ 0, got -1"},
    {"adagrad", "eps", -kInfinity, "a finite number ≥ 0, got -Infinity"},
};

/// The defaults of a rule.
OptimizerOptions rule(const Value& type) {
  OptimizerOptions options;
  set_field(options, "optimizer", "type", type);
  return options;
}
void set(OptimizerOptions& options, string_view key, const Value& value) {
  set_field(options, "optimizer", key, value);
}

TEST(OptimizerOptions, RefusalsNameFieldRangeAndValue) {
  for (const OptionRefusal& r : kRefusals) {
    OptimizerOptions options = rule(r.type);
    const std::string message = error_of([&] { set(options, r.key, r.value); });
    EXPECT_EQ(message, "optimizer." + std::string(r.key) + " must be " + r.allowed_and_got);
    EXPECT_FALSE(validate(options)) << message;
  }
}

TEST(OptimizerOptions, UnknownKeysNameTheKnownOnes) {
  OptimizerOptions options = AdagradOptions{};
  EXPECT_EQ(error_of([&] { set(options, "momentum", 0.9); }),
            "unknown key optimizer.momentum; allowed are type, lr, lr_decay, weight_decay, "
            "initial_accumulator_value, eps, maximize");
  options = AdamOptions{};
  EXPECT_EQ(error_of([&] { set(options, "betas", 0.9); }),
            "unknown key optimizer.betas; allowed are type, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize");
}

TEST(OptimizerOptions, UnknownTypesNameTheKnownOnes) {
  EXPECT_EQ(error_of([] { rule(string_view("SGD")); }),
            "optimizer.type must be sgd, adam, rmsprop or adagrad, got \"SGD\"");
  EXPECT_EQ(error_of([] { rule(0.0); }), "optimizer.type must be sgd, adam, rmsprop or adagrad, got 0");
  for (const string_view type : {"sgd", "adam", "rmsprop", "adagrad"}) EXPECT_EQ(type_name(rule(type)), type);
}

TEST(OptimizerOptions, DefaultsArePyTorchs) {
  const auto adam = std::get<AdamOptions>(rule(string_view("adam")));
  EXPECT_EQ(adam.lr, 1e-3);
  EXPECT_EQ(adam.beta1, 0.9);
  EXPECT_EQ(adam.beta2, 0.999);
  EXPECT_EQ(adam.eps, 1e-8);
  EXPECT_FALSE(adam.amsgrad);
  const auto rmsprop = std::get<RmspropOptions>(rule(string_view("rmsprop")));
  EXPECT_EQ(rmsprop.lr, 1e-2);
  EXPECT_EQ(rmsprop.alpha, 0.99);
  EXPECT_EQ(rmsprop.eps, 1e-8);
  EXPECT_EQ(rmsprop.momentum, 0);
  const auto adagrad = std::get<AdagradOptions>(rule(string_view("adagrad")));
  EXPECT_EQ(adagrad.lr, 1e-2);
  EXPECT_EQ(adagrad.lr_decay, 0);
  EXPECT_EQ(adagrad.initial_accumulator_value, 0);
  EXPECT_EQ(adagrad.eps, 1e-10);
  const auto sgd = std::get<SgdOptions>(rule(string_view("sgd")));
  EXPECT_EQ(sgd.momentum, 0);
  EXPECT_EQ(sgd.dampening, 0);
  EXPECT_FALSE(sgd.nesterov);
  EXPECT_EQ(sgd.convention, Convention::pytorch);
}

std::string refusal_of(const Refused& refused) { return refused ? refused->text() : "nothing refused"; }

TEST(OptimizerOptions, WhatMustHoldBetweenThem) {
  const std::string nesterov = "optimizer.nesterov must be false unless momentum > 0 and dampening = 0, got true with ";
  EXPECT_EQ(refusal_of(validate(SgdOptions{.nesterov = true})), nesterov + "momentum 0, dampening 0");
  EXPECT_EQ(refusal_of(validate(SgdOptions{.momentum = 0.9, .dampening = 0.1, .nesterov = true})),
            nesterov + "momentum 0.9, dampening 0.1");
  EXPECT_EQ(refusal_of(validate(SgdOptions{.dampening = 0.5, .convention = Convention::average})),
            "optimizer.convention must be pytorch or classical unless dampening = 0, got average with dampening 0.5");
  EXPECT_FALSE(validate(SgdOptions{.momentum = 0.9, .nesterov = true, .convention = Convention::average}));
  const std::string stale =
      "optimizer.stale_buffer must be false unless momentum > 0 and nesterov = false, got true with ";
  EXPECT_EQ(refusal_of(validate(SgdOptions{.stale_buffer = true})), stale + "momentum 0, nesterov false");
  EXPECT_EQ(refusal_of(validate(SgdOptions{.momentum = 0.9, .nesterov = true, .stale_buffer = true})),
            stale + "momentum 0.9, nesterov true");
  EXPECT_FALSE(validate(SgdOptions{.momentum = 0.9, .dampening = 0.5, .stale_buffer = true}));
  EXPECT_FALSE(validate(SgdOptions{.momentum = 1.5, .dampening = -3}));
}

TEST(OptimizerOptions, RefusedOnesChangeNeitherOptionsNorState) {
  const OptimizerOptions good = SgdOptions{.lr = 0.05, .momentum = 0.9};
  EXPECT_THROW(Optimizer(SgdOptions{.lr = -1}, 3), OptionError);
  Optimizer optimizer(good, 1);
  Optimizer untouched(good, 1);
  Vector w = vector_of({1});
  Vector u = vector_of({1});
  optimizer.step(w, vector_of({0.5F}));
  untouched.step(u, vector_of({0.5F}));
  const std::vector<OptimizerOptions> bad{SgdOptions{.lr = kNaN}, AdamOptions{.beta1 = 1}, SgdOptions{.nesterov = true},
                                          RmspropOptions{.eps = -1}, AdagradOptions{.lr = -1}};
  for (const OptimizerOptions& options : bad) EXPECT_THROW(optimizer.set_options(options), OptionError);
  EXPECT_EQ(std::get<SgdOptions>(optimizer.options()).lr, 0.05);
  optimizer.step(w, vector_of({-0.25F}));
  untouched.step(u, vector_of({-0.25F}));
  EXPECT_EQ(w[0], u[0]);
}

}  // namespace
}  // namespace momentum::testing
