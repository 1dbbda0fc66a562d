// SPDX-License-Identifier: MIT
#include "momentum/options/fields.hpp"

#include <limits>

#include "support.hpp"

namespace momentum::testing {
namespace {

enum class Fruit : std::uint8_t { apple, pear, plum };
constexpr std::array<std::string_view, 3> kFruits{"apple", "pear", "plum"};

struct Basket {
  std::int64_t count = 3;
  double price = 1.5;
  double share = 0.5;
  double offset = 0;
  bool ripe = false;
  Fruit fruit = Fruit::apple;
};

}  // namespace
}  // namespace momentum::testing

namespace momentum {

template <>
inline constexpr auto kFields<testing::Basket> = std::array{
    field<&testing::Basket::count>("count", integer_in(1, 100)),
    field<&testing::Basket::price>("price", at_least(0)),
    field<&testing::Basket::share>("share", unit_interval()),
    field<&testing::Basket::offset>("offset", Range{.low = std::numeric_limits<double>::lowest()}),
    field<&testing::Basket::ripe>("ripe"),
    field<&testing::Basket::fruit>("fruit", Names(testing::kFruits)),
};

}  // namespace momentum

namespace momentum::testing {
namespace {

bool same(const Basket& a, const Basket& b) {
  return a.count == b.count && a.price == b.price && a.share == b.share && a.offset == b.offset && a.ripe == b.ripe &&
         a.fruit == b.fruit;
}

TEST(Fields, AssignsByName) {
  Basket b;
  set_field(b, "", "count", 100.0);
  set_field(b, "", "price", 0.0);
  set_field(b, "", "share", 0.999);
  set_field(b, "", "offset", -1e300);
  set_field(b, "", "ripe", true);
  set_field(b, "", "fruit", std::string_view("plum"));
  EXPECT_TRUE(
      same(b, {.count = 100, .price = 0, .share = 0.999, .offset = -1e300, .ripe = true, .fruit = Fruit::plum}));
  set_field(b, "", "ripe", false);
  set_field(b, "", "count", 1.0);
  EXPECT_FALSE(b.ripe);
  EXPECT_EQ(b.count, 1);
}

struct FieldRefusal {
  std::string_view key;
  Value value;
  std::string message;
};

TEST(Fields, RefusesByNameValueAndAllowedRangeAndChangesNothing) {
  const std::vector<FieldRefusal> table{
      {"count", 0.0, "a.count must be an integer in 1 … 100, got 0"},
      {"count", 101.0, "a.count must be an integer in 1 … 100, got 101"},
      {"count", 2.5, "a.count must be an integer in 1 … 100, got 2.5"},
      {"count", kNaN, "a.count must be an integer in 1 … 100, got NaN"},
      {"count", kInfinity, "a.count must be an integer in 1 … 100, got Infinity"},
      {"count", true, "a.count must be an integer in 1 … 100, got true"},
      {"count", std::string_view("7"), "a.count must be an integer in 1 … 100, got \"7\""},
      {"price", -0.001, "a.price must be a number ≥ 0, got -0.001"},
      {"price", kInfinity, "a.price must be a finite number ≥ 0, got Infinity"},
      {"price", kNaN, "a.price must be a finite number ≥ 0, got NaN"},
      {"count", 0.9999999999999999, "a.count must be an integer in 1 … 100, got 0.9999999999999999"},
      {"price", -0.1, "a.price must be a number ≥ 0, got -0.1"},
      {"price", false, "a.price must be a number ≥ 0, got false"},
      {"share", 1.0, "a.share must be a number in 0 … 1 (excluded), got 1"},
      {"share", -0.5, "a.share must be a number in 0 … 1 (excluded), got -0.5"},
      {"offset", -kInfinity, "a.offset must be a finite number, got -Infinity"},
      {"offset", kNaN, "a.offset must be a finite number, got NaN"},
      {"ripe", 1.0, "a.ripe must be true or false, got 1"},
      {"ripe", std::string_view("true"), "a.ripe must be true or false, got \"true\""},
      {"fruit", std::string_view("Plum"), "a.fruit must be apple, pear or plum, got \"Plum\""},
      {"fruit", std::string_view(""), "a.fruit must be apple, pear or plum, got \"\""},
      {"fruit", 1.0, "a.fruit must be apple, pear or plum, got 1"},
      {"prise", 1.0, "unknown key a.prise; allowed are type, count, price, share, offset, ripe, fruit"},
      {"", 1.0, "unknown key a.; allowed are type, count, price, share, offset, ripe, fruit"},
  };
  for (const FieldRefusal& r : table) {
    Basket b;
    EXPECT_EQ(error_of([&] { set_field(b, "a", r.key, r.value, "type"); }), r.message);
    EXPECT_TRUE(same(b, {})) << r.message;
  }
}

TEST(Fields, RefusalsAreOptionErrorsAndUnknownKeysInvalidArguments) {
  Basket b;
  EXPECT_THROW(set_field(b, "", "count", 0.0), OptionError);
  EXPECT_THROW(set_field(b, "", "kount", 1.0), std::invalid_argument);
}

TEST(Fields, CheckFindsTheFirstFieldOutsideItsRange) {
  Basket b;
  EXPECT_NO_THROW(require_fit(check_fields(kFields<Basket>, &b, "b.")));
  b.price = -2;
  b.count = 0;
  EXPECT_EQ(error_of([&] { require_fit(check_fields(kFields<Basket>, &b, "b.")); }),
            "b.count must be an integer in 1 … 100, got 0");
  b.count = 1;
  EXPECT_EQ(error_of([&] { require_fit(check_fields(kFields<Basket>, &b, "b.")); }),
            "b.price must be a number ≥ 0, got -2");
  b.price = 0;
  b.fruit = static_cast<Fruit>(3);
  EXPECT_EQ(error_of([&] { require_fit(check_fields(kFields<Basket>, &b, "b.")); }),
            "b.fruit must be apple, pear or plum, got 3");
}

TEST(Fields, NumbersInWords) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-3), "-3");
  EXPECT_EQ(number_text(9007199254740991), "9007199254740991");
  EXPECT_EQ(number_text(1e16), "1e+16");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1.0 / 3), "0.3333333333333333");
}

TEST(Fields, QuotesAtMostAHundredCharacters) {
  std::string umlauts;
  for (int i = 0; i < 101; ++i) umlauts += "ü";
  const std::string hundred = umlauts.substr(0, 200);
  EXPECT_EQ(cut(hundred), hundred);
  EXPECT_EQ(cut(umlauts), hundred + "…");
  Basket b;
  EXPECT_EQ(error_of([&] { set_field(b, "", "price", std::string_view(umlauts)); }),
            "price must be a number ≥ 0, got \"" + hundred + "…\"");
  EXPECT_EQ(error_of([&] { set_field(b, "", umlauts, 1.0); }),
            "unknown key " + hundred + "…; allowed are count, price, share, offset, ripe, fruit");
  EXPECT_EQ(error_of([&] { set_field(b, "", "ripe", Unfit{"null"}); }), "ripe must be true or false, got null");
}

TEST(Fields, NamesInWords) {
  EXPECT_EQ(words(one_of_names(Names(kFruits))), "apple, pear or plum");
  EXPECT_EQ(words(one_of_names(Names(kFruits).first(2))), "apple or pear");
  EXPECT_EQ(words(one_of_names(Names(kFruits).first(1))), "apple");
  EXPECT_EQ(words(one_of_names({})), "");
}

}  // namespace
}  // namespace momentum::testing
