import type { Effects } from '#shared/domain/command.ts';
import type { Judge, JudgeFault, Mac } from '#shared/domain/scanner/judge/judge.ts';
import { type Judged, judgeMessages } from '#shared/domain/scanner/judge/judge-messages.ts';
import type { ScanInput } from '#shared/domain/scanner/report.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { ScanSettings } from '#shared/domain/workspace.ts';
import { type JudgeDependencies, openJudge } from './open-judge.ts';

export type ReportDependencies = Pick<Effects, 'hash' | 'randomText'> & JudgeDependencies & { readonly mac: Mac };
type Place = { readonly tenant: TenantContext; readonly workspace: string };

/** Whatever keeps the judge from being asked is a fault like any of its own. */
const findJudge = async (
  dependencies: JudgeDependencies,
  { tenant, workspace }: Place,
  { model }: ScanSettings,
): Promise<Judge | JudgeFault> => {
  try {
    return (await openJudge(dependencies, tenant, workspace, model)) ?? 'no_judge';
  } catch {
    return 'unreachable';
  }
};

/** What the rules find, and what the model judge adds to it if the workspace wants one. */
export const reportOn = async (
  dependencies: ReportDependencies,
  place: Place,
  settings: ScanSettings,
  input: ScanInput,
): Promise<Judged> => {
  const report = scan(input, dependencies.hash);
  if (settings.judge === 'off') return { report };
  const judge = await findJudge(dependencies, place, settings);
  return typeof judge === 'string' ? { report, fault: judge } : judgeMessages(dependencies, judge, input, report);
};
