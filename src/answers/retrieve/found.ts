export interface Found {
  id: string
  /** Only to be compared with other scores of the same question; it says nothing about whether the text answers. */
  score: number
}
