import { SizeRoundingBehavior, type Size } from 'cdk8s';

/** The bytes of a size. */
export function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}

/** A size as people read it. */
export function describeSize(size: Size): string {
  return sizeText(size, { gibibytes: ' GiB', mebibytes: ' MiB' });
}

export function sizeText(size: Size, units: { readonly gibibytes: string; readonly mebibytes: string }): string {
  const mebibytes = Math.ceil(bytesOf(size) / 2 ** 20);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}${units.gibibytes}` : `${mebibytes}${units.mebibytes}`;
}
