import { folk, ordinary } from '../board/duties.ts'
import { choose, look, openBoardPlace, supervisor } from '../board/place.ts'

export interface BoardTimes {
  page: string
  /** Milliseconds from asking until the whole page is there, shortest first. */
  times: readonly number[]
  bytes: number
}

/** Looks before the clock counts. */
const warm = 10

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
    for (const [page, query] of Object.entries(pages))
      all.push({ page, ...(await timesOf(() => look(place.url, cookie, query), looks)) })
    return all
  } finally {
    await place.close()
  }
}

async function timesOf(
  ask: () => Promise<{ text: string }>,
  looks: number,
): Promise<Omit<BoardTimes, 'page'>> {
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < looks + warm; n++) {
    const begun = performance.now()
    const { text } = await ask()
    if (n >= warm) times.push(performance.now() - begun)
    bytes = Buffer.byteLength(text)
  }
  return { times: times.toSorted((a, b) => a - b), bytes }
}
