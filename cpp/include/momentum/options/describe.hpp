// SPDX-License-Identifier: MIT
/// \file
/// The schema as JSON: what options there are, with their types, ranges, defaults, choices and units. Whoever offers
/// them to people need not know any of it by heart.
#pragma once

#include <string>

namespace momentum {

/// TrainerOptions' schema. A node is one of
/// {"kind": "number", "integer", "low", "high" (null: none), "low_excluded", "high_excluded", "default" (null: it must
/// be given), "unit"} ·
/// {"kind": "flag", "default"} · {"kind": "choice", "choices", "default"} · {"kind": "names"} ·
/// {"kind": "group", "fields": {name: node}, "needs": [{"field", "is", "needs", "above" or "is_then"}]} ·
/// {"kind": "list", "most", "item": node} · {"kind": "one_of", "key", "default", "variants": {name: node}}.
std::string describe();
/// DescentOptions' likewise.
std::string describe_descent();

}  // namespace momentum
