/**
 * Types of the package, which ships them only as an ES module, which CommonJS files cannot import.
 */
declare module '@prometheus-io/lezer-promql' {
  import type { LRParser } from '@lezer/lr';

  export const parser: LRParser;
}
