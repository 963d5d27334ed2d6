// Made from the route table by tools/generate.ts; not to be edited.

/** Every path with the methods and names of its operations; see `read-operations.ts`. */
export const operations = `/v1/audit-events GET listAuditEvents
/v1/signup POST signUp
/v1/sessions POST createSession
/v1/sessions/refresh POST refreshSession
/v1/sessions/current DELETE deleteCurrentSession
/v1/me GET getMe
/v1/password-resets POST requestPasswordReset
/v1/password-resets/confirm POST confirmPasswordReset
/v1/me/password PUT changePassword
/v1/members GET listMembers POST inviteMember
/v1/members/{userId} PATCH updateMember DELETE removeMember
/v1/invitations/accept POST acceptInvitation
/v1/workspaces GET listWorkspaces POST createWorkspace
/v1/workspaces/{workspace} GET getWorkspace PATCH updateWorkspace
/v1/workspaces/{workspace}/members GET listWorkspaceMembers
/v1/workspaces/{workspace}/members/{userId} PUT setWorkspaceMember DELETE removeWorkspaceMember
/v1/workspaces/{workspace}/environments GET listEnvironments POST createEnvironment
/v1/workspaces/{workspace}/environments/{environment} GET getEnvironment PATCH updateEnvironment DELETE deleteEnvironment
/v1/workspaces/{workspace}/api-keys GET listApiKeys POST createApiKey
/v1/workspaces/{workspace}/api-keys/{keyId} GET getApiKey DELETE deleteApiKey
/v1/sso/scim-tokens GET listScimTokens POST createScimToken
/v1/sso/scim-tokens/{scimToken} DELETE deleteScimToken
/v1/organisation GET getOrganisation PATCH updateOrganisation DELETE deleteOrganisation
/v1/organisation/restore POST restoreOrganisation
/v1/organisation/exports POST createExport GET listExports
/v1/organisation/exports/{exportId} GET getExport
/v1/usage GET getUsage
/v1/workspaces/{workspace}/outcomes POST:repeatable reportOutcomes
/v1/workspaces/{workspace}/prompts POST createPrompt GET listPrompts
/v1/workspaces/{workspace}/prompts/{prompt} GET getPrompt PATCH updatePrompt DELETE archivePrompt
/v1/workspaces/{workspace}/prompts/{prompt}/versions POST createVersion GET listVersions
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version} GET getVersion
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/diff/{other} GET diffVersions
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/annotations POST createAnnotation GET listAnnotations
/v1/workspaces/{workspace}/fragments POST createFragment GET listFragments
/v1/workspaces/{workspace}/fragments/{fragment} GET getFragment
/v1/workspaces/{workspace}/fragments/{fragment}/versions POST createFragmentVersion GET listFragmentVersions
/v1/workspaces/{workspace}/fragments/{fragment}/versions/{version} GET getFragmentVersion
/v1/workspaces/{workspace}/provider-keys GET listProviderKeys
/v1/workspaces/{workspace}/provider-keys/{provider} GET getProviderKey PUT putProviderKey DELETE deleteProviderKey
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/reviews POST requestReview
/v1/workspaces/{workspace}/reviews GET listReviews
/v1/workspaces/{workspace}/reviews/{review} GET getReview
/v1/workspaces/{workspace}/reviews/{review}/decisions POST decideReview
/v1/workspaces/{workspace}/reviews/{review}/withdraw POST withdrawReview
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/break-glass POST breakGlass
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/break-glass/withdraw POST withdrawBreakGlass
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts POST startRollout GET listRollouts
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout} GET getRollout
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/blocks GET listRolloutBlocks
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/pause POST pauseRollout
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/resume POST resumeRollout
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/promote POST promoteRollout
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/rollback POST rollbackRollout
/v1/workspaces/{workspace}/prompts/{prompt}/rollouts/{rollout}/abort POST abortRollout
/v1/workspaces/{workspace}/prompts/{prompt}/releases GET listReleases
/v1/workspaces/{workspace}/prompts/{prompt}/releases/{environment}/rollback POST rollbackRelease
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/scans POST requestScan GET listScans
/v1/workspaces/{workspace}/prompts/{prompt}/versions/{version}/scans/{scan} GET getScan
/v1/workspaces/{workspace}/scans POST:repeatable scanMessages
/v1/scan-categories GET listScanCategories
/v1/workspaces/{workspace}/prompts/{prompt}/resolve GET resolvePrompt
/v1/workspaces/{workspace}/prompts/{prompt}/render POST:repeatable renderPrompt
/v1/workspaces/{workspace}/snapshot GET getSnapshot
/v1/sso/saml PUT putSamlConnection GET getSamlConnection DELETE deleteSamlConnection
/v1/sso/saml/metadata GET getSamlMetadata
/v1/sso/domains POST createDomainClaim GET listDomainClaims
/v1/sso/domains/{domain}/verify POST verifyDomainClaim
/v1/sso/domains/{domain} DELETE deleteDomainClaim
/v1/sso/sessions POST createSsoSession
/v1/health GET:503 getHealth
/v1/openapi.json GET getOpenApi
/v1/workspaces/{workspace}/waivers POST createWaiver GET listWaivers
/v1/workspaces/{workspace}/waivers/{waiver}/approve POST approveWaiver
/v1/workspaces/{workspace}/waivers/{waiver} DELETE deleteWaiver
/v1/workspaces/{workspace}/webhooks POST createWebhook GET listWebhooks
/v1/workspaces/{workspace}/webhooks/{webhook} GET getWebhook PATCH updateWebhook DELETE deleteWebhook
/v1/workspaces/{workspace}/webhooks/{webhook}/rotate-secret POST rotateWebhookSecret
/v1/workspaces/{workspace}/webhooks/{webhook}/test POST testWebhook
/v1/workspaces/{workspace}/webhooks/{webhook}/deliveries GET listDeliveries
/v1/workspaces/{workspace}/webhooks/{webhook}/deliveries/{delivery}/redeliver POST redeliverDelivery`;
