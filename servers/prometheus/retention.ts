import type { Size } from 'cdk8s';
import { sizeText } from '../../core/size';

/** A size as Prometheus writes it: powers of 1024 with the letters of powers of 1000. */
export function prometheusSize(size: Size): string {
  return sizeText(size, { gibibytes: 'GB', mebibytes: 'MB' });
}
