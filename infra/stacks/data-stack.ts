import { Duration } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';

const backupDays = 30;
const archiveDays = 7;

/** The tenants table's one index: lists, by keys that one function of `shared/data` makes. */
export const listIndex = { name: 'list', partitionKey: 'LPK', sortKey: 'LSK' } as const;

const streamArnOf = ({ tableStreamArn, node }: TableV2): string => {
  if (tableStreamArn === undefined) throw new Error(`${node.path} has no stream.`);
  return tableStreamArn;
};

/** What must outlive every deployment: the tables, and the keys without which they are noise. */
export class DataStack extends StageStack {
  /** Encrypts the tables, their stream and the logs. */
  readonly dataKey: Key;
  /** Encrypts tenants' secrets, each under its organisation's encryption context. */
  readonly secretsKey: Key;
  /** Sign tokens, by generation; the private halves never leave KMS. */
  readonly #signingKeys: ReadonlyMap<number, Key>;
  readonly tenants: TableV2;
  readonly tenantsStreamArn: string;
  /** Every stream that the tenants table ever had. */
  readonly anyStreamArn: string;
  readonly directory: TableV2;
  /** The client that Google has registered for us: operators fill it in, see `docs/operations.md`. */
  readonly googleClientArn: string;
  /** Archives of organisations' exports, under the organisations' ids. */
  readonly archives: Bucket;
  readonly archivesArn: string;

  constructor(scope: Construct, target: Target) {
    super(scope, 'Data', target);
    this.dataKey = this.#key('data', 'Tables, stream and logs');
    this.secretsKey = this.#key('secrets', 'Secrets of tenants: webhook secrets and provider keys');
    const { generations } = this.stage.signingKeys;
    this.#signingKeys = new Map(generations.map((generation) => [generation, this.#newSigningKey(generation)]));
    this.#letLogsBeEncrypted();

    // A table with a name of its own cannot be replaced by mistake: the new one's name would be taken.
    const tableName = this.nameOf('tenants');
    const tableProps = this.#tableProps();
    this.tenants = new TableV2(this, 'Tenants', {
      ...tableProps,
      tableName,
      dynamoStream: StreamViewType.NEW_IMAGE,
      globalSecondaryIndexes: [
        {
          indexName: listIndex.name,
          partitionKey: { name: listIndex.partitionKey, type: AttributeType.STRING },
          sortKey: { name: listIndex.sortKey, type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.tenantsStreamArn = streamArnOf(this.tenants);
    this.anyStreamArn = this.formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: `${tableName}/stream/*`,
    });
    this.directory = new TableV2(this, 'Directory', { ...tableProps, tableName: this.nameOf('directory') });

    this.googleClientArn = this.#googleClientArn();

    // Unique in the whole world, as buckets' names must be.
    const bucketName = `${this.nameOf('exports')}-${this.account}-${this.region}`;
    this.archives = this.#archives(bucketName);
    this.archivesArn = `arn:aws:s3:::${bucketName}`;

    this.output('TenantsTable', this.tenants.tableName);
    this.output('DirectoryTable', this.directory.tableName);
    this.output('GoogleClient', this.googleClientArn);
    this.output('ExportsBucket', this.archives.bucketName);
  }

  #keyProps(name: string, description: string) {
    return {
      description: `Promptgate ${this.stage.name}: ${description}`,
      alias: `promptgate/${this.stage.name}/${name}`,
      removalPolicy: this.stage.removalPolicy,
    };
  }

  #key(name: string, description: string): Key {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}Key`;
    return new Key(this, id, { ...this.#keyProps(name, description), enableKeyRotation: true });
  }

  /** @throws Error when the stage has no signing key of this generation. */
  signingKey(generation: number): Key {
    const key = this.#signingKeys.get(generation);
    if (!key) throw new Error(`There is no signing key of generation ${generation}.`);
    return key;
  }

  /**
   * The number is all that a key's identity hangs on, so no other key is touched when one comes or goes. Its ARN is
   * exported whether anybody imports it or not: the functions can let go of a key one deployment before it goes.
   */
  #newSigningKey(generation: number): Key {
    const [id, name] = generation === 1 ? ['', ''] : [String(generation), `-${generation}`];
    const key = new Key(this, `SigningKey${id}`, {
      ...this.#keyProps(`signing${name}`, `Signatures of tokens, generation ${generation}`),
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
    this.exportValue(key.keyArn);
    return key;
  }

  /** Without versions: what is deleted there is gone. */
  #archives(bucketName: string): Bucket {
    const bucket = new Bucket(this, 'Archives', {
      bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.dataKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(archiveDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: this.stage.removalPolicy,
    });
    acknowledge(
      bucket,
      'AwsSolutions-S1',
      'The audit trail says who asked for an archive; a log of each read would outlive the archives, with addresses in it.',
    );
    return bucket;
  }

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  #letLogsBeEncrypted(): void {
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${this.region}:${this.account}:log-group:/promptgate/${this.stage.name}/*`,
          },
        },
      }),
    );
  }

  #googleClientArn(): string {
    const secret = new Secret(this, 'GoogleClient', {
      secretName: `promptgate/${this.stage.name}/google`,
      description: 'OAuth client at Google; without a clientId nobody can sign in with Google',
      encryptionKey: this.dataKey,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ issuer: 'https://accounts.google.com', clientId: '' }),
        generateStringKey: 'clientSecret',
      },
      removalPolicy: this.stage.removalPolicy,
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'Google gives out the secret; nobody but a person can ask it for another.',
    );
    // An attribute, since the emulator takes a reference for the name alone.
    return (secret.node.defaultChild as CfnSecret).attrId;
  }

  #tableProps(): TablePropsV2 {
    return {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.dataKey),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: backupDays },
      deletionProtection: this.stage.deletionProtection,
      removalPolicy: this.stage.removalPolicy,
    };
  }
}
