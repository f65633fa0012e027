/** Why an endpoint gave nothing that can be used. A code for the log; it holds no word of question or answer. */
export type Why =
  'budget' | 'timeout' | 'unreachable' | 'status' | 'refused' | 'cut' | 'too-long' | 'form' | 'wrong-place'

/** Thrown by an endpoint for whatever goes wrong; nobody outside src/model sees it. */
export class Unanswered extends Error {
  override name = 'Unanswered'
  readonly why: Why

  constructor(why: Why) {
    super(why)
    this.why = why
  }
}
