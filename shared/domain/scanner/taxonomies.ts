/** A catalogue of weaknesses that findings refer to. `prefix` begins its references, as in `OWASP-LLM-2025:LLM01`. */
export type Taxonomy = {
  readonly prefix: string;
  readonly name: string;
  readonly version: string;
  readonly organization: string;
  readonly informationUri: string;
  readonly description: string;
  /** The page of one entry, with its id in place of `{id}`. */
  readonly entryUri?: string;
};

/** The catalogues in which a finding's references are looked up; references to laws are properties, not taxa. */
export const taxonomies: readonly Taxonomy[] = [
  {
    prefix: 'OWASP-LLM-2025',
    name: 'OWASP-LLM-2025',
    version: '2025',
    organization: 'OWASP Foundation',
    informationUri: 'https://genai.owasp.org/llm-top-10/',
    description: 'OWASP Top 10 for LLM Applications, edition of 2025.',
  },
  {
    prefix: 'OWASP-LLM-2026',
    name: 'OWASP-LLM-2026',
    version: '2026',
    organization: 'OWASP Foundation',
    informationUri: 'https://genai.owasp.org/llm-top-10/',
    description: 'OWASP Top 10 for LLM Applications, edition of 2026.',
  },
  {
    prefix: 'OWASP-ASI-2026',
    name: 'OWASP-ASI-2026',
    version: '2026',
    organization: 'OWASP Foundation',
    informationUri: 'https://genai.owasp.org/initiatives/agentic-security-initiative/',
    description: 'OWASP Top 10 for Agentic Applications, edition of 2026.',
  },
  {
    prefix: 'MITRE-ATLAS',
    name: 'MITRE-ATLAS',
    version: '5.6.0',
    organization: 'The MITRE Corporation',
    informationUri: 'https://atlas.mitre.org/',
    description: 'Adversarial Threat Landscape for Artificial-Intelligence Systems.',
    entryUri: 'https://atlas.mitre.org/techniques/{id}',
  },
  {
    prefix: 'CWE',
    name: 'CWE',
    version: '4.18',
    organization: 'The MITRE Corporation',
    informationUri: 'https://cwe.mitre.org/',
    description: 'Common Weakness Enumeration.',
    entryUri: 'https://cwe.mitre.org/data/definitions/{id}.html',
  },
];

/** The taxonomy and the id in it that a reference names, or undefined for a reference outside of them. */
export const taxonOf = (reference: string): { readonly taxonomy: Taxonomy; readonly id: string } | undefined => {
  const taxonomy = taxonomies.find(
    ({ prefix }) => reference.startsWith(`${prefix}:`) || reference.startsWith(`${prefix}-`),
  );
  if (taxonomy === undefined) return undefined;
  return { taxonomy, id: taxonomy.prefix === 'CWE' ? reference : reference.slice(taxonomy.prefix.length + 1) };
};

/** The page to read about an entry; the catalogue's own where entries have none. */
export const taxonPage = ({ entryUri, informationUri }: Taxonomy, id: string): string =>
  entryUri?.replace('{id}', id.replace(/^CWE-/, '')) ?? informationUri;
