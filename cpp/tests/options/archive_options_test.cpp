// SPDX-License-Identifier: MIT
// Options in a checkpoint go by name: tables may grow, be put in another order, and get choices in between.
#include "options/archive_options.hpp"

#include "support.hpp"

namespace momentum::testing {

enum class FruitOfThen { apple, plum };
enum class FruitOfNow { apple, pear, plum };
inline constexpr std::array<std::string_view, 2> kFruitsOfThen{"apple", "plum"};
inline constexpr std::array<std::string_view, 3> kFruitsOfNow{"apple", "pear", "plum"};

struct BoxOfThen {
  static constexpr std::string_view kType = "box";
  Index count = 1;
  double price = 2.5;
};
struct BoxOfNow {
  static constexpr std::string_view kType = "box";
  double weight = 7;
  double price = 2.5;
  Index count = 1;
};
struct NoBox {
  static constexpr std::string_view kType = "none";
};
struct OrderOfThen {
  FruitOfThen fruit = FruitOfThen::apple;
  std::variant<BoxOfThen> box;
};
struct OrderOfNow {
  FruitOfNow fruit = FruitOfNow::apple;
  bool ripe = true;
  std::variant<NoBox, BoxOfNow> box;
};

}  // namespace momentum::testing

namespace momentum {

template <>
inline constexpr auto kFields<testing::BoxOfThen> = std::array{
    field<&testing::BoxOfThen::count>("count", integer_in(1, 100)),
    field<&testing::BoxOfThen::price>("price", at_least(0)),
};
template <>
inline constexpr auto kFields<testing::BoxOfNow> = std::array{
    field<&testing::BoxOfNow::weight>("weight", at_least(0)),
    field<&testing::BoxOfNow::price>("price", at_least(0)),
    field<&testing::BoxOfNow::count>("count", integer_in(1, 100)),
};
template <>
inline constexpr auto kFields<testing::NoBox> = std::array<Field, 0>{};
template <>
inline constexpr auto kFields<testing::OrderOfThen> = std::array{
    field<&testing::OrderOfThen::fruit>("fruit", Names(testing::kFruitsOfThen)),
    one_of<&testing::OrderOfThen::box>("box"),
};
template <>
inline constexpr auto kFields<testing::OrderOfNow> = std::array{
    one_of<&testing::OrderOfNow::box>("box"),
    field<&testing::OrderOfNow::ripe>("ripe"),
    field<&testing::OrderOfNow::fruit>("fruit", Names(testing::kFruitsOfNow)),
};

namespace testing {
namespace {

using Bytes = std::vector<std::uint8_t>;

template <class Options>
Bytes written(Options options) {
  Writer to;
  OptionsWriter(to).members(kTable<Options>, &options);
  return to.bytes;
}
/// What was refused, or wrong with the bytes.
template <class Options>
std::string read(const Bytes& bytes, Options& options) {
  Reader from(bytes);
  const Refused refused = OptionsReader(from, kNamesSince).members(kTable<Options>, &options);
  if (!from.fault().empty()) return from.fault();
  return refused ? refused->text() : "";
}

TEST(ArchiveOptions, WhatCameSinceHasItsDefault) {
  const OrderOfThen then{.fruit = FruitOfThen::plum, .box = BoxOfThen{.count = 12, .price = 0.75}};
  OrderOfNow now{.fruit = FruitOfNow::pear, .ripe = true, .box = NoBox{}};
  EXPECT_EQ(read(written(then), now), "");
  EXPECT_EQ(now.fruit, FruitOfNow::plum) << "a choice goes by its name, not by its number";
  EXPECT_TRUE(now.ripe);
  ASSERT_TRUE(std::holds_alternative<BoxOfNow>(now.box));
  EXPECT_EQ(std::get<BoxOfNow>(now.box).count, 12);
  EXPECT_EQ(std::get<BoxOfNow>(now.box).price, 0.75);
  EXPECT_EQ(std::get<BoxOfNow>(now.box).weight, 7);
}

TEST(ArchiveOptions, WhatIsNotKnownIsRefusedByItsName) {
  OrderOfThen then;
  EXPECT_EQ(read(written(OrderOfNow{.box = BoxOfNow{}}), then), "unknown key box.weight; allowed are count, price");
  EXPECT_EQ(read(written(OrderOfNow{}), then), "box must be box, got \"none\"");
  Writer to;
  to(std::uint64_t{1});
  to(std::string("fruit"));
  to(std::string("pear"));
  EXPECT_EQ(read(to.bytes, then), "fruit must be apple or plum, got \"pear\"");
}

TEST(ArchiveOptions, ANameIsThereOnce) {
  Writer to;
  to(std::uint64_t{2});
  for (const double price : {1.0, 2.0}) {
    to(std::string("price"));
    to(price);
  }
  BoxOfThen box;
  EXPECT_EQ(read(to.bytes, box), "price must be there once, got it again");
}

}  // namespace
}  // namespace testing
}  // namespace momentum
