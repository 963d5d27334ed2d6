import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { ApiStack } from '#infra/stacks/api-stack.ts';
import type { StageStack } from './stage-stack.ts';

/** Requests of one address in five minutes: ten times what an organisation may make in the long run. */
const requestsPerAddress = 300_000;

/** The same for the routes at which passwords and tokens are guessed. */
const guessesPerAddress = 300;

/**
 * Prompts look like attacks, being texts about commands, markup and queries; these rules count them and do not block.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const countedRules = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'NoUserAgent_HEADER',
] as const;

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const guessedAt: CfnWebACL.StatementProperty = {
  regexMatchStatement: {
    fieldToMatch: { uriPath: {} },
    regexString: '/v1/(sessions|signup|password-resets|invitations)',
    textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
  },
};

const rateRule = (
  name: string,
  priority: number,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty => ({
  name,
  priority,
  action: { block: {} },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      limit,
      ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
    },
  },
  visibilityConfig: visibility(name),
});

const commonRules: CfnWebACL.RuleProperty = {
  name: 'Common',
  priority: 2,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: 'AWSManagedRulesCommonRuleSet',
      ruleActionOverrides: countedRules.map((name) => ({ name, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visibility('Common'),
};

/** The outer ring against floods and guessing; limits that must be exact are the functions' own. */
export class Firewall extends Construct {
  constructor(scope: StageStack, id: string, { api }: { readonly api: ApiStack }) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Rules', {
      name: scope.nameOf('api'),
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [
        rateRule('Floods', 0, requestsPerAddress),
        rateRule('Guesses', 1, guessesPerAddress, guessedAt),
        commonRules,
      ],
      visibilityConfig: visibility('Api'),
    });
    new CfnWebACLAssociation(this, 'OnApi', { webAclArn: acl.attrArn, resourceArn: api.api.deploymentStage.stageArn });
  }
}
