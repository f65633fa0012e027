declare module 'wink-porter2-stemmer' {
  /** The stem of one lower-case English word by Porter's second algorithm. */
  const stem: (word: string) => string
  export { stem as default }
}
