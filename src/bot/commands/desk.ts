/** A part of a reviewed answer that a policy lead is asked for. */
export type DeskPart = 'answer' | 'source' | 'owner' | 'until'

/** What a policy lead has written so far. A source of null: the agency's own word. */
export interface DeskWriting {
  answer?: string
  source?: string | null
  owner: string
  until: string
}

/** What a policy lead can mean. A question is meant by its id, or by its number in the list. */
export type DeskCommand =
  | { type: 'desk' }
  | { type: 'desk-answer'; question: string | number }
  | { type: 'desk-put-away'; question: string | number }
  /** `names`: a child or case of the lead's stands in it. While an answer is written: what was said to the part that is asked, null when it is asked; no part: it is looked over. */
  | {
      type: 'desk-write'
      question: string
      written: DeskWriting
      part: DeskPart | null
      said: string | null
      names?: boolean
    }
  | { type: 'desk-own-word' }
  | { type: 'desk-keep' }
  | { type: 'desk-stop' }
