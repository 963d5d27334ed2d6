import { tokens } from './credential.ts';

/** Metrics, logs, traces, errors and feature flags. */
export const observabilityCredentials = tokens([
  [
    'Grafana',
    'glsa_ glc_ eyjrijoi',
    'glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}|eyJrIjoi[A-Za-z0-9]{70,400}={0,3}',
  ],
  [
    'New Relic',
    'nrak- nrii- nrjs- nrra- nral',
    'NR(?:AK|RA)-[A-Za-z0-9]{27,42}|NRII-[A-Za-z0-9-]{32}|NRJS-[0-9a-f]{19}',
  ],
  ['Dynatrace', 'dt0c01. dt0s01. dt0s02. dt0s16.', 'dt0(?:c01|s01|s02|s16)\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}'],
  ['Sentry', 'sntrys_ sntryu_', 'sntrys_ey[A-Za-z0-9+/=_]{40,600}|sntryu_[0-9a-f]{64}'],
  ['Honeybadger', 'hbp_', 'hbp_[A-Za-z0-9]{36}'],
  ['Honeycomb', 'hcaik_ hcamk_', 'hca[im]k_[a-z0-9]{58,64}'],
  ['Axiom', 'xaat- xapt-', 'xa[ap]t-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'],
  ['PostHog', 'phx_', 'phx_[A-Za-z0-9]{40,50}'],
  ['LaunchDarkly', 'sdk- mob- api-', '(?:sdk|mob|api)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'],
  ['Checkly', 'cu_', 'cu_[0-9a-f]{32}'],
  ['Segment', 'sgp_', 'sgp_[A-Za-z0-9]{64}'],
  ['Elastic', 'essu_', 'essu_[A-Za-z0-9+/=]{40,160}'],
  ['Datadog', 'ddapi_ ddapp_', 'dd(?:api|app)_[A-Za-z0-9]{32,44}'],
  ['Infisical', 'st.', 'st\\.[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}'],
]);
