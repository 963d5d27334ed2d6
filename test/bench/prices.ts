/**
 * List prices of eu-west-1 in dollars, first tier, without free allowances, as AWS's price pages had them in 2025; the
 * figures are data to be looked at again, and were not fetched when the benchmark ran.
 */
export const prices = {
  asOf: '2025',
  region: 'eu-west-1',
  /** https://aws.amazon.com/api-gateway/pricing/: REST APIs. */
  apiRequest: 3.5e-6,
  /** https://aws.amazon.com/lambda/pricing/: Arm. */
  lambdaRequest: 0.2e-6,
  lambdaGigabyteSecond: 1.33334e-5,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/: standard table class. */
  readUnit: 0.1415e-6,
  writeUnit: 0.70675e-6,
  /** https://aws.amazon.com/sqs/pricing/: standard queues. */
  queueRequest: 0.4e-6,
  /** https://aws.amazon.com/eventbridge/pricing/: custom events, and schedules' invocations. */
  event: 1e-6,
  schedule: 1e-6,
  /** https://aws.amazon.com/kms/pricing/: symmetric requests, and those of elliptic curves. */
  keyRequest: 3e-6,
  signature: 15e-6,
} as const;
