// SPDX-License-Identifier: MIT
// What web/schema.mjs reads, a line of JSON each: a trainer's schema, a descent's, the jobs that bench.html times.
#include <cstdio>
#include <string>

#include "momentum/options/describe.hpp"
#include "scenarios.hpp"

int main() {
  std::puts(momentum::describe().c_str());
  std::puts(momentum::describe_descent().c_str());
  std::string jobs;
  for (const momentum::scenarios::Job& job : momentum::scenarios::jobs()) {
    jobs += (jobs.empty() ? "[" : ", ") + (R"({"name": ")" + job.name) + R"(", "options": )" +
            momentum::scenarios::options_json(job.options) + "}";
  }
  std::puts((jobs + "]").c_str());
}
