/** Signs that no Word file may hold: controls, halves of characters, and what is no character at all. */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The paragraphs of what somebody typed, without signs that would break the file. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replace(forbidden, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll('\t', ' ').trimEnd())
    .filter((line, at, all) => line !== '' || (at > 0 && at < all.length - 1 && all[at - 1] !== ''))
