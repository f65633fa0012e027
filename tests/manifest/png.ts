import { inflateSync } from 'node:zlib'

export interface Picture {
  width: number
  height: number
  /** Red, green, blue, alpha of each point, 0 to 255, row by row. */
  points: readonly (readonly [number, number, number, number])[]
}

/** Reads a PNG of eight bits a channel, with or without alpha, not interlaced: what our icons are. */
export function readPng(file: Buffer): Picture {
  if (file.subarray(1, 4).toString() !== 'PNG') throw new Error('not a PNG')
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const [depth, colour, , , interlaced] = file.subarray(24, 29)
  const channels = colour === 6 ? 4 : colour === 2 ? 3 : 0
  if (depth !== 8 || channels === 0 || interlaced !== 0) throw new Error('a kind of PNG this does not read')
  const bytes = unfilter(inflateSync(Buffer.concat(dataOf(file))), width * channels, height, channels)
  const points = Array.from({ length: width * height }, (_, n) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = bytes.subarray(n * channels, (n + 1) * channels)
    return [red, green, blue, alpha] as const
  })
  return { width, height, points }
}

function dataOf(file: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const length = file.readUInt32BE(at)
    if (file.subarray(at + 4, at + 8).toString() === 'IDAT')
      found.push(file.subarray(at + 8, at + 8 + length))
  }
  return found
}

function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? (out[y * stride + x - step] ?? 0) : 0
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0
      const corner = x >= step && y > 0 ? (out[(y - 1) * stride + x - step] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
