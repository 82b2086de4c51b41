import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kubernetes } from './kubernetes';
import type { Manifest } from './manifest';

/** Where kubeconform finds the schema of a kind under the folder of {@link writeSchemas}. */
export const schemaPath = '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json';

/** A JSON schema, as far as this file looks into it. */
type Schema = Readonly<Record<string, unknown>>;

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * Writes what the API server says about the kinds of some objects as JSON schemas, those of custom resources included.
 *
 * @throws Error when the server does not know a kind
 */
export function writeSchemas({ run }: Kubernetes, manifests: readonly Manifest[], folder: string): void {
  const kinds = new Map(manifests.map(({ apiVersion, kind }) => [`${apiVersion}/${kind}`, { apiVersion, kind }]));
  for (const { apiVersion, kind } of kinds.values()) {
    const path = `/openapi/v3/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;
    const { components } = JSON.parse(run(['get', `--raw=${path}`]), strict) as OpenApi;
    const [name] = Object.entries(components.schemas).find(([, schema]) => describes(schema, apiVersion, kind)) ?? [];
    if (name === undefined) throw new Error(`the API server knows no ${kind} of ${apiVersion}`);
    // kubeconform takes the version for the group of the oldest kinds, which have none.
    const [group = '', version = group] = apiVersion.split('/');
    const file = join(folder, group, version, `${kind.toLowerCase()}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ $ref: `#/components/schemas/${name}`, components }));
  }
}

/** Whether a schema is that of a kind, rather than of a part of it. */
function describes(schema: Schema, apiVersion: string, kind: string): boolean {
  const all = (schema['x-kubernetes-group-version-kind'] ?? []) as { group: string; version: string; kind: string }[];
  return all.some((one) => [one.group, one.version].filter(Boolean).join('/') === apiVersion && one.kind === kind);
}

/** OpenAPI of Kubernetes leaves open what else an object may have; its server does not, when it validates strictly. */
function strict(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('properties' in value) || !('type' in value)) return value;
  const isOpen = 'additionalProperties' in value || 'x-kubernetes-preserve-unknown-fields' in value;
  return value.type === 'object' && !isOpen ? { ...value, additionalProperties: false } : value;
}
