// cspell:ignore fdcf effff

/** Characters that XML 1.0 (2.2) forbids, even as references, and lone surrogates. */
export const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const START =
  "A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}" +
  "\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}";

/** The pattern of a name without a prefix (XML 1.0, 2.3; Namespaces in XML, 3). */
export const LOCAL_NAME = `[${START}][${START}.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}-]*`;

/** The pattern of a name with or without a prefix. */
export const NAME = `${LOCAL_NAME}(?::${LOCAL_NAME})?`;
