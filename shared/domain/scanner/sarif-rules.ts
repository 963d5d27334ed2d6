import type { ReportingDescriptor, ReportingDescriptorReference, ToolComponent } from 'sarif';
import type { Severity } from './report.ts';
import { type ScanCategory, type ScanRule, scanCategories } from './scan-categories.ts';
import { taxonOf, taxonomies, taxonPage } from './taxonomies.ts';

/** Scores that code hosts sort security results by; each lies in the band of its severity. */
export const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
};
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** GitHub keeps ten tags of a rule. */
const mostTags = 10;

const taxaIn = (component: string): readonly string[] => [
  ...new Set(
    scanCategories
      .flatMap(({ references }) => references)
      .flatMap((reference) => {
        const taxon = taxonOf(reference);
        return taxon?.taxonomy.name === component ? [taxon.id] : [];
      }),
  ),
];

/** The catalogues that rules refer to, each with the entries that they name. */
export const components: readonly ToolComponent[] = taxonomies.map((taxonomy) => ({
  name: taxonomy.name,
  version: taxonomy.version,
  organization: taxonomy.organization,
  informationUri: taxonomy.informationUri,
  shortDescription: { text: taxonomy.description },
  isComprehensive: false,
  taxa: taxaIn(taxonomy.name).map((id) => ({ id, helpUri: taxonPage(taxonomy, id) })),
}));

/** References as SARIF writes them; those to laws stand in no catalogue and are left out. */
export const taxaOf = (references: readonly string[]): ReportingDescriptorReference[] =>
  references.flatMap((reference) => {
    const taxon = taxonOf(reference);
    if (taxon === undefined) return [];
    const index = taxonomies.indexOf(taxon.taxonomy);
    const position = components[index]?.taxa?.findIndex(({ id }) => id === taxon.id) ?? -1;
    return [
      { id: taxon.id, ...(position >= 0 && { index: position }), toolComponent: { name: taxon.taxonomy.name, index } },
    ];
  });

/** The page that says most about a weakness: of an entry if its catalogue has one for each, else of the catalogue. */
const pageOf = (references: readonly string[]): string | undefined => {
  const taxa = references.flatMap((reference) => taxonOf(reference) ?? []);
  const best = taxa.find(({ taxonomy }) => taxonomy.entryUri !== undefined) ?? taxa[0];
  return best && taxonPage(best.taxonomy, best.id);
};

/** Tags by which code hosts file results under weaknesses, such as `external/cwe/cwe-798`. */
const weaknessTags = (references: readonly string[]): readonly string[] =>
  references.filter((reference) => /^CWE-\d+$/.test(reference)).map((id) => `external/cwe/${id.toLowerCase()}`);

const descriptorOf = (category: ScanCategory, rule: ScanRule): ReportingDescriptor => {
  const page = pageOf(category.references);
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${category.description} ${rule.message}` },
    help: { text: rule.remediation, markdown: `${rule.message}\n\n**What to do:** ${rule.remediation}` },
    ...(page && { helpUri: page }),
    defaultConfiguration: { level: levels[rule.severity] },
    relationships: taxaOf(category.references).map((target) => ({ target, kinds: ['relevant'] })),
    properties: {
      tags: ['security', category.key, category.id, ...weaknessTags(category.references)].slice(0, mostTags),
      'security-severity': securitySeverity[rule.severity],
    },
  };
};

/** All rules, whatever was found, in the order of the categories. */
export const descriptors: readonly ReportingDescriptor[] = scanCategories.flatMap((category) =>
  category.rules.map((rule) => descriptorOf(category, rule)),
);
