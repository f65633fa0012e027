import { z } from 'zod'

/** Ids of Teams are opaque; these bounds are far above what it sends. No control characters: they end in logs and keys. */
const Id = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\u0000-\u001f\u007f]*$/)
const Account = z.object({ id: Id, aadObjectId: Id.optional() })
const Value = z.record(z.string(), z.unknown())

/** Where an activity says it comes from; whatever does not say Teams is turned away for that, not for its form. */
export const Origin = z.looseObject({ channelId: z.literal('msteams'), serviceUrl: z.string() })

/**
 * The parts of an activity that anything here reads, and no others: what a caller adds is gone before the SDK sees it
 * (`deliveryMode` or `callerId` would change how it answers).
 */
export const TeamsActivity = z.object({
  type: z.string().min(1).max(100),
  id: Id.optional(),
  name: z.string().max(200).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: Id,
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Id,
    conversationType: z.string().max(100).optional(),
    tenantId: Id.optional(),
    isGroup: z.boolean().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: Id }).optional().catch(undefined),
      eventType: z.string().optional().catch(undefined),
      team: z.object({ id: Id }).optional().catch(undefined),
      channel: z.object({ id: Id }).optional().catch(undefined),
      settings: z
        .object({ selectedChannel: z.object({ id: Id }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  locale: z.string().max(40).optional().catch(undefined),
  text: z.string().nullish(),
  value: z.union([Value, z.unknown().transform(() => undefined)]).optional(),
  replyToId: Id.nullish().catch(undefined),
  membersAdded: z.array(Account).max(1000).optional().catch(undefined),
  membersRemoved: z.array(Account).max(1000).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  entities: z.array(Value).max(200).optional().catch(undefined),
})
export type TeamsActivity = z.infer<typeof TeamsActivity>

/** Every tenant an activity claims; a genuine one names at least one and always the same. */
export function tenantsOf({ channelData, conversation }: TeamsActivity): readonly string[] {
  return [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined)
}
