/** `scan-version` → `ScanVersion`: names of the product as ids of constructs. */
export const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
