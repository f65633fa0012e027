/** Something wrong in a policy file, said so that an analyst can mend it. */
export interface Problem {
  severity: 'error' | 'warning'
  kind:
    | 'unreadable'
    | 'shape'
    | 'dangling'
    | 'mismatch'
    | 'duplicate'
    | 'conflict'
    | 'gap'
    | 'collision'
    | 'uncited'
  file: string
  /** The rule's id or the place in the file; null where the whole file is meant. */
  place: string | null
  says: string
  mend: string
}

/** What is wrong with an entry of an agency's file, and how to mend it. */
export type Fault = readonly [says: string, mend: string]

/** One sentence: where, what is wrong, how to mend it. */
export function sentenceOf(problem: Problem): string {
  const where = problem.place === null ? problem.file : `${problem.file}, ${problem.place}`
  return `${where}: ${problem.says}; ${problem.mend}.`
}
