import { type FragmentReader, pinName, pinsOf } from '#shared/domain/fragment.ts';
import { type FragmentTexts, pointToWritten, type Written } from '#shared/domain/fragment-places.ts';
import type { Report } from '#shared/domain/scanner/report.ts';
import type { ParseTemplate } from '#shared/domain/template.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { Version } from '#shared/domain/version.ts';

export type WrittenDependencies = { readonly fragments: FragmentReader; readonly parseTemplate: ParseTemplate };

/** The fragments that messages include, and those that these include, a request a level. */
const fragmentsOf = async (
  { fragments, parseTemplate }: WrittenDependencies,
  tenant: TenantContext,
  { workspace, messages }: Version,
): Promise<FragmentTexts> => {
  const texts = new Map<string, Written>();
  let contents = messages.map(({ content }) => content);
  while (contents.length > 0) {
    const tags = contents.flatMap((content) => parseTemplate(content).tags);
    const pins = pinsOf({ tags }).filter((pin) => !texts.has(pinName(pin)));
    const found = (await fragments.pinned(tenant, workspace, pins)).filter((version) => version !== undefined);
    for (const version of found) {
      texts.set(pinName(version), { content: version.content, resolved: version.resolvedContent });
    }
    contents = found.map(({ content }) => content);
  }
  return texts;
};

/** A report on the resolved messages of a version, pointing to what was written: see {@link pointToWritten}. */
export const pointReportToWritten = async (
  dependencies: WrittenDependencies,
  tenant: TenantContext,
  version: Version,
  report: Report,
): Promise<Report> => {
  const messages = version.messages.map(({ content }, at) => ({
    content,
    resolved: version.resolvedMessages[at]?.content ?? content,
  }));
  if (messages.every(({ content, resolved }) => content === resolved)) return report;
  const texts = await fragmentsOf(dependencies, tenant, version);
  return { ...report, findings: pointToWritten(report.findings, messages, texts, dependencies.parseTemplate) };
};
