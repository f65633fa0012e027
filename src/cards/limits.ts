/** How much of each part one card carries: counts, or characters (UTF-16 units). */
export interface Limits {
  title: number
  body: number
  bodyLines: number
  rows: number
  rowText: number
  fields: number
  options: number
  optionText: number
  inputText: number
  why: number
  notices: number
  noticeText: number
  citations: number
  quote: number
  label: number
}

const roomy: Limits = {
  title: 160,
  body: 6000,
  bodyLines: 80,
  rows: 20,
  rowText: 600,
  fields: 10,
  options: 60,
  optionText: 160,
  inputText: 4000,
  why: 300,
  notices: 8,
  noticeText: 400,
  citations: 12,
  quote: 600,
  label: 80,
}

/** Every limit times `share` (0 to 1], never below what still makes sense of a card. */
export function limitsAt(share: number): Limits {
  const scaled = Object.entries(roomy).map(([part, most]) => [part, Math.max(Math.ceil(most * share), 2)])
  const limits = Object.fromEntries(scaled) as unknown as Limits
  return { ...limits, title: Math.max(limits.title, 60), label: Math.max(limits.label, 40) }
}
