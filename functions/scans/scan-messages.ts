import type { Asked, Effects } from '#shared/domain/command.ts';
import { demandNoFaults } from '#shared/domain/errors.ts';
import { keptReport } from '#shared/domain/scan.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import { sizeFaults } from '#shared/domain/version-content.ts';

type Command = Asked & { readonly body: Pick<VersionContent, 'messages' | 'variables'> };

/** The report on messages, with these; nothing is stored. @throws AppError `validation_failed` when they are too large. */
export const scanMessages = async ({ hash }: Pick<Effects, 'hash'>, { body }: Command) => {
  demandNoFaults(sizeFaults(body));
  return { ...keptReport(scan(body, hash)), messages: body.messages };
};
