// SPDX-License-Identifier: MIT
/// \file
/// A point going down a surface by an optimizer: the very ones networks are trained with, so position, velocity and
/// gradient are float32 when they are stepped; loss and gradient are worked out in double, at that position.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "momentum/optimizer/optimizer.hpp"
#include "momentum/optimizer/schedule.hpp"
#include "momentum/options/schema.hpp"
#include "momentum/surface/surface.hpp"

namespace momentum {

inline constexpr double kFarthest = 1e6;

struct DescentOptions {
  SurfaceOptions surface;
  double x = -8.73;  ///< the start
  double y = 4.29;
  OptimizerOptions optimizer;
  ScheduleOptions schedule;
};

template <>
inline constexpr auto kFields<DescentOptions> = std::array{
    field<&DescentOptions::x>("x", Range{.low = -kFarthest, .high = kFarthest}),
    field<&DescentOptions::y>("y", Range{.low = -kFarthest, .high = kFarthest}),
    one_of<&DescentOptions::surface>("surface"),
    one_of<&DescentOptions::optimizer>("optimizer"),
    one_of<&DescentOptions::schedule>("schedule"),
};
/// Where a point is, and how it moves there.
struct DescentPoint {
  Point position;
  double loss = 0;
  Point gradient;  ///< exact, here
  Point velocity;  ///< as the last step left it; 0 for rules without one
  /// How far the velocity carried it in the last step: −lr·v, for classical momentum v; for rules that divide their
  /// velocity by something (Adam, RMSprop) the whole step.
  Point carried;
};

class Descent {
 public:
  /// Throws OptionError where the options are not valid.
  explicit Descent(const DescentOptions& options);

  const DescentPoint& point() const { return point_; }
  std::int64_t steps() const { return steps_; }
  /// The update, counted from 0, that left the finite numbers. The point is the last finite one.
  std::optional<std::int64_t> diverged_at() const { return diverged_at_; }
  /// One update; none once diverged. Returns whether it was made.
  bool step();

 private:
  void look(const Point& before);

  SurfaceOptions surface_;
  ScheduleOptions schedule_;
  double lr_;
  GradientSource source_;
  Optimizer optimizer_;
  Vector w_;
  Vector g_;
  DescentPoint point_;
  std::int64_t steps_ = 0;
  std::optional<std::int64_t> diverged_at_;
};

}  // namespace momentum
