import type { Annotation, AnnotationRepository } from '../domain/annotation.ts';
import { AppError } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const annotationOf = (item: Item): Annotation => item as unknown as Annotation;

export const annotationRepository = (openTable: (tenant: TenantContext) => Table): AnnotationRepository => ({
  list: async (tenant, workspace, prompt, version, request) => {
    const { PK, SK } = keys.annotation(tenant, workspace, prompt, version, '');
    const range = { partition: PK, prefix: SK, consistent: true };
    return page(openTable(tenant), { ...request, range, view: annotationOf });
  },

  create: async (tenant, annotation, journal) => {
    const { workspace, prompt, version, id } = annotation;
    const row: Item = {
      ...keys.annotation(tenant, workspace, prompt, version, id),
      entity: 'ANNOTATION',
      ...annotation,
    };
    await commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: row, when: 'absent' }],
      () => new AppError('conflict', 'An annotation of this id exists.'),
    );
  },
});
