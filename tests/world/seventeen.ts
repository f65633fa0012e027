import type { Agency } from './agency.ts'

/** A youth of seventeen in custody, on a case of worker-tn; the demo agency has none. */
export async function seventeen(agency: Agency): Promise<void> {
  await agency.addCase('tn-1017', 'custodial')
  await agency.addChild('tn-1017', { given: 'Isaura', family: 'Wexcombe', born: '2009-03-14' })
  await agency.assign('worker-tn', 'tn-1017')
}
