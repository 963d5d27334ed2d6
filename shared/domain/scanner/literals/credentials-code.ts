import { endsInChecksum } from './checksums.ts';
import { type Credential, isIssued, tokens } from './credential.ts';

/** Code hosting, package registries, builds and the checks that run in them. */
const checked: readonly Credential[] = [
  {
    provider: 'GitHub',
    anchors: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern:
      /(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{50,80}|github_pat_\w{82})(?![A-Za-z0-9])/y,
    accepts: (text) => endsInChecksum(text) || isIssued(text),
  },
  {
    provider: 'npm',
    anchors: ['npm_'],
    pattern: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/y,
    accepts: (text) => endsInChecksum(text) || isIssued(text),
  },
];

export const codeCredentials: readonly Credential[] = [
  ...checked,
  ...tokens([
    [
      'GitLab',
      'glpat- gldt- glrt- glrtr- glptt- glcbt- glsoat- glffct- glft- glimt- glagent- gloas- glwt- gr1348941 _gitlab_session=',
      'gl(?:pat|dt|rtr?|ptt|cbt|soat|ffct|ft|imt|agent|oas|wt)-[\\w-]{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7})?|GR1348941[\\w-]{20}|_gitlab_session=[0-9a-z]{32}',
    ],
    ['Bitbucket', 'atbb atctt3', 'ATBB[A-Za-z0-9]{28,36}|ATCTT3[A-Za-z0-9_=-]{160,260}'],
    ['Atlassian', 'atatt3', 'ATATT3[A-Za-z0-9_=-]{100,250}'],
    ['Trello', 'atta', 'ATTA[0-9a-f]{72}'],
    ['Sourcegraph', 'sgp_ slk_', 'sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}|slk_[0-9a-f]{64}'],
    ['Django', 'django-insecure-', 'django-insecure-[\\w!@#$%^&*(=+-]{40,60}'],
    ['PyPI', 'pypi-age', 'pypi-AgE[\\w-]{50,1000}'],
    ['RubyGems', 'rubygems_', 'rubygems_[0-9a-f]{48}'],
    ['NuGet', 'oy2', 'oy2[a-z0-9]{43}'],
    ['crates.io', 'cio', 'cio[A-Za-z0-9]{32}'],
    ['Clojars', 'clojars_', '(?:CLOJARS|clojars)_[A-Za-z0-9]{60}'],
    ['Packagist', 'packagist_', 'packagist_[ou][ru]t_[0-9a-f]{60,80}'],
    ['JFrog', 'akcp cmvmd', 'AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59}'],
    ['Docker', 'dckr_pat_ dckr_oat_', 'dckr_[po]at_[\\w-]{27,40}'],
    ['CircleCI', 'ccipat_ cciprj_', 'CCI(?:PAT|PRJ)_[A-Za-z0-9]{20,24}_[0-9a-f]{40}'],
    ['Buildkite', 'bkua_ bkaj_', 'bk(?:ua|aj)_[A-Za-z0-9]{40}'],
    ['SonarQube', 'sqp_ sqa_ squ_', 'sq[pau]_[0-9a-f]{40}'],
    ['Snyk', 'snyk_', 'snyk_(?:uat|sat)\\.[0-9a-f]{8}\\.[\\w-]{20,400}(?:\\.[\\w-]{10,200})?'],
    ['Semgrep', 'sgp_v1_', 'sgp_v1_[0-9a-f]{40,80}'],
    ['Socket', 'sktsec_', 'sktsec_[A-Za-z0-9_-]{40,64}'],
    ['Prefect', 'pnu_ pnb_', 'pn[ub]_[A-Za-z0-9]{36}'],
    ['Postman', 'pmak-', 'PMAK-[0-9a-fA-F]{24}-[0-9a-fA-F]{34}'],
    ['ReadMe', 'rdme_', 'rdme_[a-z0-9]{70}'],
    ['Chromatic', 'chpt_', 'chpt_[0-9a-f]{12,40}'],
    ['dbt', 'dbtc_ dbtu_', 'dbt[cu]_[\\w-]{30,64}'],
    ['n8n', 'n8n_api_', 'n8n_api_[0-9a-f]{64,160}'],
    ['Promptgate', 'pg_org_', 'pg_org_[A-Za-z0-9]{10,40}_[A-Za-z0-9_]{6,60}_[A-Za-z0-9_-]{20,80}'],
  ]),
];
