import type { Api } from '#sdk/api/create-api.ts';
import { AppError } from '#shared/domain/errors.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';
import type { Shell } from '../terminal/shell.ts';
import type { Pushed } from './carry-out.ts';

const firstPauseMs = 250;
const longestPauseMs = 3000;

const isScanning = ({ status }: Pushed): boolean => status === 'scanning';

const looked = async (api: Api, pushed: Pushed): Promise<Pushed> => {
  const { name, version } = pushed;
  if (!isScanning(pushed) || version === undefined) return pushed;
  const { status, scan } = await api.getVersion({ prompt: name, version });
  return { ...pushed, status, scan };
};

const withFindings = async (api: Api, pushed: Pushed): Promise<Pushed> => {
  const { kind, name, version, scan, action, status } = pushed;
  const wanted = kind === 'prompt' && (action === 'created' || action === 'changed' || status === 'blocked');
  if (!wanted || version === undefined || !scan?.verdict) return pushed;
  const { findings } = await api.getScan({ prompt: name, version, scan: scan.id });
  return { ...pushed, findings };
};

/**
 * Waits until no version is being scanned any more, and reads what was found in those that are new or blocked.
 *
 * @param tell hears how many of how many are done whenever that changes
 * @throws AppError `unavailable` when it takes longer than this many seconds
 */
export const awaitScans = async (
  { api, shell }: { readonly api: Api; readonly shell: Pick<Shell, 'now' | 'wait'> },
  all: readonly Pushed[],
  seconds: number,
  tell: (done: number, total: number) => void,
): Promise<readonly Pushed[]> => {
  const deadline = shell.now() + seconds * 1000;
  const total = all.filter(isScanning).length;
  let present = all;
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
    const left = present.filter(isScanning).length;
    if (total > 0) tell(total - left, total);
    if (left === 0) return fewAtATime(present, (pushed) => withFindings(api, pushed));
    if (shell.now() > deadline) {
      const message = `after ${seconds} s ${left} of ${total} scans are still running; push again to wait for them`;
      throw new AppError('unavailable', message);
    }
    await shell.wait(pause);
    present = await fewAtATime(present, (pushed) => looked(api, pushed));
  }
};
