// SPDX-License-Identifier: MIT
/// \file
/// Options in a checkpoint, by their own tables: fields in their order, then parts. What a table names is kept.
#pragma once

#include "momentum/options/schema.hpp"
#include "options/archive.hpp"

namespace momentum {

/// Writes or reads a member as its rule says. Reading believes no length, and leaves ranges to be checked.
template <class Archive>
struct OptionsArchive {
  Archive& archive;
  /// of the checkpoint's format
  std::uint64_t version;

  template <class T, class Rule>
  void operator()(std::string_view name, T& member, const Rule& /*rule*/) const {
    // Before version 4 every step ended with it, as it does where nothing else is said.
    if (version < 4 && name == "zero_grad") return;
    archive(member);
  }

  template <class Options>
  void operator()(std::string_view /*name*/, Options& options, const Group& /*rule*/) const {
    detail::members(options, *this);
  }

  template <class Options>
  void operator()(std::string_view /*name*/, std::vector<Options>& list, const List& rule) const {
    list.resize(counted(list.size(), rule.most, rule.what));
    for (Options& item : list) detail::members(item, *this);
  }

  /// The number of the variant, then what it has.
  template <class... Options>
  void operator()(std::string_view name, std::variant<Options...>& options, const OneOf& /*rule*/) const {
    auto type = static_cast<std::uint8_t>(options.index());
    archive(type);
    if constexpr (Archive::kReads) {
      if (type >= sizeof...(Options)) throw std::invalid_argument("checkpoint: unknown " + std::string(name));
      options = default_variant<std::variant<Options...>>(type);
    }
    std::visit([&](auto& o) { detail::members(o, *this); }, options);
  }

  /// Whether there are some, then they.
  void operator()(std::string_view name, Params& params, const TensorNames& rule) const {
    bool some = params.has_value();
    archive(some);
    if (!some) return;
    if (!params) params.emplace();
    params->resize(counted(params->size(), tensor_count(rule.hidden), name));
    for (std::string& one : *params) archive(one);
  }

 private:
  std::size_t counted(std::uint64_t count, std::size_t most, std::string_view what) const {
    archive(count);
    if (count > most) throw std::invalid_argument("checkpoint: too many " + std::string(what));
    return static_cast<std::size_t>(count);
  }
};

template <class Archive, class Options>
void archive_options(Archive& archive, Options& options, std::uint64_t version) {
  detail::members(options, OptionsArchive<Archive>{archive, version});
}

}  // namespace momentum
