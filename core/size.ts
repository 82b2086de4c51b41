import { ValidationError, type Issue } from './errors';

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

/** Amount of memory or storage. */
export class Size {
  private constructor(
    /** Number of bytes. */
    readonly bytes: number,
  ) {
    if (Number.isFinite(bytes) && bytes >= 0) return;
    throw new ValidationError({ problem: 'this is no size', given: `${bytes} bytes`, allowed: '0 and more' });
  }

  /**
   * Creates a size from mebibytes (1,048,576 bytes).
   *
   * @throws ValidationError when the amount is negative or not a finite number
   */
  static mebibytes(amount: number): Size {
    return new Size(amount * mebibyte);
  }

  /**
   * Creates a size from gibibytes (1,073,741,824 bytes).
   *
   * @throws ValidationError when the amount is negative or not a finite number
   */
  static gibibytes(amount: number): Size {
    return new Size(amount * gibibyte);
  }

  /** Returns the size in mebibytes, not rounded. */
  toMebibytes(): number {
    return this.bytes / mebibyte;
  }

  /** Returns the size in gibibytes, not rounded. */
  toGibibytes(): number {
    return this.bytes / gibibyte;
  }
}

/** Returns an issue for a size of nothing, which servers take for no limit, and Kubernetes refuses. */
export function amountIssues(size: Size): Issue[] {
  return size.bytes >= mebibyte
    ? []
    : [{ problem: 'this size is too small', given: `${size.bytes} bytes`, allowed: '1 MiB and more' }];
}

/** Renders a size for people: `5 GiB`. */
export function describeSize(size: Size): string {
  return sizeText(size, { gibibytes: ' GiB', mebibytes: ' MiB' });
}

/** Renders a size in gibibytes if that is exact, otherwise in mebibytes, rounded up. */
export function sizeText(size: Size, units: { readonly gibibytes: string; readonly mebibytes: string }): string {
  const mebibytes = Math.ceil(size.toMebibytes());
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}${units.gibibytes}` : `${mebibytes}${units.mebibytes}`;
}
