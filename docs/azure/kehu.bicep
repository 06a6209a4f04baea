// Kehu on Azure: Container Apps, PostgreSQL, the bot's registration with a managed identity, and Teams as its channel.
// No secret of the bot exists anywhere: the identity is the bot's. The steps are in docs/install.md.
targetScope = 'resourceGroup'

@description('Where everything stands. Choose a region of the EU.')
param location string = resourceGroup().location

@description('The name of everything, and a part of the address: 3 to 20 small letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'kehu'

@description('The image, such as mycity.azurecr.io/kehu:0.2.0')
param image string

@description('The registry that holds the image, such as mycity.azurecr.io. Empty: anybody may pull it.')
param registry string = ''

@description('The password of the database user. Keep it where your other passwords are.')
@secure()
@minLength(16)
param databasePassword string

@description('First coordinators: user principal names, comma separated.')
param coordinators string = ''

@description('The mailbox of the project support services.')
param supportMailbox string = ''

@description('The address that mail comes from. Empty: the support mailbox.')
param mailFrom string = ''

@description('smtp://user:password@host:587?starttls=1. Empty: mail waits.')
@secure()
param smtpUrl string = ''

@description('Whoever brings this token may read /metrics. Empty: nobody outside may.')
@secure()
param metricsToken string = ''

@description('How many Kehus serve. One is enough for a city; two keep answering while one is renewed.')
@minValue(1)
@maxValue(3)
param instances int = 2

var databaseUrl = 'postgresql+psycopg://kehu:${uriComponent(databasePassword)}@${database.properties.fullyQualifiedDomainName}/kehu?sslmode=require'
var givenSecrets = [
  { name: 'database-url', value: databaseUrl }
  { name: 'smtp-url', value: smtpUrl }
  { name: 'metrics-token', value: metricsToken }
]
var givenSettings = [
  { name: 'KEHU_DATABASE_URL', secretRef: 'database-url', value: databaseUrl }
  { name: 'KEHU_SMTP_URL', secretRef: 'smtp-url', value: smtpUrl }
  { name: 'KEHU_METRICS_TOKEN', secretRef: 'metrics-token', value: metricsToken }
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: 'Standard_B2s'
    tier: 'Burstable'
  }
  properties: {
    version: '16'
    administratorLogin: 'kehu'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: {
      backupRetentionDays: 14
      geoRedundantBackup: 'Disabled'
    }
  }

  resource tables 'databases' = {
    name: 'kehu'
  }

  // Addresses inside Azure only; who connects needs the password, and always TLS.
  resource fromAzure 'firewallRules' = {
    name: 'from-azure'
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registry) ? [] : [
        {
          server: registry
          identity: identity.id
        }
      ]
      secrets: filter(givenSecrets, given => !empty(given.value))
    }
    template: {
      // What is on its way is finished, and leases are given back.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'kehu'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat([
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppId', value: identity.properties.clientId }
            { name: 'MicrosoftAppTenantId', value: identity.properties.tenantId }
            { name: 'KEHU_COORDINATORS', value: coordinators }
            { name: 'KEHU_SUPPORT_MAILBOX', value: supportMailbox }
            { name: 'KEHU_MAIL_FROM', value: mailFrom }
          ], map(filter(givenSettings, given => !empty(given.value)), given => { name: given.name, secretRef: given.secretRef }))
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/health', port: 3978 }
              periodSeconds: 3
              failureThreshold: 40
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health', port: 3978 }
              periodSeconds: 30
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/ready', port: 3978 }
              periodSeconds: 15
              timeoutSeconds: 10
              failureThreshold: 4
            }
          ]
        }
      ]
      scale: {
        minReplicas: instances
        maxReplicas: instances
      }
    }
  }
  dependsOn: [
    database::tables
    database::fromAzure
  ]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Kehu'
    endpoint: 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
    schemaTransformationVersion: '1.3'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

@description('For the app package: make package APP_ID=... HOST=...')
output appId string = identity.properties.clientId
output host string = app.properties.configuration.ingress.fqdn
