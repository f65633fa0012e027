/** A process of its own, to be killed: opens the directory, says so, and answers turns until it is told no more. */
import { fsyncSync } from 'node:fs'
import { arrival, reply, someAddress, turn } from './world.ts'
import { openDatabase, openStore } from '../../src/store/index.ts'

const [directory = '', task = 'hold'] = process.argv.slice(2)
const say = (line: string) =>
  new Promise<void>((done) => void process.stdout.write(`${line}\n`, () => done()))

let diskIsBroken = false
const fsync = (descriptor: number) => {
  if (diskIsBroken) throw new Error('EIO')
  fsyncSync(descriptor)
}

try {
  const database = await openDatabase({ directory, fsync }, (step) => void say(step))
  await say('open')
  if (task === 'close') await database.close()
  if (task === 'hold') setInterval(() => {}, 1000)
  if (task === 'break') {
    const store = await openStore({ database })
    const address = someAddress()
    await store.receive(arrival(address, 'one'))
    await say('kept one')
    diskIsBroken = true
    await store.receive(arrival(address, 'two'))
    await say('kept two')
  }
  if (task === 'work') {
    const store = await openStore({ database })
    const address = someAddress({ tenant: 'tn', conversation: 'under-load' })
    let revision = (await store.session(address))?.revision ?? 0
    for (;;) {
      const id = `activity-${revision}`
      await store.receive(arrival(address, id))
      await store.commit(turn(address, { revision, inbound: id, reply: reply(id) }))
      revision += 1
      await say(`kept ${revision}`)
    }
  }
} catch (error) {
  await say(`${(error as Error).name}: ${(error as Error).message}`)
  process.exitCode = 3
}
