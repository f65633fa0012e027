const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const markup = /\](?=[([])|<(?=[a-z/!?])|\{(?=\{)/giu
const breakUp = '\u200b'

/**
 * Text as a card may show it, at most `limit` characters: no control or direction marks, and whatever a client
 * could read as a link, a mention or a macro is broken by a space of no width. The words stay as they were typed.
 */
export function plain(text: string, limit: number): string {
  const clean = text
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(unseen, '')
    .toWellFormed()
  return cut(clean.trim(), limit).replace(markup, (sign) => sign + breakUp)
}

/** As `plain`, on one line. */
export function line(text: string, limit: number): string {
  return plain(text.replace(/\s+/gu, ' '), limit)
}

/** At most `limit` characters, the last one "…" where something was left out; never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const short = text.slice(0, Math.max(0, limit - 1)).replace(/[\ud800-\udbff]$/u, '')
  return `${short.trimEnd()}…`
}
