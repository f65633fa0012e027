// What one agency's Waymark needs in Azure: an identity without a password, a web app on Node 24, the bot's
// registration, a vault for the few secrets there are, and, where asked for, a PostgreSQL server on a private network.

@description('Ends every name, so that two installations can stand side by side. 3 to 12 letters and digits.')
@minLength(3)
@maxLength(12)
param suffix string

@description('Where the agency\'s case system answers.')
param caseApiUrl string

@description('The app registration that people of the board sign in by. Without one there is no board.')
param boardClientId string = ''

@description('"true" makes a PostgreSQL server; otherwise databaseUrl names one.')
@allowed(['true', 'false'])
param withDatabase string = 'true'

@secure()
@description('Password of the new server\'s owner.')
param databasePassword string = ''

@secure()
@description('postgres://… of an existing server.')
param databaseUrl string = ''

@description('Where a language model answers, such as https://models.example.org/v1; empty for none, or for the usual one with a key.')
param modelBaseUrl string = ''
param modelName string = ''
param embeddingsModel string = ''

@secure()
@description('Key of the language model; empty for none.')
param modelKey string = ''

param location string = resourceGroup().location

@description('Size of the web app\'s plan. It must be able to join a network.')
param planSku string = 'B1'

@description('Size of the bot\'s registration.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

var makesDatabase = withDatabase == 'true'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'waymark-${suffix}'
  location: location
}

module network 'parts/network.bicep' = {
  name: 'waymark-network'
  params: { suffix: suffix, location: location }
}

module database 'parts/database.bicep' = if (makesDatabase) {
  name: 'waymark-database'
  params: {
    suffix: suffix
    location: location
    password: databasePassword
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.dnsZoneId
  }
}

module vault 'parts/vault.bicep' = {
  name: 'waymark-vault'
  params: {
    suffix: suffix
    location: location
    readerId: identity.properties.principalId
    databaseUrl: makesDatabase
      ? 'postgres://waymark:${uriComponent(databasePassword)}@${database!.outputs.host}:5432/waymark?sslmode=verify-full'
      : databaseUrl
    modelKey: modelKey
  }
}

module app 'parts/app.bicep' = {
  name: 'waymark-app'
  params: {
    suffix: suffix
    location: location
    sku: planSku
    identityId: identity.id
    identityClientId: identity.properties.clientId
    subnetId: network.outputs.appSubnetId
    databaseSecretUri: vault.outputs.databaseSecretUri
    caseApiUrl: caseApiUrl
    modelSecretUri: vault.outputs.modelSecretUri
    modelBaseUrl: modelBaseUrl
    modelName: modelName
    embeddingsModel: embeddingsModel
    boardClientId: boardClientId
  }
}

module bot 'parts/bot.bicep' = {
  name: 'waymark-bot'
  params: {
    suffix: suffix
    sku: botSku
    identityId: identity.id
    identityClientId: identity.properties.clientId
    domain: app.outputs.domain
  }
}

output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output BOT_DOMAIN string = app.outputs.domain
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = app.outputs.resourceId
