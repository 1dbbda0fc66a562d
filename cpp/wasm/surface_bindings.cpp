// SPDX-License-Identifier: MIT
// Descents on surfaces, and heavy-ball theory, as JavaScript sees them.
#include <array>

#include "buffers.hpp"
#include "momentum/options/read_options.hpp"
#include "momentum/surface/descent.hpp"
#include "momentum/surface/heavy_ball.hpp"

using namespace momentum;
using namespace momentum::border;

namespace {

/// x, y, loss, gradient, velocity, what that carried.
using Row = std::array<double, 9>;
Row row_of(const DescentPoint& p) {
  return {p.position.x, p.position.y, p.loss,      p.gradient.x, p.gradient.y,
          p.velocity.x, p.velocity.y, p.carried.x, p.carried.y};
}

class BoundDescent {
 public:
  explicit BoundDescent(const DescentOptions& options) : surface_(options.surface), descent_(options) {}

  static std::unique_ptr<BoundDescent> create(const Options& given) {
    DescentOptions options;
    if (!given.read(options) || refuse(check_options(options))) return nullptr;
    return std::make_unique<BoundDescent>(options);
  }

  /// Up to n steps; leaves a row each for `column`. Returns how many were made.
  unsigned run(unsigned n) {
    rows_.clear();
    rows_.reserve(n);
    while (rows_.size() < n && descent_.step()) rows_.push_back(row_of(descent_.point()));
    numbers_.reserve(rows_.size());
    return static_cast<unsigned>(rows_.size());
  }
  val column(unsigned which) {
    numbers_.clear();
    for (const Row& row : rows_) numbers_.push_back(row[which]);
    return view(numbers_);
  }
  val point() {
    now_ = row_of(descent_.point());
    return view(now_);
  }
  double steps() const { return static_cast<double>(descent_.steps()); }
  /// −1 while it has not
  double diverged_at() const { return static_cast<double>(descent_.diverged_at().value_or(-1)); }

  /// The loss at columns × rows points from (x0, y0) to (x1, y1), both included, row by row.
  val field(double x0, double y0, double x1, double y1, unsigned columns, unsigned rows) {
    if (!fits("field", rows, columns)) return val::undefined();
    field_.clear();
    field_.reserve(static_cast<std::size_t>(columns) * rows);
    for (unsigned row = 0; row < rows; ++row) {
      const double y = y0 + (y1 - y0) * row / (rows - 1);
      for (unsigned column = 0; column < columns; ++column) {
        const double x = x0 + (x1 - x0) * column / (columns - 1);
        field_.push_back(static_cast<float>(value_of(surface_, {x, y})));
      }
    }
    return view(field_);
  }
  /// loss, gradient, Hessian (xx, xy, yy), its curvatures, at a point
  val look(double x, double y) {
    const Point at{x, y};
    const Point g = gradient_of(surface_, at);
    const Hessian h = hessian_of(surface_, at);
    const Curvatures c = curvatures(h);
    seen_ = {value_of(surface_, at), g.x, g.y, h.xx, h.xy, h.yy, c.least, c.greatest};
    return view(seen_);
  }
  /// x, y of each
  val minima() {
    numbers_.clear();
    for (const Point& p : minima_of(surface_)) numbers_.insert(numbers_.end(), {p.x, p.y});
    return view(numbers_);
  }

 private:
  SurfaceOptions surface_;
  Descent descent_;
  std::vector<Row> rows_;
  std::vector<double> numbers_;
  std::vector<float> field_;
  Row now_{};
  std::array<double, 8> seen_{};
};

Method method_of(bool nesterov) { return nesterov ? Method::nesterov : Method::heavy_ball; }

/// rate, number of the regime, steps to divide the loss by 10
val theory(double least, double greatest, double lr, double momentum, bool nesterov) {
  static std::array<double, 3> numbers;
  const Convergence found = motion(lr, momentum, {least, greatest}, method_of(nesterov));
  numbers = {found.rate, static_cast<double>(found.regime),
             found.regime == Regime::divergence ? steps_per_tenth(1) : steps_per_tenth(found.rate)};
  return view(numbers);
}

/// lr and γ of the best, and the best lr without momentum
val best(double least, double greatest, bool nesterov) {
  static std::array<double, 3> numbers;
  const Curvatures curvatures{least, greatest};
  const Best with = nesterov ? best_with_nesterov(curvatures) : best_with_momentum(curvatures);
  numbers = {with.lr, with.momentum, best_without_momentum(curvatures).lr};
  return view(numbers);
}

/// Where ripples, zig-zag and divergence begin
val borders_at(double least, double greatest, double momentum, bool nesterov) {
  static std::array<double, 3> numbers;
  const Borders found = borders(momentum, {least, greatest}, method_of(nesterov));
  numbers = {found.ripples, found.zigzag, found.divergence};
  return view(numbers);
}

/// Rates over the plane, see heavy_ball.hpp.
val rates(double least, double greatest, double most_lr, unsigned columns, unsigned rows, bool nesterov) {
  static std::vector<double> numbers;
  if (!fits("map", rows, columns, 2)) return val::undefined();
  numbers =
      rate_map({least, greatest}, most_lr, static_cast<int>(columns), static_cast<int>(rows), method_of(nesterov));
  return view(numbers);
}

}  // namespace

EMSCRIPTEN_BINDINGS(surfaces) {
  emscripten::class_<BoundDescent>("Descent")
      .class_function("create", &BoundDescent::create)
      .function("run", &BoundDescent::run)
      .function("column", &BoundDescent::column)
      .function("point", &BoundDescent::point)
      .function("steps", &BoundDescent::steps)
      .function("diverged_at", &BoundDescent::diverged_at)
      .function("field", &BoundDescent::field)
      .function("look", &BoundDescent::look)
      .function("minima", &BoundDescent::minima);
  emscripten::function("heavy_ball", &theory);
  emscripten::function("best_heavy_ball", &best);
  emscripten::function("heavy_ball_borders", &borders_at);
  emscripten::function("heavy_ball_rates", &rates);
}
