import { folk, ordinary } from '../board/duties.ts'
import { choose, look, openBoardPlace, supervisor } from '../board/place.ts'

export interface BoardTimes {
  page: string
  /** Milliseconds from asking until the whole page is there, shortest first. */
  times: readonly number[]
  bytes: number
}

/** Pages of a unit with so many duties, over HTTP; the case system's own time is not in it. */
export async function boardTimes(duties: number, looks: number): Promise<BoardTimes[]> {
  const place = await openBoardPlace({ duties: ordinary(duties) })
  const cookie = await choose(place.url, supervisor.id)
  const pages = {
    'the board': '',
    'what if, two changes': `?from=${folk[0].id}&to=${folk[1].id}&holiday=2026-12-24`,
    'one worker’s duties': `?worker=${folk[2].id}`,
  }
  try {
    const all: BoardTimes[] = []
    for (const [page, query] of Object.entries(pages)) {
      const times: number[] = []
      let bytes = 0
      for (let n = 0; n < looks + 10; n++) {
        const begun = performance.now()
        const { text } = await look(place.url, cookie, query)
        if (n >= 10) times.push(performance.now() - begun)
        bytes = Buffer.byteLength(text)
      }
      all.push({ page, times: times.toSorted((a, b) => a - b), bytes })
    }
    return all
  } finally {
    await place.close()
  }
}
