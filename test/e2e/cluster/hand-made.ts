import { applications } from '../stacks/gauzian/secrets';
import { StackClient, type StackNode } from './stack-client';

/** The backend as a Prometheus made by hand calls it: for five minutes its last sample answers beside those of the pods. */
export const handMadeTarget = `gauzian-backend.${applications}:8080`;

/** Samples that Prometheus scraped from the backend while it was made by hand, each with its time. */
export function handMadeSamples(node: StackNode): readonly unknown[] {
  const { series } = new StackClient(node).query(`up{job="gauzian-backend",instance="${handMadeTarget}"}[1h]`);
  return series[0]?.points ?? [];
}
