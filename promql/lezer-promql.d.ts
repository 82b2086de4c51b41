/** The package ships its types as an ES module only, which a CommonJS file may not import. */
declare module '@prometheus-io/lezer-promql' {
  import type { LRParser } from '@lezer/lr';

  export const parser: LRParser;
}
