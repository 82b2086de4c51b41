import { ValidationError } from '../../core/errors';
import type { ExpositionFormat } from '../../metrics/exposition';

const formats: Readonly<Record<string, ExpositionFormat>> = { text: 'text', openmetrics: 'openMetrics' };

/**
 * Returns the format of a file by the value of the option `--format`.
 *
 * @throws ValidationError when there is no such format
 */
export function formatOption(given: string | undefined): { readonly format?: ExpositionFormat } {
  if (given === undefined) return {};
  if (Object.hasOwn(formats, given)) return { format: formats[given]! };
  throw new ValidationError({ problem: 'there is no such format', given, allowed: Object.keys(formats) });
}
