import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';

/** The sixteen categories of findings and their rules. */
export const listScanCategories = async () => ({ data: scanCategories, nextCursor: null });
