import type { GuardrailSettings } from '#shared/domain/environment.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Guardrails, guardrailsOf, legalGuardrails } from '#shared/domain/rollouts/guardrails.ts';
import { type Fields, isFields } from '../inputs/fields.ts';

type Shape = 'number' | 'boolean' | readonly string[] | { readonly [key: string]: Shape };

/** The settings by name, each with what its value is. */
const settings = {
  maxErrorRate: 'number',
  minQualityScore: 'number',
  maxLatencyMs: 'number',
  compareToStable: { errorRate: 'boolean', qualityScore: 'boolean', latency: 'boolean', reports: 'boolean' },
  margin: { errorRate: 'number', latency: 'number', qualityScore: 'number' },
  minEffect: 'number',
  qualityTest: ['mixture', 'exact'],
  alpha: 'number',
  minSamples: 'number',
  maxOutcomesPerCaller: 'number',
} as const satisfies Readonly<Record<keyof GuardrailSettings, Shape>>;

const wrong = (message: string): AppError => new AppError('validation_failed', message);

const demandValue = (value: unknown, shape: Shape, path: string): void => {
  if (shape === 'number' || shape === 'boolean') {
    if (typeof value !== shape) throw wrong(`${path} is no ${shape}`);
    return;
  }
  if (Array.isArray(shape)) {
    if (!shape.includes(value)) throw wrong(`${path} is none of ${shape.join(', ')}`);
    return;
  }
  if (!isFields(value)) throw wrong(`${path} is no object`);
  for (const [key, inner] of Object.entries(value)) {
    const known = Object.hasOwn(shape, key) ? (shape as Readonly<Record<string, Shape>>)[key] : undefined;
    if (known === undefined) throw wrong(`${path}.${key} is no guardrail setting`);
    demandValue(inner, known, `${path}.${key}`);
  }
};

/**
 * The guardrails that a line asks for, as a rollout would have them; `alpha` beside them goes before theirs.
 *
 * @throws AppError `validation_failed`.
 */
export const readGuardrails = ({ guardrails = {}, alpha }: Fields): Guardrails => {
  demandValue(guardrails, settings, 'guardrails');
  if (alpha !== undefined) demandValue(alpha, 'number', 'alpha');
  const asked = guardrails as GuardrailSettings;
  const read = guardrailsOf(alpha === undefined ? asked : { ...asked, alpha: Number(alpha) });
  const [fault] = legalGuardrails(read);
  if (fault) throw wrong(`${fault.path.replace(/^body\./, '')}: ${fault.message}`);
  return read;
};
