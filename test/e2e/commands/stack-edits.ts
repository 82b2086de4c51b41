import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duration } from '../../../core/duration';
import { gauzian } from '../../../infra/stacks/gauzian/stack';

/** Edit of a file of the project, like that of a user. */
export interface StackEdit {
  /** File, from the root of the project. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const { time } = gauzian.prometheus.retention;
const longer = `${Number.parseInt(time) + 10}d` as Duration;

/**
 * Keeps the samples of gauzian for ten days more. A shorter time would be refused, because the
 * objectives look back as long as the samples are kept.
 */
export const retentionEdit: StackEdit & { readonly time: Duration } = {
  path: 'infra/stacks/gauzian/stack.ts',
  from: `retention: { time: '${time}', size: Size.gibibytes(8) }`,
  to: `retention: { time: '${longer}', size: Size.gibibytes(8) }`,
  time: longer,
};

/** Gives Grafana, a Deployment, and Alertmanager, a StatefulSet, images that no registry and no node has. */
export const missingImagesEdit: StackEdit = {
  path: 'infra/stacks/gauzian/stack.ts',
  from: 'return { ...stack, removedRules:',
  to: [
    'return {',
    '...stack,',
    "grafana: { ...stack.grafana, image: 'docker.io/grafana/grafana:99.0.0' },",
    "alertmanager: { ...stack.alertmanager!, image: 'docker.io/prom/alertmanager:v99.0.0' },",
    'removedRules:',
  ].join(' '),
};

/**
 * Edits a project.
 *
 * @throws Error when the file does not have what is replaced
 */
export function applyEdit(project: string, { path, from, to }: StackEdit): void {
  const file = join(project, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  writeFileSync(file, text.replace(from, to));
}
