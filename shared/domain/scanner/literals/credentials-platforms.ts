import { type Credential, isIssued, tokens } from './credential.ts';

/** Databases as a service, office tools, maps, social networks and other platforms. */
export const platformCredentials: readonly Credential[] = [
  {
    provider: 'Twitter',
    anchors: ['a'.repeat(22)],
    pattern: /A{22}[A-Za-z0-9%]{60,110}(?![A-Za-z0-9])/y,
    accepts: (text) => isIssued(text.slice(22)),
  },
  ...tokens([
    ['PlanetScale', 'pscale_', 'pscale_(?:tkn|oauth|pw)_[\\w=.-]{32,64}'],
    ['Supabase', 'sbp_ sb_secret_', 'sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[\\w-]{20,60}'],
    ['Neon', 'napi_', 'napi_[a-z0-9]{50,80}'],
    ['MongoDB Atlas', 'mdb_sa_sk_', 'mdb_sa_sk_[\\w-]{36,48}'],
    ['CockroachDB', 'ccdb1_', 'CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}'],
    ['ClickHouse', '4b1d', '4b1d[A-Za-z0-9]{38}'],
    ['Metabase', 'mb_', 'mb_[A-Za-z0-9+/]{40,48}={0,2}'],
    ['Retool', 'retool_', 'retool_[A-Za-z0-9]{26,40}'],
    ['Linear', 'lin_api_ lin_oauth_', 'lin_(?:api_[A-Za-z0-9]{40}|oauth_[0-9a-f]{64})'],
    ['Notion', 'secret_ ntn_', 'secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,50}'],
    ['Figma', 'figd_ figo_ figu_', 'fig[dou]_[\\w-]{40}'],
    ['ClickUp', 'pk_', 'pk_\\d{5,12}_[A-Z0-9]{32}'],
    ['Contentful', 'cfpat-', 'CFPAT-[\\w-]{43}'],
    ['Typeform', 'tfp_', 'tfp_[A-Za-z0-9_.=-]{40,60}'],
    ['Frame.io', 'fio-u-', 'fio-u-[A-Za-z0-9_=-]{64}'],
    [
      'HubSpot',
      'pat-na1- pat-eu1- pat-na2-',
      'pat-(?:na1|na2|eu1)-[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
    ],
    ['Intra42', 's-s4t2', 's-s4t2(?:ud|af)-[0-9a-f]{64}'],
    ['SettleMint', 'sm_aat_ sm_pat_ sm_sat_', 'sm_[aps]at_[A-Za-z0-9]{16}'],
    ['Adobe', 'p8e-', 'p8e-[A-Za-z0-9_-]{32}'],
    ['Facebook', 'eaa', 'EAA[A-Z][A-Za-z0-9]{90,400}'],
    ['Instagram', 'igqv igaa', 'IG(?:QV|AA)[\\w-]{100,300}'],
    ['Pinterest', 'pina_', 'pina_[A-Z0-9]{60,120}'],
    ['Riot Games', 'rgapi-', 'RGAPI-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'],
    ['Mapbox', 'sk.ey', 'sk\\.eyJ[\\w-]{40,120}\\.[\\w-]{20,26}'],
    ['Firebase messaging', 'aaaa', 'AAAA[\\w-]{7}:[\\w-]{140}'],
    ['Canva', 'cnvca', 'cnvca[\\w-]{40,60}'],
    ['WakaTime', 'waka_', 'waka_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'],
  ]),
];
