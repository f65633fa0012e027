// Tells Microsoft Teams where the bot answers and as whom.

param suffix string
param sku string
param identityId string
param identityClientId string
param domain string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'waymark-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: 'Waymark'
    endpoint: 'https://${domain}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppTenantId: subscription().tenantId
    msaAppMSIResourceId: identityId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}
