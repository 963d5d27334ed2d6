import {
  AccessLogFormat,
  ApiDefinition,
  BasePathMapping,
  type CfnRestApi,
  DomainName,
  EndpointAccessMode,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SecurityPolicy,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { apiDocument } from '#infra/api-document.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';
import type { FunctionName } from '#infra/functions.ts';
import { addGatewayAnswers } from '#infra/gateway-answers.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import type { FunctionsStack } from '#infra/stacks/functions-stack.ts';

/** Nothing older is spoken, and only under the API's own name. */
const tls = {
  securityPolicy: SecurityPolicy.TLS13_1_3_2025_09,
  endpointAccessMode: EndpointAccessMode.STRICT,
} as const;

/**
 * What all organisations together may ask for, below the 10,000 a second and 5,000 at once of an AWS account, which
 * whatever else lives there needs a part of. A coarse ring, since API Gateway keeps it by best effort: each organisation
 * has limits of its own within, kept by the functions. The emulator has no such thing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
const outerRing = { throttlingRateLimit: 8000, throttlingBurstLimit: 4000 } as const;

/** One line a request; no header, no query and no body is in it. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    route: '$context.resourcePath',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    tlsVersion: '$context.tlsVersion',
    cipherSuite: '$context.cipherSuite',
    error: '$context.error.responseType',
  }),
);

/** The HTTP API: one resource, made from the route table. */
export class ApiStack extends StageStack {
  readonly api: SpecRestApi;

  constructor(scope: Construct, target: Target, data: DataStack, functions: FunctionsStack) {
    super(scope, 'Api', target);
    const arnOf = (name: FunctionName): string => {
      const found = functions.functions.get(name);
      if (!found) throw new Error(`There is no function '${name}'.`);
      return found.lambda.functionArn;
    };
    const name = this.nameOf('api');
    this.api = new SpecRestApi(this, 'Api', {
      restApiName: name,
      apiDefinition: ApiDefinition.fromInline(
        apiDocument(
          name,
          (fn) => `arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${arnOf(fn)}/invocations`,
        ),
      ),
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: this.stage.apiDomain !== undefined,
      // An account-wide setting, without which API Gateway writes no log at all.
      cloudWatchRole: true,
      deployOptions: {
        stageName: 'live',
        accessLogDestination: new LogGroupLogDestination(this.#accessLog(data)),
        accessLogFormat,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        metricsEnabled: false,
        ...outerRing,
      },
    });
    const { defaultChild } = this.api.node;
    Object.assign(defaultChild as CfnRestApi, tls);
    if (this.stage.emulated) addGatewayAnswers(this.api);
    for (const { spec, lambda } of functions.functions.values()) {
      if (spec.trigger === 'http')
        this.#permit(spec.name, lambda.functionArn, `${this.api.deploymentStage.stageName}/*/*`);
      if (spec.trigger === 'authorizer') this.#permit(spec.name, lambda.functionArn, 'authorizers/*');
    }
    if (this.stage.apiDomain !== undefined) this.#answerAt(`${this.region}.${this.stage.apiDomain}`);
    this.#acknowledge();

    this.output('ApiId', this.api.restApiId);
    this.output('ApiStage', this.api.deploymentStage.stageName);
    this.output('Region', this.region);
  }

  #accessLog({ dataKey }: DataStack): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      logGroupName: `/promptgate/${this.stage.name}/access`,
      retention: this.stage.logRetention,
      encryptionKey: dataKey,
      removalPolicy: this.stage.removalPolicy,
    });
  }

  #permit(name: FunctionName, functionName: string, path: string): void {
    new CfnPermission(this, `Permit-${name}`, {
      action: 'lambda:InvokeFunction',
      functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:aws:execute-api:${this.region}:${this.account}:${this.api.restApiId}/${path}`,
    });
  }

  /** The certificate waits until its DNS record exists; https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
  #answerAt(domainName: string): void {
    const domain = new DomainName(this, 'Domain', {
      domainName,
      certificate: new Certificate(this, 'Certificate', { domainName, validation: CertificateValidation.fromDns() }),
      endpointType: EndpointType.REGIONAL,
      ...tls,
    });
    new BasePathMapping(this, 'Mapping', { domainName: domain, restApi: this.api, stage: this.api.deploymentStage });
  }

  #acknowledge(): void {
    const { api } = this;
    acknowledge(api, 'AwsSolutions-APIG2', 'Functions validate every request by the schemas of the route table.');
    acknowledge(
      api,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'API Gateway refuses a role for its logs that has less than this policy of its own.',
    );
    acknowledge(
      api.deploymentStage,
      'AwsSolutions-APIG3',
      this.stage.emulated ? 'The emulator has no firewall.' : 'The Guardrails stack associates the firewall.',
    );
    if (this.stage.emulated) {
      acknowledge(api, 'CloudFormation-Validate::W3660', 'The emulator keeps gateway responses when it imports again.');
    }
  }
}
