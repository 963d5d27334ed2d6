/** What an organisation pays for. */
export const planNames = ['trial', 'team', 'enterprise'] as const;
export type PlanName = (typeof planNames)[number];
