export const seconds = (count: number): number => count * 1000
export const hours = (count: number): number => seconds(count * 3600)
export const days = (count: number): number => hours(count * 24)

/** An ISO instant so many milliseconds after (or, below zero, before) another. */
export const later = (instant: string, milliseconds: number): string =>
  new Date(new Date(instant).getTime() + milliseconds).toISOString()
