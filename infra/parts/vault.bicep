// Keeps the address of the database, which holds its password, and a model's key where there is one; only the bot's identity may read it.

param suffix string
param location string
@description('Principal id of the identity that reads the secret.')
param readerId string
@secure()
param databaseUrl string
@secure()
@description('Empty where no language model is used, or one that asks for no key.')
param modelKey string

var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'waymark-${suffix}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource databaseSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: { value: databaseUrl }
}

resource modelSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(modelKey)) {
  parent: vault
  name: 'model-key'
  properties: { value: modelKey }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerId, secretsUser)
  properties: { principalId: readerId, principalType: 'ServicePrincipal', roleDefinitionId: secretsUser }
}

output databaseSecretUri string = databaseSecret.properties.secretUri
output modelSecretUri string = empty(modelKey) ? '' : modelSecret!.properties.secretUri
