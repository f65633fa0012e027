// The bot itself: TypeScript on Node 24, as its identity, with no password in its settings.

param suffix string
param location string
param sku string
param identityId string
param identityClientId string
param subnetId string
@description('Address of the secret in the vault, not the secret.')
param databaseSecretUri string
param caseApiUrl string
@description('Address of the secret in the vault; empty without a key.')
param modelSecretUri string
param modelBaseUrl string
param modelName string
param embeddingsModel string
param boardClientId string

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'waymark-${suffix}'
  location: location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'waymark-${suffix}'
  location: location
  kind: 'app,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node src/main.ts serve --data ../../waymark'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      healthCheckPath: '/readyz'
      vnetRouteAllEnabled: true
      appSettings: [
        { name: 'MicrosoftAppType', value: 'UserAssignedMsi' }
        { name: 'MicrosoftAppId', value: identityClientId }
        { name: 'MicrosoftAppTenantId', value: subscription().tenantId }
        { name: 'CASE_API_URL', value: caseApiUrl }
        { name: 'AAD_APP_CLIENT_ID', value: boardClientId }
        { name: 'DATABASE_URL', value: '@Microsoft.KeyVault(SecretUri=${databaseSecretUri})' }
        { name: 'OPENAI_API_KEY', value: empty(modelSecretUri) ? '' : '@Microsoft.KeyVault(SecretUri=${modelSecretUri})' }
        { name: 'OPENAI_BASE_URL', value: modelBaseUrl }
        { name: 'WAYMARK_MODEL', value: modelName }
        { name: 'WAYMARK_EMBEDDINGS_MODEL', value: embeddingsModel }
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
      ]
    }
  }
}

output domain string = site.properties.defaultHostName
output resourceId string = site.id
