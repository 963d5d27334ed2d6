// Made from the route table by tools/generate.ts; not to be edited.

/** Every way in which the API says that something failed. */
export type ProblemCode =
  /** 400: The request is not valid. */
  | 'validation_failed'
  /** 401: Credentials are missing or not valid. */
  | 'unauthenticated'
  /** 402: The plan does not allow more. */
  | 'quota_exceeded'
  /** 402: The budget is spent. */
  | 'budget_exceeded'
  /** 403: Your role does not allow this. */
  | 'forbidden'
  /** 403: An author cannot decide on their own version. */
  | 'separation_of_duties'
  /** 403: The scopes of this API key do not allow this. */
  | 'insufficient_scope'
  /** 403: The organisation lets its members in through its identity provider alone. */
  | 'sso_required'
  /** 403: The organisation is closed and will be deleted. */
  | 'organisation_closed'
  /** 404: Not found. */
  | 'not_found'
  /** 404: No stable version is served yet. */
  | 'no_stable_version'
  /** 409: The request conflicts with the present state. */
  | 'conflict'
  /** 409: A prompt of this name exists. */
  | 'prompt_exists'
  /** 409: A fragment of this name exists. */
  | 'fragment_exists'
  /** 409: The latest version already says this. */
  | 'unchanged'
  /** 409: It is in use. */
  | 'in_use'
  /** 409: An account with this e-mail address exists. */
  | 'email_taken'
  /** 409: A workspace of this name exists. */
  | 'workspace_exists'
  /** 409: An environment of this name exists. */
  | 'environment_exists'
  /** 409: This person is a member already. */
  | 'member_exists'
  /** 409: The scan has not finished. */
  | 'scan_pending'
  /** 409: The scan could not finish. */
  | 'scan_incomplete'
  /** 409: The scan has critical findings. */
  | 'critical_findings'
  /** 409: A review of this version exists. */
  | 'review_exists'
  /** 409: The review has been decided. */
  | 'review_closed'
  /** 409: A rollout is in progress. */
  | 'rollout_in_progress'
  /** 409: The version is not approved. */
  | 'not_approved'
  /** 409: The environment serves this version already. */
  | 'already_serving'
  /** 409: The hold of this step is not over. */
  | 'hold_not_over'
  /** 412: It has changed meanwhile. */
  | 'precondition_failed'
  /** 413: The body is too large. */
  | 'payload_too_large'
  /** 415: The media type is not supported. */
  | 'unsupported_media_type'
  /** 421: The organisation lives in another region. */
  | 'wrong_region'
  /** 422: The idempotency key belongs to another request. */
  | 'idempotency_key_reused'
  /** 429: Too many requests. */
  | 'rate_limited'
  /** 500: Something went wrong on our side. */
  | 'internal'
  /** 503: Not available at the moment. */
  | 'unavailable';

export type Problem = {
  /** An address that stands for the code. */
  readonly type: string;
  /** What happened, in a few words; the same for every problem of the code. */
  readonly title: string;
  readonly status: number;
  /** What happened this time. */
  readonly detail: string;
  /** What happened, for programs. */
  readonly code: "validation_failed" | "unauthenticated" | "quota_exceeded" | "budget_exceeded" | "forbidden" | "separation_of_duties" | "insufficient_scope" | "sso_required" | "organisation_closed" | "not_found" | "no_stable_version" | "conflict" | "prompt_exists" | "fragment_exists" | "unchanged" | "in_use" | "email_taken" | "workspace_exists" | "environment_exists" | "member_exists" | "scan_pending" | "scan_incomplete" | "critical_findings" | "review_exists" | "review_closed" | "rollout_in_progress" | "not_approved" | "already_serving" | "hold_not_over" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "wrong_region" | "idempotency_key_reused" | "rate_limited" | "internal" | "unavailable";
  /** Names the request; tell it when you ask for help. */
  readonly requestId: string;
  /** What is wrong with the request, place by place. */
  readonly errors?: readonly {
    /** Where in the request, such as `body.steps.0.percent`. */
    readonly path: string;
    /** What is wrong there. */
    readonly message: string;
  }[];
  /** The limit that was met, with 402 and 429. */
  readonly limit?: {
    /** Which limit was met. */
    readonly name: string;
    /** How much the plan allows. */
    readonly limit: number;
    /** How much of it is used. */
    readonly used: number;
    /** When there will be more; without it, when something is given back. */
    readonly resetsAt?: string;
  };
};

export type ScimError = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly ["urn:ietf:params:scim:api:messages:2.0:Error"];
  /** The HTTP status, as text. */
  readonly status: string;
  /** What exactly is wrong, where SCIM has a word for it. */
  readonly scimType?: string;
  /** What happened this time. */
  readonly detail: string;
};

export type Jwks = {
  /** Those that tokens are or were lately signed with. */
  readonly keys: readonly {
    /** The kind of key. */
    readonly kty: string;
    /** The curve. */
    readonly crv: string;
    /** The point on the curve, in base64url. */
    readonly x: string;
    /** The point on the curve, in base64url. */
    readonly y: string;
    /** The key's thumbprint (RFC 7638), as tokens name it. */
    readonly kid: string;
    /** What it is for: signatures. */
    readonly use: string;
    /** The algorithm of the signatures. */
    readonly alg: string;
  }[];
};

export type Me = {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly name: string | null;
  };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    /** The AWS region that its data never leave. */
    readonly region: string;
    /** What it may use, and how much of it. */
    readonly plan: string;
  };
  /** What you may do: in the organisation, and in single workspaces. */
  readonly roles: {
    readonly organisation: "owner" | "admin" | "member";
    /** By workspace; owners and admins of the organisation are admins of every workspace. */
    readonly workspaces: Readonly<Record<string, "viewer" | "editor" | "reviewer" | "admin">>;
  };
} | {
  readonly apiKey: {
    readonly id: string;
    readonly name: string;
    readonly workspace: string;
    readonly scopes: readonly ("read" | "write" | "deploy")[];
    readonly expiresAt: string | null;
  };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    /** The AWS region that its data never leave. */
    readonly region: string;
    /** What it may use, and how much of it. */
    readonly plan: string;
  };
};

export type Workspace = {
  readonly id: string;
  /** Its name in paths, for good. */
  readonly slug: string;
  readonly name: string;
  /** How prompts are scanned. */
  readonly scan: {
    /** Whether a model judges prompts as well: not at all, with its opinion, or so that none passes without it. */
    readonly judge: "off" | "advisory" | "required";
    /** The model that judges. Without one, the first provider that the workspace has a key of decides. */
    readonly model?: {
      /** Whose model it is: the workspace must have a key of theirs. */
      readonly provider: "openai" | "anthropic" | "google" | "mistral" | "amazon-bedrock" | "openai-compatible";
      /** The provider's name for it. */
      readonly name: string;
    };
  };
  readonly createdAt: string;
};

export type Environment = {
  /** Its name in paths; unique in the workspace. */
  readonly name: string;
  /** Takes approved versions alone, from admins and deploy keys, and at most 25 percent at first. */
  readonly protected: boolean;
  /** The least that each step of a rollout holds; not below 60 on the hosted service. */
  readonly minHoldSeconds: number;
  /** What rollouts to it start with, unless they say otherwise. */
  readonly guardrails?: {
    /** The share of calls that may fail. */
    readonly maxErrorRate?: number;
    /** The least mean quality score. */
    readonly minQualityScore?: number;
    /** Calls that take longer are slow; 5 % may be. */
    readonly maxLatencyMs?: number;
    /** Comparisons with the stable version; each is on unless false. */
    readonly compareToStable?: {
      readonly errorRate?: boolean;
      readonly qualityScore?: boolean;
      readonly latency?: boolean;
      /** Calls that were served and never reported; silent unless clients announce how many they served. */
      readonly reports?: boolean;
    };
    /** How much worse than stable is still no reason to roll back. */
    readonly margin?: {
      /** How many times stable's odds of failing are tolerated; 1 unless said. */
      readonly errorRate?: number;
      /** How many times stable's odds of being slow are tolerated; 1 unless said. */
      readonly latency?: number;
      /** How far the mean score may be below stable's; 0 unless said. */
      readonly qualityScore?: number;
    };
    /** The observed difference of rates or mean scores from stable below which no comparison acts. */
    readonly minEffect?: number;
    /** `mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number. */
    readonly qualityTest?: "mixture" | "exact";
    /** Bounds the chance of ever rolling a good version back. */
    readonly alpha?: number;
    /** Canary outcomes without which no guardrail acts. */
    readonly minSamples?: number;
    /** Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said. */
    readonly maxOutcomesPerCaller?: number;
  };
  readonly createdAt: string;
};

export type ApiKey = {
  readonly id: string;
  /** The one workspace that it acts in. */
  readonly workspace: string;
  readonly name: string;
  /** `read`: what an application needs at run time. `write`: editing without reviews and rollouts. `deploy`: rollouts. */
  readonly scopes: readonly ("read" | "write" | "deploy")[];
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** From when on it is refused; null for never. */
  readonly expiresAt: string | null;
  /** To about a minute; null until its first use. */
  readonly lastUsedAt: string | null;
  /** What it may use of what the organisation may; null for all of it. */
  readonly rateLimit: {
    /** How many requests a second it may make in the long run. */
    readonly perSecond: number;
    /** How many requests it may make at once after a rest. */
    readonly burst: number;
  } | null;
};

export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** The AWS region that its data never leave. */
  readonly region: string;
  /** What it may use, and how much of it. */
  readonly plan: "trial" | "team" | "enterprise";
  /** Whether members may sign in through its identity provider alone. */
  readonly ssoEnforced: boolean;
  readonly createdAt: string;
};

export type Export = {
  readonly id: string;
  /** One that has failed can be asked for again. */
  readonly status: "running" | "completed" | "failed";
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  readonly completedAt: string | null;
  /** How many files the archive has beside its manifest. */
  readonly files: number | null;
  /** How many lines those files have together. */
  readonly rows: number | null;
  /** The size of the archive. */
  readonly bytes: number | null;
  /** When the archive is deleted; null without one. */
  readonly archiveEndsAt: string | null;
  /** Where the archive is: whoever has this address can read it, until it expires. Made anew at each request. */
  readonly downloadUrl?: string;
  /** When that address expires. */
  readonly expiresAt?: string;
};

export type Usage = {
  /** What the organisation pays for. */
  readonly plan: "trial" | "team" | "enterprise";
  /** What an error `quota_exceeded` or `budget_exceeded` would be about. */
  readonly limits: readonly ({
    /** What is limited. The budget is in nano-USD: 1,000,000,000 are one US dollar. */
    readonly name: "workspaces" | "members" | "prompts" | "webhooks" | "versionsPerDay" | "evaluationsPerMonth" | "parallelRuns" | "monthlyBudget";
    /** How much there can be. */
    readonly limit: number;
    /** How much of it is used, or reserved for what is under way. */
    readonly used: number;
    /** When it begins anew; null for what is counted for good. */
    readonly resetsAt: string | null;
  })[];
  /** What an error `rate_limited` would be about; API keys can have limits of their own beside. */
  readonly rates: readonly ({
    /** `serving` is serving and outcomes, `requests` all the rest. */
    readonly name: "requests" | "serving";
    /** How many requests a second can be made in the long run. */
    readonly perSecond: number;
    /** How many can be made at once after a rest. */
    readonly burst: number;
  })[];
};

export type Prompt = {
  /** The prompt, whatever its name. */
  readonly id: string;
  /** Its name in paths; unique in the workspace. */
  readonly name: string;
  readonly description: string;
  /** Labels to find the prompt by. */
  readonly tags: readonly string[];
  /** The number of its newest version; 0 before the first. */
  readonly latestVersion: number;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type Version = {
  readonly prompt: string;
  readonly version: number;
  readonly status: "scanning" | "ready" | "blocked" | "scan_failed" | "in_review" | "approved" | "changes_requested" | "rejected";
  /** SHA-256 of messages, variables and model, in lower-case hexadecimal. */
  readonly contentHash: string;
  readonly note?: string;
  readonly scan: {
    readonly id: string;
    /** Null until the scan has ended. */
    readonly verdict: "pass" | "warn" | "block" | null;
    /** Findings by severity; null until the scan has ended. */
    readonly summary: {
      readonly critical: number;
      readonly high: number;
      readonly medium: number;
      readonly low: number;
    } | null;
    /** The waivers without which the verdict would be block, and when the first of them is over. */
    readonly leansOn?: {
      /** Their ids. */
      readonly waivers: readonly string[];
      /** From then on they do not let the version through. */
      readonly until: string;
    };
  };
  readonly approval?: {
    readonly contentHash: string;
    /** The ruleset of the scan that it was given under. */
    readonly ruleset: string;
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly at: string;
    /** Whether the glass was broken: approved without a review. */
    readonly bypass: boolean;
  };
  /** Of the approval that it had. */
  readonly withdrawal?: {
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly at: string;
    readonly reason: string;
    /** Whether it was the approval of a broken glass. */
    readonly bypass: boolean;
  };
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** At most 64 KiB of content together. */
  readonly messages: readonly ({
    readonly role: "system" | "user" | "assistant";
    /** A Mustache template; fragments are included as {{> name@version}}. */
    readonly content: string;
  })[];
  /** The declared variables, by name. */
  readonly variables: Readonly<Record<string, {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean;
      readonly description?: string;
    }>>;
  readonly model?: {
    /** Such as openai or anthropic. */
    readonly provider: string;
    readonly name: string;
    /** Handed to the provider as they are. */
    readonly parameters?: Readonly<Record<string, unknown>>;
  };
  /** The messages with their fragments put in: what is scanned and served. */
  readonly resolvedMessages: readonly ({
    readonly role: "system" | "user" | "assistant";
    /** A Mustache template; fragments are included as {{> name@version}}. */
    readonly content: string;
  })[];
};

export type Fragment = {
  readonly id: string;
  /** Its name in paths and templates; unique in the workspace. */
  readonly name: string;
  readonly description: string;
  /** The number of its newest version; 0 before the first. */
  readonly latestVersion: number;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type FragmentVersion = {
  readonly fragment: string;
  readonly version: number;
  /** SHA-256 of the content, in lower-case hexadecimal. */
  readonly contentHash: string;
  /** What is new. */
  readonly note?: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** A Mustache template of at most 64 KiB; it may include other fragments. */
  readonly content: string;
};

export type ProviderKey = {
  /** Whose key it is. */
  readonly provider: "openai" | "anthropic" | "google" | "amazon-bedrock" | "azure" | "mistral" | "groq" | "cohere" | "deepseek" | "xai" | "openai-compatible";
  /** The last four characters; null for a key of fewer than twelve. */
  readonly last4: string | null;
  /** Where the provider is called instead of its own address: https, port 443 or 8443. */
  readonly baseUrl?: string;
  /** When this key was given. */
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  readonly lastUsedAt: string | null;
};

export type Review = {
  readonly id: string;
  readonly prompt: string;
  readonly version: number;
  /** The version to compare with; null for a first one. */
  readonly baseVersion: number | null;
  /** Who created the version; they cannot decide. */
  readonly author: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  readonly requestedBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** stale: a newer scan ended it; bypassed: the glass was broken; withdrawn: its approval was taken back. */
  readonly status: "pending" | "approved" | "rejected" | "changes_requested" | "stale" | "bypassed" | "withdrawn";
  /** The scan that was current when the review was asked for. */
  readonly scan: {
    readonly id: string;
    /** Null until the scan has ended. */
    readonly verdict: "pass" | "warn" | "block" | null;
    /** Findings by severity; null until the scan has ended. */
    readonly summary: {
      readonly critical: number;
      readonly high: number;
      readonly medium: number;
      readonly low: number;
    } | null;
    /** The waivers without which the verdict would be block, and when the first of them is over. */
    readonly leansOn?: {
      /** Their ids. */
      readonly waivers: readonly string[];
      /** From then on they do not let the version through. */
      readonly until: string;
    };
  };
  readonly decisions: readonly ({
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly decision: "approve" | "reject" | "request_changes";
    readonly comment: string | null;
    readonly at: string;
  })[];
  /** Who took the approval back, when and why. */
  readonly withdrawal?: {
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly at: string;
    readonly reason: string;
  };
  readonly note?: string;
  readonly createdAt: string;
  /** What the version changes; null without a base version. */
  readonly diff: DiffVersionsAnswer | null;
};

export type Rollout = {
  readonly id: string;
  readonly prompt: string;
  readonly environment: string;
  readonly version: number;
  /** What other callers get; null in a first release. */
  readonly stableVersion: number | null;
  readonly status: "ramping" | "paused" | "completed" | "rolled_back" | "aborted";
  readonly stepIndex: number;
  /** The share of callers that get the version now. */
  readonly percent: number;
  readonly steps: readonly {
    /** The share of callers that get the version, two decimals at most. */
    readonly percent: number;
    /** How long the step lasts at least. */
    readonly holdSeconds: number;
  }[];
  /** Steps end with their hold, or with it and evidence that the version is no worse. */
  readonly promotion: "timed" | "evidence";
  readonly guardrails: {
    /** The share of calls that may fail. */
    readonly maxErrorRate?: number;
    /** The least mean quality score. */
    readonly minQualityScore?: number;
    /** Calls that take longer are slow; 5 % may be. */
    readonly maxLatencyMs?: number;
    readonly compareToStable: {
      readonly errorRate: boolean;
      readonly qualityScore: boolean;
      readonly latency: boolean;
      /** Calls that were served and never reported; silent unless clients announce how many they served. */
      readonly reports: boolean;
    };
    /** How much worse than stable is still no reason to roll back. */
    readonly margin?: {
      /** How many times stable's odds of failing are tolerated; 1 unless said. */
      readonly errorRate?: number;
      /** How many times stable's odds of being slow are tolerated; 1 unless said. */
      readonly latency?: number;
      /** How far the mean score may be below stable's; 0 unless said. */
      readonly qualityScore?: number;
    };
    /** The observed difference of rates or mean scores from stable below which no comparison acts. */
    readonly minEffect?: number;
    /** `mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number. */
    readonly qualityTest?: "mixture" | "exact";
    readonly alpha: number;
    /** Canary outcomes without which no guardrail acts. */
    readonly minSamples?: number;
    /** Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said. */
    readonly maxOutcomesPerCaller?: number;
  };
  /** Calls that take longer are slow; null: latency is not judged. */
  readonly slowAboveMs: number | null;
  readonly stepStartedAt: string;
  /** When the present step ends at the earliest; null unless it is ramping. */
  readonly dueAt: string | null;
  /** What keeps it at a step whose hold is over: a version that could not be released as it stands, a share of calls that is not the one set (a person may still promote), or evidence that is not there yet. */
  readonly held: "approval" | "share_mismatch" | "evidence" | null;
  /** Rollouts of this version in this environment before: each has an alpha of its own. */
  readonly restarts: number;
  /** What outcomes add up to since the rollout began; for people, guardrails look at each minute by itself. */
  readonly stats: {
    readonly stable: {
      readonly count: number;
      readonly errors: number;
      /** Null before the first outcome, as are the mean and the percentile. */
      readonly errorRate: number | null;
      readonly qualityCount: number;
      readonly qualityMean: number | null;
      /** Within 12 %. */
      readonly latencyP95Ms: number | null;
    };
    readonly canary: {
      readonly count: number;
      readonly errors: number;
      /** Null before the first outcome, as are the mean and the percentile. */
      readonly errorRate: number | null;
      readonly qualityCount: number;
      readonly qualityMean: number | null;
      /** Within 12 %. */
      readonly latencyP95Ms: number | null;
    };
  };
  /** How the rollout does, before anything is decided. */
  readonly health: {
    /** Whether the canary gets the share of the calls that was set. */
    readonly shareMismatch: {
      /** The highest natural logarithm of the e-value reached. */
      readonly logE: number;
      /** The one that decides. */
      readonly threshold: number;
      /** Over every share that was set so far; null before the first call. */
      readonly expectedShare: number | null;
      /** The one that it got. */
      readonly observedShare: number | null;
      /** Whether the rollout does not go on by itself; a person may still promote. */
      readonly holds: boolean;
    };
    /** How near each guardrail is to acting. */
    readonly guardrails: readonly {
      /** Such as `compareToStable.errorRate`. */
      readonly guardrail: string;
      /** The highest natural logarithm of the e-value reached. */
      readonly logE: number;
      /** The one that decides. */
      readonly threshold: number;
      /** Valid however often one looks. */
      readonly pValue: number;
      readonly alpha: number;
    }[];
  };
  /** Why a guardrail rolled back. */
  readonly decision?: {
    /** Such as `compareToStable.errorRate`. */
    readonly guardrail: string;
    readonly reason: string;
    readonly evidence: {
      /** The highest natural logarithm of the e-value reached. */
      readonly logE: number;
      /** The one that decides. */
      readonly threshold: number;
      /** Valid however often one looks. */
      readonly pValue: number;
      /** The part of the alpha that this guardrail has. */
      readonly alpha: number;
      /** How far callers are from independent; 1 is wholly. */
      readonly dispersion: number;
      /** Canary calls that would have been hit if the two were alike, minute by minute, or at the limit. */
      readonly expected?: number;
      /** The canary's rate or mean less stable's in the same minutes, or less the limit. */
      readonly difference: number;
      readonly stable: {
        readonly count: number;
        readonly errors: number;
        /** Calls that failed or took longer than the cut-off. */
        readonly slow: number;
        readonly qualityCount: number;
        readonly qualitySum: number;
        /** Calls that are known to have been served, reported or not. */
        readonly exposed: number;
      };
      readonly canary: {
        readonly count: number;
        readonly errors: number;
        /** Calls that failed or took longer than the cut-off. */
        readonly slow: number;
        readonly qualityCount: number;
        readonly qualitySum: number;
        /** Calls that are known to have been served, reported or not. */
        readonly exposed: number;
      };
    };
    readonly at: string;
  };
  readonly history: readonly ({
    readonly at: string;
    /** Who did it: the id of a person or an API key, or `system`. */
    readonly actor: string;
    readonly percent: number;
    readonly event: "started" | "advanced" | "held" | "paused" | "resumed" | "completed" | "rolled_back" | "aborted";
    readonly reason?: string;
  })[];
  readonly createdAt: string;
};

export type Scan = {
  readonly id: string;
  readonly prompt: string;
  readonly version: number;
  /** What asked for it, if nobody did: a waiver that came or went, or another ruleset. */
  readonly trigger?: "waiver" | "ruleset";
  readonly status: "running" | "completed" | "incomplete" | "failed";
  readonly verdict: "pass" | "warn" | "block" | null;
  readonly engine: {
    readonly version: string;
    readonly ruleset: string;
    /** Whether a model judge took part. */
    readonly llm: boolean;
    /** The model judge that took part. */
    readonly judge?: {
      /** Provider and name. */
      readonly model: string;
      /** What it was called with. */
      readonly parameters: Readonly<Record<string, number>>;
      /** SHA-256 of the judge's own words; another one is another judge. */
      readonly promptDigest: string;
      /** Questions that it answered: two for each part of the prompt. */
      readonly calls: number;
      /** Quotations that were dropped, since they are not in the text. */
      readonly ungrounded: number;
      /** Categories that one of its two readings alone reports in a message. */
      readonly disagreements: number;
    };
  } | null;
  readonly summary: {
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
  } | null;
  /** The worst hundred, in the order of the text. */
  readonly findings: readonly ({
    readonly id: string;
    /** The key of its category; GET /v1/scan-categories has them all. */
    readonly category: string;
    readonly severity: "critical" | "high" | "medium" | "low";
    readonly ruleId: string;
    readonly detector: "static" | "model" | "judge";
    readonly message: string;
    /** The same for the same finding in another version. */
    readonly fingerprint: string;
    /** Who answers for the finding; it does not count until then. */
    readonly waived?: {
      readonly by: string;
      readonly reason: string;
      readonly expiresAt: string;
    };
    /** Where it is; absent when something is missing. */
    readonly evidence?: {
      readonly messageIndex: number;
      /** UTF-16 offset into the message's content. */
      readonly start: number;
      /** UTF-16 offset, exclusive. */
      readonly end: number;
      /** The text in question; secrets are masked. */
      readonly snippet: string;
      /** The fragment that the text comes from; the offsets into the message are those of its tag. */
      readonly fragment?: {
        readonly name: string;
        readonly version: number;
        /** UTF-16 offset into the fragment's content. */
        readonly start: number;
        /** UTF-16 offset, exclusive. */
        readonly end: number;
      };
    };
    readonly remediation: string;
    /** One edit that makes the finding go. */
    readonly fix?: {
      readonly messageIndex: number;
      /** UTF-16 offset into the message's content. */
      readonly start: number;
      /** UTF-16 offset, exclusive. */
      readonly end: number;
      /** What to put in place of the range. */
      readonly text: string;
    };
    readonly references: readonly string[];
  })[];
  /** Why the model judge took no part though it was asked for; where it is required the scan is incomplete. */
  readonly judgeFault?: "no_judge" | "too_long" | "unreachable" | "timeout" | "refused" | "truncated" | "malformed" | "wrong_echo" | "control_missed" | "control_flagged";
  readonly startedAt: string;
  readonly completedAt: string | null;
};

export type ScimServiceProviderConfig = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  /** Changing some of a resource. */
  readonly patch: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
  };
  /** Several requests in one. */
  readonly bulk: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
    /** How many at once. */
    readonly maxOperations: number;
    /** In bytes. */
    readonly maxPayloadSize: number;
  };
  /** Filtering lists. */
  readonly filter: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
    /** How many are listed at most. */
    readonly maxResults: number;
  };
  /** Setting passwords. */
  readonly changePassword: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
  };
  /** Ordering lists. */
  readonly sort: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
  };
  /** Entity tags. */
  readonly etag: {
    /** Whether there is such a thing here. */
    readonly supported: boolean;
  };
  /** How to show who one is. */
  readonly authenticationSchemes: readonly {
    /** Of RFC 7643, section 5. */
    readonly type: string;
    readonly name: string;
    readonly description: string;
    /** Where it is specified. */
    readonly specUri: string;
    /** Whether to prefer it. */
    readonly primary: boolean;
  }[];
  /** What is known of the resource itself. */
  readonly meta: {
    /** What kind of resource it is. */
    readonly resourceType: string;
    /** Its address. */
    readonly location: string;
  };
};

export type ScimResourceType = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Where such resources are, after the base address. */
  readonly endpoint: string;
  /** The name of the schema that they follow. */
  readonly schema: string;
  /** What is known of the resource itself. */
  readonly meta: {
    /** What kind of resource it is. */
    readonly resourceType: string;
    /** Its address. */
    readonly location: string;
  };
};

export type ScimSchema = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The attributes with their characteristics (RFC 7643, section 7). */
  readonly attributes: readonly {
    readonly name: string;
    readonly [name: string]: unknown;
  }[];
  /** What is known of the resource itself. */
  readonly meta: {
    /** What kind of resource it is. */
    readonly resourceType: string;
    /** Its address. */
    readonly location: string;
  };
};

export type ScimUser = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  readonly id: string;
  /** What the client calls it. */
  readonly externalId?: string;
  /** The e-mail address. */
  readonly userName?: string;
  readonly name?: {
    /** The whole name. */
    readonly formatted?: string;
  };
  /** The whole name. */
  readonly displayName?: string;
  /** Whether the person may sign in. */
  readonly active?: boolean;
  /** The e-mail address once more. */
  readonly emails?: readonly {
    /** The address. */
    readonly value?: string;
    /** Always `work`. */
    readonly type?: string;
    /** Always true. */
    readonly primary?: boolean;
  }[];
  /** The groups that the person is in. */
  readonly groups?: readonly {
    /** The id. */
    readonly value?: string;
    /** What it is. */
    readonly type?: string;
    readonly [name: string]: unknown;
  }[];
  /** What is known of the resource itself. */
  readonly meta?: {
    /** What kind of resource it is. */
    readonly resourceType?: string;
    /** When it was made. */
    readonly created?: string;
    /** When it was changed last. */
    readonly lastModified?: string;
    /** Its address. */
    readonly location?: string;
    /** Its entity tag. */
    readonly version?: string;
  };
};

export type ScimGroup = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  readonly id: string;
  /** What the client calls it. */
  readonly externalId?: string;
  /** The name, which can give roles: see docs/scim.md. */
  readonly displayName?: string;
  /** Who is in the group. */
  readonly members?: readonly {
    /** The id. */
    readonly value?: string;
    /** What it is. */
    readonly type?: string;
    readonly [name: string]: unknown;
  }[];
  /** What is known of the resource itself. */
  readonly meta?: {
    /** What kind of resource it is. */
    readonly resourceType?: string;
    /** When it was made. */
    readonly created?: string;
    /** When it was changed last. */
    readonly lastModified?: string;
    /** Its address. */
    readonly location?: string;
    /** Its entity tag. */
    readonly version?: string;
  };
};

export type Snapshot = {
  readonly environment: string;
  readonly prompts: readonly ({
    readonly prompt: string;
    /** Null until a first release is completed. */
    readonly stable: {
      readonly version: number;
      /** With their fragments put in. */
      readonly messages: readonly ({
        readonly role: "system" | "user" | "assistant";
        readonly content: string;
      })[];
      readonly variables: Readonly<Record<string, {
          readonly type: "string" | "number" | "boolean";
          readonly required?: boolean;
          readonly default?: string | number | boolean;
          /** Its value comes from outside. */
          readonly untrusted?: boolean;
          readonly description?: string;
        }>>;
      readonly model: {
        readonly provider: string;
        readonly name: string;
        readonly parameters?: Readonly<Record<string, unknown>>;
      } | null;
      readonly contentHash: string;
      /** Report outcomes with it: it says what was served, by which rollout and when. */
      readonly exposure: string;
    } | null;
    /** Null unless a rollout is in progress. */
    readonly canary: {
      readonly version: number;
      /** With their fragments put in. */
      readonly messages: readonly ({
        readonly role: "system" | "user" | "assistant";
        readonly content: string;
      })[];
      readonly variables: Readonly<Record<string, {
          readonly type: "string" | "number" | "boolean";
          readonly required?: boolean;
          readonly default?: string | number | boolean;
          /** Its value comes from outside. */
          readonly untrusted?: boolean;
          readonly description?: string;
        }>>;
      readonly model: {
        readonly provider: string;
        readonly name: string;
        readonly parameters?: Readonly<Record<string, unknown>>;
      } | null;
      readonly contentHash: string;
      /** Report outcomes with it: it says what was served, by which rollout and when. */
      readonly exposure: string;
    } | null;
    /** The share of subjects that get the canary. */
    readonly percent: number;
    /** The salt of the buckets: new for each rollout. */
    readonly seed: string;
    readonly rolloutId: string | null;
    /** Grows with every change; never go back to an older one. */
    readonly epoch: number;
    readonly changedAt: string;
  })[];
  /** Asks for the rest where several megabytes do not hold all prompts. */
  readonly nextCursor: string | null;
};

export type SamlConnection = {
  /** What the identity provider calls itself: its entity id, or issuer. */
  readonly idpEntityId: string;
  /** Where browsers are sent to sign in (HTTP-Redirect binding); https. */
  readonly ssoUrl: string;
  /** Whose signatures are taken. */
  readonly certificates: readonly {
    /** The certificate, as PEM. */
    readonly pem: string;
    /** Its fingerprint. */
    readonly sha256: string;
    /** When it expires; signatures of its key count no more then. */
    readonly notAfter: string;
  }[];
  /** Whether members can sign in in this way alone; API keys are not concerned. */
  readonly enforced: boolean;
  /** The role of a person who comes for the first time. */
  readonly defaultRole: "admin" | "member";
  /** Roles in single workspaces of a person who comes for the first time. */
  readonly defaultWorkspaces: readonly ({
    readonly workspace: string;
    readonly role: "viewer" | "editor" | "reviewer" | "admin";
  })[];
  /** Which attributes say what. */
  readonly attributeMapping: {
    /** The attribute with the e-mail address; `NameID` is the subject’s name. */
    readonly email: string;
    /** The attribute with the person’s name. */
    readonly name?: string;
    /** The attribute with the names of their groups. */
    readonly groups?: string;
    /** What groups give, at each sign-in. The first rule that fits decides; who fits none has the defaults. */
    readonly roles: readonly ({
      /** What one of the person’s groups is called. */
      readonly value: string;
      /** Their role in the organisation. */
      readonly role?: "admin" | "member";
      /** Where they have `workspaceRole`. */
      readonly workspace?: string;
      /** Their role in `workspace`. */
      readonly workspaceRole?: "viewer" | "editor" | "reviewer" | "admin";
    })[];
  };
  /** When an owner first signed in through it; before that it cannot be enforced. */
  readonly provenAt: string | null;
  /** When it was saved last. */
  readonly updatedAt: string;
  /** What the identity provider is told of us. */
  readonly serviceProvider: {
    /** Our entity id for this organisation: the audience of assertions. */
    readonly entityId: string;
    /** Where responses are posted to: the assertion consumer service. */
    readonly acsUrl: string;
    /** The same as XML, for identity providers that read it. */
    readonly metadataUrl: string;
    /** Where a member begins to sign in. */
    readonly loginUrl: string;
  };
};

export type Health = {
  /** Degraded works, but slowly; down does not work. */
  readonly status: "operational" | "degraded" | "down";
  readonly checks: readonly ({
    /** A part that nothing works without. */
    readonly name: string;
    /** Degraded works, but slowly; down does not work. */
    readonly status: "operational" | "degraded" | "down";
    /** How long the part took to answer. */
    readonly latencyMs: number;
  })[];
};

export type Webhook = {
  readonly id: string;
  /** Where the messages go. */
  readonly url: string;
  /** The event types that it hears of, or '*' alone for all of them. */
  readonly events: readonly string[];
  /** What the webhook is for. */
  readonly description: string;
  /** Nothing is sent to a disabled webhook. */
  readonly status: "enabled" | "disabled";
  /** When the first attempt failed since the last that succeeded. */
  readonly failingSince?: string;
  /** Until then the secret before the present one signs along. */
  readonly previousSecretExpiresAt?: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type AuditEvents = {
  readonly data: readonly ({
    readonly id: string;
    /** When it was done. */
    readonly at: string;
    /** Who did it: a user, an API key, or Promptgate itself. */
    readonly actor: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    /** What was done, such as `prompt.create`. */
    readonly action: string;
    /** What it was done to: an id or a path. */
    readonly target: string;
    /** Null for what concerns the organisation as a whole. */
    readonly workspace: string | null;
    /** Where the request came from; null for what Promptgate did by itself. */
    readonly ip: string | null;
    readonly requestId: string | null;
    /** Ids, names, states and numbers; never a text of a prompt, never a secret. */
    readonly change: Readonly<Record<string, unknown>>;
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type SignUpAnswer = {
  /** Sent as `Authorization: Bearer …`; a JWT signed with ES256. */
  readonly accessToken: string;
  /** Gives a new pair of tokens, once. */
  readonly refreshToken: string;
  /** How many seconds the access token is good for. */
  readonly expiresIn: number;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    /** The AWS region that its data never leave. */
    readonly region: string;
    /** What it may use, and how much of it. */
    readonly plan: string;
  };
  readonly user: {
    readonly id: string;
    readonly email: string;
  };
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
  };
};

export type CreateSessionAnswer = {
  /** Sent as `Authorization: Bearer …`; a JWT signed with ES256. */
  readonly accessToken: string;
  /** Gives a new pair of tokens, once. */
  readonly refreshToken: string;
  /** How many seconds the access token is good for. */
  readonly expiresIn: number;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    /** The AWS region that its data never leave. */
    readonly region: string;
    /** What it may use, and how much of it. */
    readonly plan: string;
  };
  readonly user: {
    readonly id: string;
    readonly email: string;
  };
};

export type RefreshSessionAnswer = {
  /** Sent as `Authorization: Bearer …`; a JWT signed with ES256. */
  readonly accessToken: string;
  /** Gives a new pair of tokens, once. */
  readonly refreshToken: string;
  /** How many seconds the access token is good for. */
  readonly expiresIn: number;
};

export type Members = {
  readonly data: readonly Member[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type InviteMemberAnswer = {
  readonly member: Member;
  /** What the person is to be sent. */
  readonly invitation: {
    /** For the person alone; it is shown this once. */
    readonly token: string;
    readonly expiresAt: string;
  };
};

export type Member = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  /** Invited until the invitation is accepted; suspended while the identity provider says so. */
  readonly status: "invited" | "active" | "suspended";
  readonly role: "owner" | "admin" | "member";
  /** Roles in single workspaces; owners and admins of the organisation are admins of every workspace. */
  readonly workspaces: readonly ({
    readonly workspace: string;
    readonly role: "viewer" | "editor" | "reviewer" | "admin";
  })[];
  /** The roles that hold: those given here, and what groups of the identity provider give beside them. */
  readonly effective: {
    readonly role: "owner" | "admin" | "member";
    /** Roles in single workspaces; owners and admins of the organisation are admins of every workspace. */
    readonly workspaces: readonly ({
      readonly workspace: string;
      readonly role: "viewer" | "editor" | "reviewer" | "admin";
    })[];
  };
  readonly createdAt: string;
};

export type Workspaces = {
  readonly data: readonly Workspace[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type WorkspaceMembers = {
  readonly data: readonly WorkspaceMember[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type WorkspaceMember = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  /** Invited until the invitation is accepted; suspended while the identity provider says so. */
  readonly status: "invited" | "active" | "suspended";
  readonly role: "viewer" | "editor" | "reviewer" | "admin";
};

export type Environments = {
  readonly data: readonly Environment[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type ApiKeys = {
  readonly data: readonly ApiKey[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type CreateApiKeyAnswer = {
  readonly id: string;
  /** The one workspace that it acts in. */
  readonly workspace: string;
  readonly name: string;
  /** `read`: what an application needs at run time. `write`: editing without reviews and rollouts. `deploy`: rollouts. */
  readonly scopes: readonly ("read" | "write" | "deploy")[];
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** From when on it is refused; null for never. */
  readonly expiresAt: string | null;
  /** To about a minute; null until its first use. */
  readonly lastUsedAt: string | null;
  /** What it may use of what the organisation may; null for all of it. */
  readonly rateLimit: {
    /** How many requests a second it may make in the long run. */
    readonly perSecond: number;
    /** How many requests it may make at once after a rest. */
    readonly burst: number;
  } | null;
  /** The key as it is sent; it is shown this once. */
  readonly secret: string;
};

export type ScimTokens = {
  readonly data: readonly ({
    readonly id: string;
    readonly name: string;
    readonly createdAt: string;
    readonly createdBy: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    /** From when on it is refused; null for never. */
    readonly expiresAt: string | null;
    /** To about a minute; null until its first use. */
    readonly lastUsedAt: string | null;
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type CreateScimTokenAnswer = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** From when on it is refused; null for never. */
  readonly expiresAt: string | null;
  /** To about a minute; null until its first use. */
  readonly lastUsedAt: string | null;
  /** The token as it is sent; it is shown this once. */
  readonly secret: string;
};

export type DeleteOrganisationAnswer = {
  /** When it will be erased; until then an owner can restore it. */
  readonly deletesAt: string;
};

export type CreateExportAnswer = {
  readonly id: string;
  /** One that has failed can be asked for again. */
  readonly status: "running" | "completed" | "failed";
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  readonly completedAt: string | null;
  /** How many files the archive has beside its manifest. */
  readonly files: number | null;
  /** How many lines those files have together. */
  readonly rows: number | null;
  /** The size of the archive. */
  readonly bytes: number | null;
  /** When the archive is deleted; null without one. */
  readonly archiveEndsAt: string | null;
};

export type Exports = {
  readonly data: readonly CreateExportAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type ReportOutcomesAnswer = {
  /** How many outcomes and exposures were taken; each id counts once, however often it is sent. */
  readonly accepted: number;
  /** What was not taken, and why: every fault of every such item. Sending it again changes nothing. */
  readonly rejected?: readonly {
    /** Where in the request, such as `body.outcomes.3.qualityScore`. */
    readonly path: string;
    /** What is wrong there. */
    readonly message: string;
  }[];
};

export type Prompts = {
  readonly data: readonly Prompt[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type CreateVersionAnswer = {
  readonly prompt: string;
  readonly version: number;
  readonly status: "scanning" | "ready" | "blocked" | "scan_failed" | "in_review" | "approved" | "changes_requested" | "rejected";
  /** SHA-256 of messages, variables and model, in lower-case hexadecimal. */
  readonly contentHash: string;
  readonly note?: string;
  readonly scan: {
    readonly id: string;
    /** Null until the scan has ended. */
    readonly verdict: "pass" | "warn" | "block" | null;
    /** Findings by severity; null until the scan has ended. */
    readonly summary: {
      readonly critical: number;
      readonly high: number;
      readonly medium: number;
      readonly low: number;
    } | null;
    /** The waivers without which the verdict would be block, and when the first of them is over. */
    readonly leansOn?: {
      /** Their ids. */
      readonly waivers: readonly string[];
      /** From then on they do not let the version through. */
      readonly until: string;
    };
  };
  readonly approval?: {
    readonly contentHash: string;
    /** The ruleset of the scan that it was given under. */
    readonly ruleset: string;
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly at: string;
    /** Whether the glass was broken: approved without a review. */
    readonly bypass: boolean;
  };
  /** Of the approval that it had. */
  readonly withdrawal?: {
    readonly by: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly at: string;
    readonly reason: string;
    /** Whether it was the approval of a broken glass. */
    readonly bypass: boolean;
  };
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** At most 64 KiB of content together. */
  readonly messages: readonly ({
    readonly role: "system" | "user" | "assistant";
    /** A Mustache template; fragments are included as {{> name@version}}. */
    readonly content: string;
  })[];
  /** The declared variables, by name. */
  readonly variables: Readonly<Record<string, {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean;
      readonly description?: string;
    }>>;
  readonly model?: {
    /** Such as openai or anthropic. */
    readonly provider: string;
    readonly name: string;
    /** Handed to the provider as they are. */
    readonly parameters?: Readonly<Record<string, unknown>>;
  };
};

export type Versions = {
  readonly data: readonly ({
    readonly prompt: string;
    readonly version: number;
    readonly status: "scanning" | "ready" | "blocked" | "scan_failed" | "in_review" | "approved" | "changes_requested" | "rejected";
    /** SHA-256 of messages, variables and model, in lower-case hexadecimal. */
    readonly contentHash: string;
    readonly note?: string;
    readonly scan: {
      readonly id: string;
      /** Null until the scan has ended. */
      readonly verdict: "pass" | "warn" | "block" | null;
      /** Findings by severity; null until the scan has ended. */
      readonly summary: {
        readonly critical: number;
        readonly high: number;
        readonly medium: number;
        readonly low: number;
      } | null;
      /** The waivers without which the verdict would be block, and when the first of them is over. */
      readonly leansOn?: {
        /** Their ids. */
        readonly waivers: readonly string[];
        /** From then on they do not let the version through. */
        readonly until: string;
      };
    };
    readonly approval?: {
      readonly contentHash: string;
      /** The ruleset of the scan that it was given under. */
      readonly ruleset: string;
      readonly by: {
        readonly type: "user" | "apiKey" | "provisioner" | "system";
        readonly id: string;
      };
      readonly at: string;
      /** Whether the glass was broken: approved without a review. */
      readonly bypass: boolean;
    };
    /** Of the approval that it had. */
    readonly withdrawal?: {
      readonly by: {
        readonly type: "user" | "apiKey" | "provisioner" | "system";
        readonly id: string;
      };
      readonly at: string;
      readonly reason: string;
      /** Whether it was the approval of a broken glass. */
      readonly bypass: boolean;
    };
    readonly createdAt: string;
    readonly createdBy: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type DiffVersionsAnswer = {
  readonly from: number;
  readonly to: number;
  readonly messages: readonly ({
    readonly index: number;
    /** Of the newer message, or of the one that was removed. */
    readonly role: "system" | "user" | "assistant";
    /** Null when the message is new. */
    readonly previousRole: "system" | "user" | "assistant" | null;
    readonly hunks: readonly {
      /** The first line of the hunk in the older text, from 1. */
      readonly oldStart: number;
      readonly oldLines: number;
      /** The first line of the hunk in the newer text, from 1. */
      readonly newStart: number;
      readonly newLines: number;
      /** Each line behind a space (kept), - (removed) or + (added). */
      readonly lines: readonly string[];
    }[];
  })[];
  readonly variables: readonly ({
    readonly name: string;
    /** Null when it was not declared. */
    readonly before: {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean;
      readonly description?: string;
    } | null;
    /** Null when it is not declared any more. */
    readonly after: {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean;
      readonly description?: string;
    } | null;
  })[];
  readonly model: readonly ({
    readonly field: "provider" | "name" | "parameters";
    /** Null when it was not set. */
    readonly before: unknown;
    /** Null when it is not set any more. */
    readonly after: unknown;
  })[];
};

export type CreateAnnotationAnswer = {
  readonly id: string;
  /** The message that it is about; all of the version without it. */
  readonly messageIndex?: number;
  /** UTF-16 offset into the message's content. */
  readonly start?: number;
  /** UTF-16 offset, exclusive. */
  readonly end?: number;
  readonly body: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type Annotations = {
  readonly data: readonly CreateAnnotationAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type Fragments = {
  readonly data: readonly Fragment[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type FragmentVersions = {
  readonly data: readonly ({
    readonly fragment: string;
    readonly version: number;
    /** SHA-256 of the content, in lower-case hexadecimal. */
    readonly contentHash: string;
    /** What is new. */
    readonly note?: string;
    readonly createdAt: string;
    readonly createdBy: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type ProviderKeys = {
  readonly data: readonly ProviderKey[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type Reviews = {
  readonly data: readonly ({
    readonly id: string;
    readonly prompt: string;
    readonly version: number;
    /** The version to compare with; null for a first one. */
    readonly baseVersion: number | null;
    /** Who created the version; they cannot decide. */
    readonly author: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    readonly requestedBy: {
      readonly type: "user" | "apiKey" | "provisioner" | "system";
      readonly id: string;
    };
    /** stale: a newer scan ended it; bypassed: the glass was broken; withdrawn: its approval was taken back. */
    readonly status: "pending" | "approved" | "rejected" | "changes_requested" | "stale" | "bypassed" | "withdrawn";
    /** The scan that was current when the review was asked for. */
    readonly scan: {
      readonly id: string;
      /** Null until the scan has ended. */
      readonly verdict: "pass" | "warn" | "block" | null;
      /** Findings by severity; null until the scan has ended. */
      readonly summary: {
        readonly critical: number;
        readonly high: number;
        readonly medium: number;
        readonly low: number;
      } | null;
      /** The waivers without which the verdict would be block, and when the first of them is over. */
      readonly leansOn?: {
        /** Their ids. */
        readonly waivers: readonly string[];
        /** From then on they do not let the version through. */
        readonly until: string;
      };
    };
    readonly decisions: readonly ({
      readonly by: {
        readonly type: "user" | "apiKey" | "provisioner" | "system";
        readonly id: string;
      };
      readonly decision: "approve" | "reject" | "request_changes";
      readonly comment: string | null;
      readonly at: string;
    })[];
    /** Who took the approval back, when and why. */
    readonly withdrawal?: {
      readonly by: {
        readonly type: "user" | "apiKey" | "provisioner" | "system";
        readonly id: string;
      };
      readonly at: string;
      readonly reason: string;
    };
    readonly note?: string;
    readonly createdAt: string;
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type Rollouts = {
  readonly data: readonly Rollout[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type RolloutBlocks = {
  readonly data: readonly ({
    /** The time of exposure divided by the length of a block. */
    readonly id: number;
    /** When the block began. */
    readonly at: string;
    /** Grows with every change of what is served: two blocks of one time may differ. */
    readonly epoch: number;
    /** The share that was set; null where there was no stable version beside it. */
    readonly percent: number | null;
    readonly stable: {
      readonly count: number;
      readonly errors: number;
      /** Calls that failed or took longer than the cut-off. */
      readonly slow: number;
      readonly qualityCount: number;
      readonly qualitySum: number;
      /** Calls that are known to have been served, reported or not. */
      readonly exposed: number;
      /** Of the squares of the scores, by which their spread is known. */
      readonly qualitySumSquares: number;
    };
    readonly canary: {
      readonly count: number;
      readonly errors: number;
      /** Calls that failed or took longer than the cut-off. */
      readonly slow: number;
      readonly qualityCount: number;
      readonly qualitySum: number;
      /** Calls that are known to have been served, reported or not. */
      readonly exposed: number;
      /** Of the squares of the scores, by which their spread is known. */
      readonly qualitySumSquares: number;
    };
  })[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type Releases = {
  readonly data: readonly RollbackReleaseAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type RollbackReleaseAnswer = {
  readonly environment: string;
  /** The stable version; null until a first rollout is completed. */
  readonly version: number | null;
  /** The rollout that made it stable. */
  readonly rollout: string | null;
  readonly releasedAt: string | null;
  /** What a rollback would restore. */
  readonly previousVersion: number | null;
  /** The rollout that some callers are served by already. */
  readonly inProgress: {
    readonly rollout: string;
    readonly version: number;
    readonly percent: number;
  } | null;
};

export type Scans = {
  readonly data: readonly Scan[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type ScanMessagesAnswer = {
  readonly verdict: "pass" | "warn" | "block";
  readonly engine: {
    readonly version: string;
    readonly ruleset: string;
    /** Whether a model judge took part. */
    readonly llm: boolean;
    /** The model judge that took part. */
    readonly judge?: {
      /** Provider and name. */
      readonly model: string;
      /** What it was called with. */
      readonly parameters: Readonly<Record<string, number>>;
      /** SHA-256 of the judge's own words; another one is another judge. */
      readonly promptDigest: string;
      /** Questions that it answered: two for each part of the prompt. */
      readonly calls: number;
      /** Quotations that were dropped, since they are not in the text. */
      readonly ungrounded: number;
      /** Categories that one of its two readings alone reports in a message. */
      readonly disagreements: number;
    };
  };
  /** All findings by severity, but those that are waived. */
  readonly summary: {
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
  };
  /** The worst hundred, in the order of the text. */
  readonly findings: readonly ({
    readonly id: string;
    /** The key of its category; GET /v1/scan-categories has them all. */
    readonly category: string;
    readonly severity: "critical" | "high" | "medium" | "low";
    readonly ruleId: string;
    readonly detector: "static" | "model" | "judge";
    readonly message: string;
    /** The same for the same finding in another version. */
    readonly fingerprint: string;
    /** Who answers for the finding; it does not count until then. */
    readonly waived?: {
      readonly by: string;
      readonly reason: string;
      readonly expiresAt: string;
    };
    /** Where it is; absent when something is missing. */
    readonly evidence?: {
      readonly messageIndex: number;
      /** UTF-16 offset into the message's content. */
      readonly start: number;
      /** UTF-16 offset, exclusive. */
      readonly end: number;
      /** The text in question; secrets are masked. */
      readonly snippet: string;
      /** The fragment that the text comes from; the offsets into the message are those of its tag. */
      readonly fragment?: {
        readonly name: string;
        readonly version: number;
        /** UTF-16 offset into the fragment's content. */
        readonly start: number;
        /** UTF-16 offset, exclusive. */
        readonly end: number;
      };
    };
    readonly remediation: string;
    /** One edit that makes the finding go. */
    readonly fix?: {
      readonly messageIndex: number;
      /** UTF-16 offset into the message's content. */
      readonly start: number;
      /** UTF-16 offset, exclusive. */
      readonly end: number;
      /** What to put in place of the range. */
      readonly text: string;
    };
    readonly references: readonly string[];
  })[];
};

export type ScanCategories = {
  readonly data: readonly ({
    /** What findings name as their category. */
    readonly key: string;
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly defaultSeverity: "critical" | "high" | "medium" | "low";
    /** No finding of the category is more severe. */
    readonly maxSeverity: "critical" | "high" | "medium" | "low";
    readonly references: readonly string[];
    readonly rules: readonly ({
      readonly id: string;
      readonly title: string;
      readonly severity: "critical" | "high" | "medium" | "low";
      readonly message: string;
      readonly remediation: string;
    })[];
  })[];
  readonly nextCursor: null;
};

export type ScimResourceTypes = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  /** How many there are in all. */
  readonly totalResults: number;
  /** Where in all of them the listed ones begin. */
  readonly startIndex: number;
  /** How many are listed. */
  readonly itemsPerPage: number;
  /** What is listed. */
  readonly Resources: readonly ScimResourceType[];
};

export type ScimSchemas = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  /** How many there are in all. */
  readonly totalResults: number;
  /** Where in all of them the listed ones begin. */
  readonly startIndex: number;
  /** How many are listed. */
  readonly itemsPerPage: number;
  /** What is listed. */
  readonly Resources: readonly ScimSchema[];
};

export type ScimUsers = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  /** How many there are in all. */
  readonly totalResults: number;
  /** Where in all of them the listed ones begin. */
  readonly startIndex: number;
  /** How many are listed. */
  readonly itemsPerPage: number;
  /** What is listed. */
  readonly Resources: readonly ScimUser[];
};

export type ScimGroups = {
  /** The names of the schemas that it follows. */
  readonly schemas: readonly string[];
  /** How many there are in all. */
  readonly totalResults: number;
  /** Where in all of them the listed ones begin. */
  readonly startIndex: number;
  /** How many are listed. */
  readonly itemsPerPage: number;
  /** What is listed. */
  readonly Resources: readonly ScimGroup[];
};

export type ResolvePromptAnswer = {
  readonly version: number;
  /** With their fragments put in. */
  readonly messages: readonly ({
    readonly role: "system" | "user" | "assistant";
    readonly content: string;
  })[];
  readonly variables: Readonly<Record<string, {
      readonly type: "string" | "number" | "boolean";
      readonly required?: boolean;
      readonly default?: string | number | boolean;
      /** Its value comes from outside. */
      readonly untrusted?: boolean;
      readonly description?: string;
    }>>;
  readonly model: {
    readonly provider: string;
    readonly name: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
  } | null;
  readonly contentHash: string;
  readonly prompt: string;
  readonly environment: string;
  readonly variant: "stable" | "canary";
  /** The rollout that chose the version; null when there is none. */
  readonly rolloutId: string | null;
  /** Grows with every change; never go back to an older one. */
  readonly epoch: number;
  /** Report outcomes with it: it says what was served, by which rollout and when. */
  readonly exposure: string;
};

export type CreateDomainClaimAnswer = {
  /** What stands behind the at sign. */
  readonly domain: string;
  /** Verified once the DNS has shown the record. */
  readonly status: "pending" | "verified";
  /** The DNS record that proves the claim; it stays published as long as the claim is to hold. */
  readonly record: {
    readonly type: "TXT";
    /** Where it is published. */
    readonly name: string;
    /** What it says. */
    readonly value: string;
  };
  /** When the record was seen. */
  readonly verifiedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type DomainClaims = {
  readonly data: readonly CreateDomainClaimAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type CreateWaiverAnswer = {
  readonly id: string;
  /** That of the finding, from the report of a scan. */
  readonly fingerprint: string;
  readonly ruleId: string;
  /** The key of its category; GET /v1/scan-categories has them all. */
  readonly category: string;
  /** As the finding was; a more severe one is not covered. */
  readonly severity: "critical" | "high" | "medium" | "low";
  /** Where the finding was seen; it is waived wherever it occurs in the workspace. */
  readonly prompt: string;
  readonly version: number;
  readonly reason: string;
  /** Pending until a second admin approves, for a critical finding. */
  readonly status: "pending" | "active" | "expired";
  /** From then on the finding counts again. */
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** When the second admin did. */
  readonly approvedAt?: string;
  /** The second admin, for a critical finding. */
  readonly approvedBy?: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
};

export type Waivers = {
  readonly data: readonly CreateWaiverAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type CreateWebhookAnswer = {
  readonly id: string;
  /** Where the messages go. */
  readonly url: string;
  /** The event types that it hears of, or '*' alone for all of them. */
  readonly events: readonly string[];
  /** What the webhook is for. */
  readonly description: string;
  /** Nothing is sent to a disabled webhook. */
  readonly status: "enabled" | "disabled";
  /** When the first attempt failed since the last that succeeded. */
  readonly failingSince?: string;
  /** Until then the secret before the present one signs along. */
  readonly previousSecretExpiresAt?: string;
  readonly createdAt: string;
  readonly createdBy: {
    readonly type: "user" | "apiKey" | "provisioner" | "system";
    readonly id: string;
  };
  /** The key that signs its messages, by Standard Webhooks; shown this once. */
  readonly secret: string;
};

export type Webhooks = {
  readonly data: readonly Webhook[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type TestWebhookAnswer = {
  /** The event that is sent, of type `webhook.tested`. */
  readonly event: string;
  /** The delivery to look for in the list of deliveries. */
  readonly delivery: string;
};

export type Deliveries = {
  readonly data: readonly RedeliverDeliveryAnswer[];
  /** Where the next page begins; null on the last. */
  readonly nextCursor: string | null;
};

export type RedeliverDeliveryAnswer = {
  readonly id: string;
  readonly webhook: string;
  /** The event that the message tells of: its `id` and its `webhook-id`. */
  readonly event: string;
  /** The event's type. */
  readonly type: string;
  readonly status: "pending" | "delivered" | "failed";
  /** The last 20 attempts, oldest first. */
  readonly attempts: readonly ({
    readonly at: string;
    /** The HTTP status that came back; null without an answer. */
    readonly status: number | null;
    readonly latencyMs: number;
    /** Why no answer came. */
    readonly error: "address_refused" | "dns" | "connection" | "tls" | "timeout" | null;
    /** The first kilobyte of the answer's body. */
    readonly response: string;
  })[];
  /** When the next attempt is due, while it is pending. */
  readonly nextAttemptAt?: string;
  readonly createdAt: string;
};

export type SignUpBody = {
  /** An e-mail address; capitals make no difference. */
  readonly email: string;
  /** 12 to 128 characters, any of them; not one that is tried first. */
  readonly password: string;
  readonly organisation: {
    readonly name: string;
    /** This API serves one region; unless said, it is that one. */
    readonly region?: string | undefined;
  };
};

export type CreateSessionBody = {
  /** An e-mail address; capitals make no difference. */
  readonly email: string;
  /** The password, exactly as it was set. */
  readonly password: string;
  /** Unless said, the oldest of your organisations. */
  readonly organisationId?: string | undefined;
};

export type RefreshSessionBody = {
  /** Gives a new pair of tokens, once. */
  readonly refreshToken: string;
};

export type RequestPasswordResetBody = {
  /** An e-mail address; capitals make no difference. */
  readonly email: string;
};

export type ConfirmPasswordResetBody = {
  /** From the link in the mail: good for an hour, and once. */
  readonly token: string;
  /** 12 to 128 characters, any of them; not one that is tried first. */
  readonly password: string;
};

export type ChangePasswordBody = {
  /** The password, exactly as it was set. */
  readonly currentPassword: string;
  /** 12 to 128 characters, any of them; not one that is tried first. */
  readonly password: string;
};

export type InviteMemberBody = {
  /** An e-mail address; capitals make no difference. */
  readonly email: string;
  readonly role: "admin" | "member";
  /** Roles in single workspaces. */
  readonly workspaces?: readonly ({
    readonly workspace: string;
    readonly role: "viewer" | "editor" | "reviewer" | "admin";
  })[] | undefined;
};

export type UpdateMemberBody = {
  readonly role?: "owner" | "admin" | "member" | undefined;
  /** All roles in single workspaces that the member is to have. */
  readonly workspaces?: readonly ({
    readonly workspace: string;
    readonly role: "viewer" | "editor" | "reviewer" | "admin";
  })[] | undefined;
};

export type AcceptInvitationBody = {
  /** As it was shown when the invitation was made. */
  readonly token: string;
  /** A new one of 12 to 128 characters, or your own if you have an account. */
  readonly password: string;
  readonly name?: string | undefined;
};

export type CreateWorkspaceBody = {
  readonly slug: string;
  readonly name: string;
};

export type UpdateWorkspaceBody = {
  /** The present one, if it is sent at all: a slug cannot be changed. */
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  /** How prompts are scanned. */
  readonly scan?: {
    /** Whether a model judges prompts as well: not at all, with its opinion, or so that none passes without it. */
    readonly judge?: "off" | "advisory" | "required" | undefined;
    /** Null takes it back. */
    readonly model?: {
      /** Whose model it is: the workspace must have a key of theirs. */
      readonly provider: "openai" | "anthropic" | "google" | "mistral" | "amazon-bedrock" | "openai-compatible";
      /** The provider's name for it. */
      readonly name: string;
    } | null | undefined;
  } | undefined;
};

export type SetWorkspaceMemberBody = {
  readonly role: "viewer" | "editor" | "reviewer" | "admin";
};

export type CreateEnvironmentBody = {
  readonly name: string;
  /** Takes approved versions alone, from admins and deploy keys, and at most 25 percent at first. */
  readonly protected?: boolean | undefined;
  /** The least that each step of a rollout holds; not below 60 on the hosted service. */
  readonly minHoldSeconds?: number | undefined;
  /** What rollouts to it start with, unless they say otherwise. */
  readonly guardrails?: {
    /** The share of calls that may fail. */
    readonly maxErrorRate?: number | undefined;
    /** The least mean quality score. */
    readonly minQualityScore?: number | undefined;
    /** Calls that take longer are slow; 5 % may be. */
    readonly maxLatencyMs?: number | undefined;
    /** Comparisons with the stable version; each is on unless false. */
    readonly compareToStable?: {
      readonly errorRate?: boolean | undefined;
      readonly qualityScore?: boolean | undefined;
      readonly latency?: boolean | undefined;
      /** Calls that were served and never reported; silent unless clients announce how many they served. */
      readonly reports?: boolean | undefined;
    } | undefined;
    /** How much worse than stable is still no reason to roll back. */
    readonly margin?: {
      /** How many times stable's odds of failing are tolerated; 1 unless said. */
      readonly errorRate?: number | undefined;
      /** How many times stable's odds of being slow are tolerated; 1 unless said. */
      readonly latency?: number | undefined;
      /** How far the mean score may be below stable's; 0 unless said. */
      readonly qualityScore?: number | undefined;
    } | undefined;
    /** The observed difference of rates or mean scores from stable below which no comparison acts. */
    readonly minEffect?: number | undefined;
    /** `mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number. */
    readonly qualityTest?: "mixture" | "exact" | undefined;
    /** Bounds the chance of ever rolling a good version back. */
    readonly alpha?: number | undefined;
    /** Canary outcomes without which no guardrail acts. */
    readonly minSamples?: number | undefined;
    /** Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said. */
    readonly maxOutcomesPerCaller?: number | undefined;
  } | undefined;
};

export type UpdateEnvironmentBody = {
  /** Takes approved versions alone, from admins and deploy keys, and at most 25 percent at first. */
  readonly protected?: boolean | undefined;
  /** The least that each step of a rollout holds; not below 60 on the hosted service. */
  readonly minHoldSeconds?: number | undefined;
  /** All guardrails that rollouts start with; null for none. */
  readonly guardrails?: {
    /** The share of calls that may fail. */
    readonly maxErrorRate?: number | undefined;
    /** The least mean quality score. */
    readonly minQualityScore?: number | undefined;
    /** Calls that take longer are slow; 5 % may be. */
    readonly maxLatencyMs?: number | undefined;
    /** Comparisons with the stable version; each is on unless false. */
    readonly compareToStable?: {
      readonly errorRate?: boolean | undefined;
      readonly qualityScore?: boolean | undefined;
      readonly latency?: boolean | undefined;
      /** Calls that were served and never reported; silent unless clients announce how many they served. */
      readonly reports?: boolean | undefined;
    } | undefined;
    /** How much worse than stable is still no reason to roll back. */
    readonly margin?: {
      /** How many times stable's odds of failing are tolerated; 1 unless said. */
      readonly errorRate?: number | undefined;
      /** How many times stable's odds of being slow are tolerated; 1 unless said. */
      readonly latency?: number | undefined;
      /** How far the mean score may be below stable's; 0 unless said. */
      readonly qualityScore?: number | undefined;
    } | undefined;
    /** The observed difference of rates or mean scores from stable below which no comparison acts. */
    readonly minEffect?: number | undefined;
    /** `mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number. */
    readonly qualityTest?: "mixture" | "exact" | undefined;
    /** Bounds the chance of ever rolling a good version back. */
    readonly alpha?: number | undefined;
    /** Canary outcomes without which no guardrail acts. */
    readonly minSamples?: number | undefined;
    /** Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said. */
    readonly maxOutcomesPerCaller?: number | undefined;
  } | null | undefined;
};

export type CreateApiKeyBody = {
  readonly name: string;
  /** `read`: what an application needs at run time. `write`: editing without reviews and rollouts. `deploy`: rollouts. */
  readonly scopes: readonly ("read" | "write" | "deploy")[];
  /** From when on it is refused; unless said, never. */
  readonly expiresAt?: string | undefined;
  /** Less than the organisation may use; serving and outcomes are counted apart from the rest. */
  readonly rateLimit?: {
    /** How many requests a second it may make in the long run. */
    readonly perSecond: number;
    /** How many requests it may make at once after a rest. */
    readonly burst: number;
  } | undefined;
};

export type CreateScimTokenBody = {
  readonly name: string;
  /** From when on it is refused; unless said, never. */
  readonly expiresAt?: string | undefined;
};

export type UpdateOrganisationBody = {
  readonly name?: string | undefined;
};

export type DeleteOrganisationBody = {
  /** The name of the organisation, typed once more. */
  readonly name: string;
};

/** At most 500 outcomes and exposures together. 202 as long as one of them is taken, 400 when none is. */
export type ReportOutcomesBody = {
  /** How calls went. Each is taken or rejected by itself. */
  readonly outcomes: readonly ({
    /** Your own name for it, unique in the workspace for a week: each counts once, as it came first. */
    readonly id: string;
    /** The token that came with what was served, at most a week ago. */
    readonly exposure?: string | undefined;
    /** Instead of a token, with `environment` and `version`. */
    readonly prompt?: string | undefined;
    readonly environment?: string | undefined;
    /** Counted at the minute of arrival. */
    readonly version?: number | undefined;
    /** Who was served, where the token does not say so, as that of a snapshot does not: MurmurHash3_x86_32 of the UTF-8 bytes of `<seed>:<subject>` under the murmur seed 1359437549, with the seed that the snapshot shows. */
    readonly caller?: number | undefined;
    readonly success: boolean;
    readonly latencyMs?: number | undefined;
    readonly qualityScore?: number | undefined;
    /** When it was known; of the last 24 hours, and a minute ahead at most. */
    readonly at?: string | undefined;
  })[];
  /** How many calls a client served that resolves by itself, from a snapshot: of those that are never reported, nothing else is known. */
  readonly exposures?: readonly {
    /** Your own name for this announcement, unique among them in the workspace for a week. */
    readonly id: string;
    /** The token of one side of a snapshot. */
    readonly exposure: string;
    /** How many calls were served under it since it was announced last. */
    readonly count: number;
  }[] | undefined;
};

export type CreatePromptBody = {
  readonly name: string;
  /** What the prompt is for. */
  readonly description?: string | undefined;
  /** Labels to find the prompt by. */
  readonly tags?: readonly string[] | undefined;
};

export type UpdatePromptBody = {
  /** What the prompt is for. */
  readonly description?: string | undefined;
  /** Labels to find the prompt by. */
  readonly tags?: readonly string[] | undefined;
};

export type CreateVersionBody = {
  /** At most 64 KiB of content together. */
  readonly messages: readonly ({
    readonly role: "system" | "user" | "assistant";
    /** A Mustache template; fragments are included as {{> name@version}}. */
    readonly content: string;
  })[];
  /** The declared variables, by name. */
  readonly variables?: Readonly<Record<string, {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean | undefined;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean | undefined;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean | undefined;
      readonly description?: string | undefined;
    }>> | undefined;
  readonly model?: {
    /** Such as openai or anthropic. */
    readonly provider: string;
    readonly name: string;
    /** Handed to the provider as they are. */
    readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  } | undefined;
  /** What is new, for reviewers. */
  readonly note?: string | undefined;
};

export type CreateAnnotationBody = {
  /** The message that it is about; all of the version without it. */
  readonly messageIndex?: number | undefined;
  /** UTF-16 offset into the message's content. */
  readonly start?: number | undefined;
  /** UTF-16 offset, exclusive. */
  readonly end?: number | undefined;
  readonly body: string;
};

export type CreateFragmentBody = {
  readonly name: string;
  readonly description?: string | undefined;
  /** Its first version; without it there is none yet. */
  readonly content?: string | undefined;
};

export type CreateFragmentVersionBody = {
  /** A Mustache template of at most 64 KiB; it may include other fragments. */
  readonly content: string;
  /** What is new. */
  readonly note?: string | undefined;
};

export type PutProviderKeyBody = {
  /** The key as the provider gave it; no answer ever has it. */
  readonly apiKey: string;
  /** Where the provider is called instead of its own address: https, port 443 or 8443. */
  readonly baseUrl?: string | undefined;
};

export type RequestReviewBody = {
  readonly note?: string | undefined;
  /** The latest approved version before it unless said. */
  readonly baseVersion?: number | undefined;
};

export type DecideReviewBody = {
  readonly decision: "approve";
  readonly comment?: string | undefined;
} | {
  readonly decision: "reject" | "request_changes";
  readonly comment: string;
};

export type WithdrawReviewBody = {
  /** Why; kept in the audit trail and told to every subscriber. */
  readonly reason: string;
};

export type BreakGlassBody = {
  /** Why it cannot wait; kept in the audit trail and told to every subscriber. */
  readonly reason: string;
};

export type StartRolloutBody = {
  readonly environment: string;
  readonly version: number;
  /** The ramp; 5, 25, 50 and 100 % unless said. */
  readonly steps?: readonly {
    /** The share of callers that get the version, two decimals at most. */
    readonly percent: number;
    /** How long the step lasts at least. */
    readonly holdSeconds: number;
  }[] | undefined;
  /** Steps end with their hold, or with it and evidence that the version is no worse. */
  readonly promotion?: "timed" | "evidence" | undefined;
  readonly guardrails?: {
    /** The share of calls that may fail. */
    readonly maxErrorRate?: number | undefined;
    /** The least mean quality score. */
    readonly minQualityScore?: number | undefined;
    /** Calls that take longer are slow; 5 % may be. */
    readonly maxLatencyMs?: number | undefined;
    /** Comparisons with the stable version; each is on unless false. */
    readonly compareToStable?: {
      readonly errorRate?: boolean | undefined;
      readonly qualityScore?: boolean | undefined;
      readonly latency?: boolean | undefined;
      /** Calls that were served and never reported; silent unless clients announce how many they served. */
      readonly reports?: boolean | undefined;
    } | undefined;
    /** How much worse than stable is still no reason to roll back. */
    readonly margin?: {
      /** How many times stable's odds of failing are tolerated; 1 unless said. */
      readonly errorRate?: number | undefined;
      /** How many times stable's odds of being slow are tolerated; 1 unless said. */
      readonly latency?: number | undefined;
      /** How far the mean score may be below stable's; 0 unless said. */
      readonly qualityScore?: number | undefined;
    } | undefined;
    /** The observed difference of rates or mean scores from stable below which no comparison acts. */
    readonly minEffect?: number | undefined;
    /** `mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number. */
    readonly qualityTest?: "mixture" | "exact" | undefined;
    /** Bounds the chance of ever rolling a good version back. */
    readonly alpha?: number | undefined;
    /** Canary outcomes without which no guardrail acts. */
    readonly minSamples?: number | undefined;
    /** Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said. */
    readonly maxOutcomesPerCaller?: number | undefined;
  } | undefined;
};

export type PauseRolloutBody = {
  /** Why, for the history and the audit trail. */
  readonly reason?: string | undefined;
};

export type RollbackReleaseBody = {
  /** Why, for the audit trail. */
  readonly reason?: string | undefined;
};

export type ScanMessagesBody = {
  /** At most 64 KiB of content together. */
  readonly messages: readonly ({
    readonly role: "system" | "user" | "assistant";
    /** A Mustache template; fragments are included as {{> name@version}}. */
    readonly content: string;
  })[];
  /** The declared variables, by name. */
  readonly variables?: Readonly<Record<string, {
      readonly type: "string" | "number" | "boolean";
      /** Whether a value must be given; true unless there is a default. */
      readonly required?: boolean | undefined;
      /** Stands in when no value is given; of the declared type. */
      readonly default?: string | number | boolean | undefined;
      /** Its value comes from outside; the scanner asks where it stands. */
      readonly untrusted?: boolean | undefined;
      readonly description?: string | undefined;
    }>> | undefined;
};

export type CreateScimUserBody = {
  /** An e-mail address in a domain that the organisation has verified. */
  readonly userName?: unknown | undefined;
  /** The names of the schemas that it follows. */
  readonly schemas?: readonly string[] | undefined;
  /** What the client calls it. */
  readonly externalId?: unknown | undefined;
  /** `formatted`, or `givenName` and `familyName`. */
  readonly name?: unknown | undefined;
  /** The whole name; it goes before `name`. */
  readonly displayName?: unknown | undefined;
  /** Whether the person may sign in; true unless said. */
  readonly active?: unknown | undefined;
  readonly [name: string]: unknown;
};

export type UpdateScimUserBody = {
  /** `urn:ietf:params:scim:api:messages:2.0:PatchOp`. */
  readonly schemas: readonly string[];
  /** What to do, in this order; all of it or nothing. */
  readonly Operations: readonly ({
    /** `add`, `remove` or `replace`. */
    readonly op: string;
    /** What is changed; without it, `value` names its attributes. */
    readonly path?: string | undefined;
    /** What it is changed to. */
    readonly value?: unknown | undefined;
    readonly [name: string]: unknown;
  })[];
  readonly [name: string]: unknown;
};

export type CreateScimGroupBody = {
  /** The names of the schemas that it follows. */
  readonly schemas?: readonly string[] | undefined;
  /** What the client calls it. */
  readonly externalId?: unknown | undefined;
  /** The name, which can give roles. */
  readonly displayName?: unknown | undefined;
  /** Objects with the id of a user as `value`. */
  readonly members?: unknown | undefined;
  readonly [name: string]: unknown;
};

export type RenderPromptBody = {
  readonly environment: string;
  /** Whoever is served: the same one stays on its side. Without it each call draws anew. */
  readonly subject?: string | undefined;
  /** A value for each variable of the version. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
};

export type PutSamlConnectionBody = {
  /** The metadata of the identity provider, in place of `idpEntityId`, `ssoUrl` and `certificates`. */
  readonly metadataXml?: string | undefined;
  /** What the identity provider calls itself: its entity id, or issuer. */
  readonly idpEntityId?: string | undefined;
  /** Where browsers are sent to sign in (HTTP-Redirect binding); https. */
  readonly ssoUrl?: string | undefined;
  /** Certificates with RSA keys of 2,048 bits or more, as PEM: the present one, and the next. */
  readonly certificates?: readonly string[] | undefined;
  /** Whether members can sign in in this way alone; API keys are not concerned. */
  readonly enforced?: boolean | undefined;
  /** The role of a person who comes for the first time. */
  readonly defaultRole?: "admin" | "member" | undefined;
  /** Roles in single workspaces of a person who comes for the first time. */
  readonly defaultWorkspaces?: readonly ({
    readonly workspace: string;
    readonly role: "viewer" | "editor" | "reviewer" | "admin";
  })[] | undefined;
  /** Which attributes say what. */
  readonly attributeMapping?: {
    /** The attribute with the e-mail address; `NameID` is the subject’s name. */
    readonly email?: string | undefined;
    /** The attribute with the person’s name. */
    readonly name?: string | undefined;
    /** The attribute with the names of their groups. */
    readonly groups?: string | undefined;
    /** What groups give, at each sign-in. The first rule that fits decides; who fits none has the defaults. */
    readonly roles?: readonly ({
      /** What one of the person’s groups is called. */
      readonly value: string;
      /** Their role in the organisation. */
      readonly role?: "admin" | "member" | undefined;
      /** Where they have `workspaceRole`. */
      readonly workspace?: string | undefined;
      /** Their role in `workspace`. */
      readonly workspaceRole?: "viewer" | "editor" | "reviewer" | "admin" | undefined;
    })[] | undefined;
  } | undefined;
};

export type CreateDomainClaimBody = {
  /** Your own: neither a public suffix nor that of a provider of e-mail. */
  readonly domain: string;
};

export type FinishSamlSignInBody = {
  /** The response, in base64. */
  readonly SAMLResponse: string;
  /** What the request carried. */
  readonly RelayState?: string | undefined;
};

export type CreateSsoSessionBody = {
  /** As it came to `returnTo`: good once, for a minute. */
  readonly code: string;
  /** The secret whose SHA-256 was the `codeChallenge`. */
  readonly codeVerifier: string;
};

export type CreateWaiverBody = {
  /** That of the finding, from the report of a scan. */
  readonly fingerprint: string;
  /** Why the finding may stay; in every report that has it. */
  readonly reason: string;
  /** Within 90 days. */
  readonly expiresAt: string;
  /** Where the finding was seen; unless said, where it was seen last. */
  readonly prompt?: string | undefined;
  /** Unless said, the latest of the prompt that has the finding. */
  readonly version?: number | undefined;
};

export type CreateWebhookBody = {
  /** An https address on port 443 or 8443 that takes POST. */
  readonly url: string;
  /** The event types to hear of, or '*' alone for all of them. */
  readonly events: readonly ("*" | "prompt.created" | "prompt.archived" | "version.created" | "scan.completed" | "scan.failed" | "review.requested" | "review.approved" | "review.rejected" | "review.changes_requested" | "review.bypassed" | "review.withdrawn" | "waiver.created" | "waiver.approved" | "waiver.deleted" | "rollout.started" | "rollout.advanced" | "rollout.held" | "rollout.paused" | "rollout.resumed" | "rollout.completed" | "rollout.rolled_back" | "rollout.aborted" | "release.rolled_back" | "release.rescanned" | "webhook.disabled" | "budget.exceeded")[];
  /** What the webhook is for. */
  readonly description?: string | undefined;
};

export type UpdateWebhookBody = {
  /** An https address on port 443 or 8443 that takes POST. */
  readonly url?: string | undefined;
  /** The event types to hear of, or '*' alone for all of them. */
  readonly events?: readonly ("*" | "prompt.created" | "prompt.archived" | "version.created" | "scan.completed" | "scan.failed" | "review.requested" | "review.approved" | "review.rejected" | "review.changes_requested" | "review.bypassed" | "review.withdrawn" | "waiver.created" | "waiver.approved" | "waiver.deleted" | "rollout.started" | "rollout.advanced" | "rollout.held" | "rollout.paused" | "rollout.resumed" | "rollout.completed" | "rollout.rolled_back" | "rollout.aborted" | "release.rolled_back" | "release.rescanned" | "webhook.disabled" | "budget.exceeded")[] | undefined;
  /** What the webhook is for. */
  readonly description?: string | undefined;
  /** Nothing is sent to a disabled webhook. */
  readonly status?: "enabled" | "disabled" | undefined;
};

/**
 * Every operation: what it takes, what it answers, and in which other media types it can. Where `workspace` is left
 * out, it is that of the client.
 */
export type Operations = {
  /** List what was changed in the organisation, by whom and from where. */
  readonly listAuditEvents: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
      /** Only what this user, key or part of Promptgate did. */
      readonly actor?: string | undefined;
      /** Only what was done so, such as `rollout.promote`. */
      readonly action?: string | undefined;
      /** Only what was done to this. */
      readonly target?: string | undefined;
      /** Only from this moment on. */
      readonly from?: string | undefined;
      /** Only before this moment. */
      readonly to?: string | undefined;
    };
    readonly answer: AuditEvents;
    readonly accept: never;
  };
  /** Create an organisation and its owner. */
  readonly signUp: {
    readonly input: {
      readonly body: SignUpBody;
    };
    readonly answer: SignUpAnswer;
    readonly accept: never;
  };
  /** Sign in. */
  readonly createSession: {
    readonly input: {
      readonly body: CreateSessionBody;
    };
    readonly answer: CreateSessionAnswer;
    readonly accept: never;
  };
  /** Exchange a refresh token for a new pair of tokens. */
  readonly refreshSession: {
    readonly input: {
      readonly body: RefreshSessionBody;
    };
    readonly answer: RefreshSessionAnswer;
    readonly accept: never;
  };
  /** Sign out. */
  readonly deleteCurrentSession: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Who you are, and what you may do. */
  readonly getMe: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Me;
    readonly accept: never;
  };
  /** Ask for a mail with which a password can be reset. */
  readonly requestPasswordReset: {
    readonly input: {
      readonly body: RequestPasswordResetBody;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Set a new password by the token of a mail; every session of yours ends. */
  readonly confirmPasswordReset: {
    readonly input: {
      readonly body: ConfirmPasswordResetBody;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Change your password; every session of yours ends, this one included. */
  readonly changePassword: {
    readonly input: {
      readonly body: ChangePasswordBody;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** List the members of the organisation. */
  readonly listMembers: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Members;
    readonly accept: never;
  };
  /** Invite a person into the organisation. */
  readonly inviteMember: {
    readonly input: {
      readonly body: InviteMemberBody;
    };
    readonly answer: InviteMemberAnswer;
    readonly accept: never;
  };
  /** Change the roles of a member, from their next request on. */
  readonly updateMember: {
    readonly input: {
      readonly userId: string;
      readonly body?: UpdateMemberBody | undefined;
    };
    readonly answer: Member;
    readonly accept: never;
  };
  /** Remove a member; their sessions end at once. */
  readonly removeMember: {
    readonly input: {
      readonly userId: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Accept an invitation and sign in. */
  readonly acceptInvitation: {
    readonly input: {
      readonly body: AcceptInvitationBody;
    };
    readonly answer: CreateSessionAnswer;
    readonly accept: never;
  };
  /** List the workspaces of the organisation. */
  readonly listWorkspaces: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Workspaces;
    readonly accept: never;
  };
  /** Create a workspace with the environments development, staging and production. */
  readonly createWorkspace: {
    readonly input: {
      readonly body: CreateWorkspaceBody;
    };
    readonly answer: Workspace;
    readonly accept: never;
  };
  /** Get a workspace. */
  readonly getWorkspace: {
    readonly input: {
      readonly workspace?: string | undefined;
    };
    readonly answer: Workspace;
    readonly accept: never;
  };
  /** Rename a workspace or change its settings. */
  readonly updateWorkspace: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body?: UpdateWorkspaceBody | undefined;
    };
    readonly answer: Workspace;
    readonly accept: never;
  };
  /** List those with a role in a workspace, the admins of the organisation included. */
  readonly listWorkspaceMembers: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: WorkspaceMembers;
    readonly accept: never;
  };
  /** Give a member of the organisation a role in a workspace. */
  readonly setWorkspaceMember: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly userId: string;
      readonly body: SetWorkspaceMemberBody;
    };
    readonly answer: WorkspaceMember;
    readonly accept: never;
  };
  /** Take a member out of a workspace. */
  readonly removeWorkspaceMember: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly userId: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** List the environments of a workspace, by name. */
  readonly listEnvironments: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Environments;
    readonly accept: never;
  };
  /** Create an environment. */
  readonly createEnvironment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreateEnvironmentBody;
    };
    readonly answer: Environment;
    readonly accept: never;
  };
  /** Get an environment. */
  readonly getEnvironment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly environment: string;
    };
    readonly answer: Environment;
    readonly accept: never;
  };
  /** Change the protection, the least hold or the guardrails of an environment. */
  readonly updateEnvironment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly environment: string;
      readonly body?: UpdateEnvironmentBody | undefined;
    };
    readonly answer: Environment;
    readonly accept: never;
  };
  /** Delete an environment that nothing is served from. */
  readonly deleteEnvironment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly environment: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** List the API keys of a workspace. */
  readonly listApiKeys: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: ApiKeys;
    readonly accept: never;
  };
  /** Create an API key. */
  readonly createApiKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreateApiKeyBody;
    };
    readonly answer: CreateApiKeyAnswer;
    readonly accept: never;
  };
  /** Read an API key, without its secret. */
  readonly getApiKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly keyId: string;
    };
    readonly answer: ApiKey;
    readonly accept: never;
  };
  /** Delete an API key; it is refused within half a minute. */
  readonly deleteApiKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly keyId: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** List the SCIM tokens of the organisation. */
  readonly listScimTokens: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: ScimTokens;
    readonly accept: never;
  };
  /** Create a token with which an identity provider adds and removes members by SCIM. */
  readonly createScimToken: {
    readonly input: {
      readonly body: CreateScimTokenBody;
    };
    readonly answer: CreateScimTokenAnswer;
    readonly accept: never;
  };
  /** Delete a SCIM token; it is refused within half a minute, and whom it has brought in stays. */
  readonly deleteScimToken: {
    readonly input: {
      readonly scimToken: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Get the organisation. */
  readonly getOrganisation: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Organisation;
    readonly accept: never;
  };
  /** Rename the organisation. */
  readonly updateOrganisation: {
    readonly input: {
      readonly body?: UpdateOrganisationBody | undefined;
    };
    readonly answer: Organisation;
    readonly accept: never;
  };
  /** Close the organisation at once, to be erased with everything in it unless it is restored before. */
  readonly deleteOrganisation: {
    readonly input: {
      readonly body: DeleteOrganisationBody;
    };
    readonly answer: DeleteOrganisationAnswer;
    readonly accept: never;
  };
  /** Open the closed organisation again, as it was. */
  readonly restoreOrganisation: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Organisation;
    readonly accept: never;
  };
  /** Export everything that the organisation has: one file of JSON Lines a noun, in one archive. */
  readonly createExport: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: CreateExportAnswer;
    readonly accept: never;
  };
  /** List the exports. */
  readonly listExports: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Exports;
    readonly accept: never;
  };
  /** Get an export, and where its archive can be read for the next quarter of an hour. */
  readonly getExport: {
    readonly input: {
      readonly exportId: string;
    };
    readonly answer: Export;
    readonly accept: never;
  };
  /** Get what the plan allows and how much of it is used. */
  readonly getUsage: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Usage;
    readonly accept: never;
  };
  /** Report how calls went. */
  readonly reportOutcomes: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: ReportOutcomesBody;
    };
    readonly answer: ReportOutcomesAnswer;
    readonly accept: never;
  };
  /** Create a prompt. */
  readonly createPrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreatePromptBody;
    };
    readonly answer: Prompt;
    readonly accept: never;
  };
  /** List the prompts of a workspace. */
  readonly listPrompts: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
      /** Only prompts with this tag. */
      readonly tag?: string | undefined;
      /** Only prompts whose name or description contains this. */
      readonly q?: string | undefined;
    };
    readonly answer: Prompts;
    readonly accept: never;
  };
  /** Get a prompt. */
  readonly getPrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
    };
    readonly answer: Prompt;
    readonly accept: never;
  };
  /** Change the description or the tags of a prompt. */
  readonly updatePrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly body?: UpdatePromptBody | undefined;
    };
    readonly answer: Prompt;
    readonly accept: never;
  };
  /** Archive a prompt that no environment serves; its name stays taken. */
  readonly archivePrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Add the next version to a prompt and have it scanned. */
  readonly createVersion: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly body: CreateVersionBody;
    };
    readonly answer: CreateVersionAnswer;
    readonly accept: never;
  };
  /** List the versions of a prompt, without their content. */
  readonly listVersions: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Versions;
    readonly accept: never;
  };
  /** Get a version of a prompt. */
  readonly getVersion: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
    };
    readonly answer: Version;
    readonly accept: never;
  };
  /** What another version changes, also as a unified diff. */
  readonly diffVersions: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly other: number;
    };
    readonly answer: DiffVersionsAnswer;
    readonly accept: 'text/x-diff';
  };
  /** Remark on a version, one of its messages, or a stretch of it. */
  readonly createAnnotation: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly body: CreateAnnotationBody;
    };
    readonly answer: CreateAnnotationAnswer;
    readonly accept: never;
  };
  /** List the remarks on a version. */
  readonly listAnnotations: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Annotations;
    readonly accept: never;
  };
  /** Create a fragment, a text that prompts share. */
  readonly createFragment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreateFragmentBody;
    };
    readonly answer: Fragment;
    readonly accept: never;
  };
  /** List the fragments of a workspace. */
  readonly listFragments: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Fragments;
    readonly accept: never;
  };
  /** Get a fragment. */
  readonly getFragment: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly fragment: string;
    };
    readonly answer: Fragment;
    readonly accept: never;
  };
  /** Add the next version to a fragment; prompts that include an older one keep it. */
  readonly createFragmentVersion: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly fragment: string;
      readonly body: CreateFragmentVersionBody;
    };
    readonly answer: FragmentVersion;
    readonly accept: never;
  };
  /** List the versions of a fragment, without their content. */
  readonly listFragmentVersions: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly fragment: string;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: FragmentVersions;
    readonly accept: never;
  };
  /** Get a version of a fragment. */
  readonly getFragmentVersion: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly fragment: string;
      readonly version: number;
    };
    readonly answer: FragmentVersion;
    readonly accept: never;
  };
  /** List the provider keys of a workspace. */
  readonly listProviderKeys: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: ProviderKeys;
    readonly accept: never;
  };
  /** Get what is known of a provider key, never the key itself. */
  readonly getProviderKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly provider: string;
    };
    readonly answer: ProviderKey;
    readonly accept: never;
  };
  /** Give a workspace a key to a provider of models, in place of the one before. */
  readonly putProviderKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly provider: string;
      readonly body: PutProviderKeyBody;
    };
    readonly answer: ProviderKey;
    readonly accept: never;
  };
  /** Forget a provider key. */
  readonly deleteProviderKey: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly provider: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Ask a second person to review a version. */
  readonly requestReview: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly body?: RequestReviewBody | undefined;
    };
    readonly answer: Review;
    readonly accept: never;
  };
  /** List the reviews of a workspace, without their diffs. */
  readonly listReviews: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
      readonly status?: "pending" | "approved" | "rejected" | "changes_requested" | "stale" | "bypassed" | "withdrawn" | undefined;
    };
    readonly answer: Reviews;
    readonly accept: never;
  };
  /** Get a review with what its version changes. */
  readonly getReview: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly review: string;
    };
    readonly answer: Review;
    readonly accept: never;
  };
  /** Approve, reject or ask for changes. */
  readonly decideReview: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly review: string;
      readonly body: DecideReviewBody;
    };
    readonly answer: Review;
    readonly accept: never;
  };
  /** Take an approval back: rollouts of the version to protected environments end, what is released stays. */
  readonly withdrawReview: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly review: string;
      readonly body: WithdrawReviewBody;
    };
    readonly answer: Review;
    readonly accept: never;
  };
  /** Approve a version without a review, in an emergency. */
  readonly breakGlass: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly body: BreakGlassBody;
    };
    readonly answer: CreateVersionAnswer;
    readonly accept: never;
  };
  /** Take back the approval of a broken glass, with the consequences of any withdrawal. */
  readonly withdrawBreakGlass: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly body: WithdrawReviewBody;
    };
    readonly answer: CreateVersionAnswer;
    readonly accept: never;
  };
  /** Start to roll a version out to an environment. */
  readonly startRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly body: StartRolloutBody;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** List the rollouts of a prompt. */
  readonly listRollouts: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
      readonly environment?: string | undefined;
      readonly status?: "ramping" | "paused" | "completed" | "rolled_back" | "aborted" | undefined;
    };
    readonly answer: Rollouts;
    readonly accept: never;
  };
  /** Get a rollout with its statistics. */
  readonly getRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** List what outcomes added up to, block by block, oldest first; kept for 30 days. */
  readonly listRolloutBlocks: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: RolloutBlocks;
    readonly accept: never;
  };
  /** Keep the share of callers as it is; guardrails stay on. */
  readonly pauseRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      readonly body?: PauseRolloutBody | undefined;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** Go on with what is left of the step. */
  readonly resumeRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      readonly body?: PauseRolloutBody | undefined;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** Go one step on now; the last step keeps its whole hold. */
  readonly promoteRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      readonly body?: PauseRolloutBody | undefined;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** Give every caller the stable version again, at once: this one is bad. */
  readonly rollbackRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      readonly body?: PauseRolloutBody | undefined;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** Give every caller the stable version again, without a judgement on this one. */
  readonly abortRollout: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly rollout: string;
      readonly body?: PauseRolloutBody | undefined;
    };
    readonly answer: Rollout;
    readonly accept: never;
  };
  /** List what each environment serves, by the name of the environment. */
  readonly listReleases: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
    };
    readonly answer: Releases;
    readonly accept: never;
  };
  /** Serve the last completed release before the present one, at once. */
  readonly rollbackRelease: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly environment: string;
      readonly body?: RollbackReleaseBody | undefined;
    };
    readonly answer: RollbackReleaseAnswer;
    readonly accept: never;
  };
  /** Scan a version again. */
  readonly requestScan: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
    };
    readonly answer: Scan;
    readonly accept: never;
  };
  /** List the scans of a version. */
  readonly listScans: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Scans;
    readonly accept: never;
  };
  /** Get the report of a scan, also as SARIF 2.1.0. */
  readonly getScan: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly version: number;
      readonly scan: string;
    };
    readonly answer: Scan;
    readonly accept: 'application/sarif+json';
  };
  /** Scan messages at once, by rules alone and without the model judge; nothing is stored. Also as SARIF 2.1.0. */
  readonly scanMessages: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: ScanMessagesBody;
    };
    readonly answer: ScanMessagesAnswer;
    readonly accept: 'application/sarif+json';
  };
  /** The categories of findings and their rules. */
  readonly listScanCategories: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: ScanCategories;
    readonly accept: never;
  };
  /** What a prompt is in an environment, for one subject. */
  readonly resolvePrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly environment: string;
      /** Whoever is served: the same one stays on its side. Without it each call draws anew. */
      readonly subject?: string | undefined;
    };
    readonly answer: ResolvePromptAnswer;
    readonly accept: never;
  };
  /** The same with its variables filled in. */
  readonly renderPrompt: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly prompt: string;
      readonly body: RenderPromptBody;
    };
    readonly answer: ResolvePromptAnswer;
    readonly accept: never;
  };
  /** All that it takes to resolve the prompts of an environment without asking. */
  readonly getSnapshot: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly environment: string;
      /** Where the page before ended. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Snapshot;
    readonly accept: never;
  };
  /** Connect the organisation with its SAML identity provider. */
  readonly putSamlConnection: {
    readonly input: {
      readonly body?: PutSamlConnectionBody | undefined;
    };
    readonly answer: SamlConnection;
    readonly accept: never;
  };
  /** Get the connection with the identity provider, and what to tell the latter. */
  readonly getSamlConnection: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: SamlConnection;
    readonly accept: never;
  };
  /** End the connection; members sign in by other ways again. */
  readonly deleteSamlConnection: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Our metadata as the SAML service provider of an organisation. */
  readonly getSamlMetadata: {
    readonly input: {
      /** Unless said, that of the access token sent along. */
      readonly organisation?: string | undefined;
    };
    readonly answer: string;
    readonly accept: never;
  };
  /** Claim a domain, whose e-mail addresses may then sign in through the identity provider. */
  readonly createDomainClaim: {
    readonly input: {
      readonly body: CreateDomainClaimBody;
    };
    readonly answer: CreateDomainClaimAnswer;
    readonly accept: never;
  };
  /** List the domains of the organisation, by name. */
  readonly listDomainClaims: {
    readonly input: {
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: DomainClaims;
    readonly accept: never;
  };
  /** Look for the record of a claim in the DNS. */
  readonly verifyDomainClaim: {
    readonly input: {
      readonly domain: string;
    };
    readonly answer: CreateDomainClaimAnswer;
    readonly accept: never;
  };
  /** Let a domain go. */
  readonly deleteDomainClaim: {
    readonly input: {
      readonly domain: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Exchange the code of a sign-in for tokens. */
  readonly createSsoSession: {
    readonly input: {
      readonly body: CreateSsoSessionBody;
    };
    readonly answer: CreateSessionAnswer;
    readonly accept: never;
  };
  /** Whether Promptgate works, part by part. */
  readonly getHealth: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Health;
    readonly accept: never;
  };
  /** This API as an OpenAPI 3.1 document. */
  readonly getOpenApi: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Readonly<Record<string, unknown>>;
    readonly accept: never;
  };
  /** Waive a finding for a while; a critical one once a second admin approves. */
  readonly createWaiver: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreateWaiverBody;
    };
    readonly answer: CreateWaiverAnswer;
    readonly accept: never;
  };
  /** List the waivers of a workspace, until a month after their end. */
  readonly listWaivers: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Waivers;
    readonly accept: never;
  };
  /** Approve the waiver of a critical finding, as the second admin. */
  readonly approveWaiver: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly waiver: string;
    };
    readonly answer: CreateWaiverAnswer;
    readonly accept: never;
  };
  /** Withdraw a waiver: from then on the finding counts again. */
  readonly deleteWaiver: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly waiver: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Register a webhook. */
  readonly createWebhook: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly body: CreateWebhookBody;
    };
    readonly answer: CreateWebhookAnswer;
    readonly accept: never;
  };
  /** List the webhooks of a workspace. */
  readonly listWebhooks: {
    readonly input: {
      readonly workspace?: string | undefined;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Webhooks;
    readonly accept: never;
  };
  /** Get a webhook. */
  readonly getWebhook: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
    };
    readonly answer: Webhook;
    readonly accept: never;
  };
  /** Change, enable or disable a webhook. */
  readonly updateWebhook: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
      readonly body?: UpdateWebhookBody | undefined;
    };
    readonly answer: Webhook;
    readonly accept: never;
  };
  /** Delete a webhook. */
  readonly deleteWebhook: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
    };
    readonly answer: undefined;
    readonly accept: never;
  };
  /** Give a webhook a new secret; the old one signs along for 24 hours. */
  readonly rotateWebhookSecret: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
    };
    readonly answer: CreateWebhookAnswer;
    readonly accept: never;
  };
  /** Send a test message to a webhook. */
  readonly testWebhook: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
    };
    readonly answer: TestWebhookAnswer;
    readonly accept: never;
  };
  /** List what was sent to a webhook in the last 30 days. */
  readonly listDeliveries: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
      /** How many to list at most. */
      readonly limit?: number | undefined;
      /** The `nextCursor` of the page before. */
      readonly cursor?: string | undefined;
    };
    readonly answer: Deliveries;
    readonly accept: never;
  };
  /** Send a message again, with the same id. */
  readonly redeliverDelivery: {
    readonly input: {
      readonly workspace?: string | undefined;
      readonly webhook: string;
      readonly delivery: string;
    };
    readonly answer: RedeliverDeliveryAnswer;
    readonly accept: never;
  };
};
