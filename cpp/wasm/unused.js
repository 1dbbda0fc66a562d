// SPDX-License-Identifier: MIT
// What Embind brings for types that the core hands nobody: texts of wide characters.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring__deps: [],
  _embind_register_std_wstring: function () {},
});
