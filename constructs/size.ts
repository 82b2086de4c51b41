import { SizeRoundingBehavior, type Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';

/** The bytes of a size. */
export function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}

/** A size as Kubernetes writes it, in the largest unit that is exact, rounded up to mebibytes. */
export function quantityOf(size: Size): k8s.Quantity {
  return k8s.Quantity.fromString(sizeText(size, { gibibytes: 'Gi', mebibytes: 'Mi' }));
}

/** A size as Prometheus writes it: powers of 1024 with the letters of powers of 1000. */
export function prometheusSize(size: Size): string {
  return sizeText(size, { gibibytes: 'GB', mebibytes: 'MB' });
}

/** A size as people read it. */
export function describeSize(size: Size): string {
  return sizeText(size, { gibibytes: ' GiB', mebibytes: ' MiB' });
}

function sizeText(size: Size, units: { readonly gibibytes: string; readonly mebibytes: string }): string {
  const mebibytes = Math.ceil(bytesOf(size) / 2 ** 20);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}${units.gibibytes}` : `${mebibytes}${units.mebibytes}`;
}
