import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kubernetes } from './kubernetes';
import type { Manifest } from './manifest';

/** Path of the schema of a kind below the folder of {@link writeSchemas}, for kubeconform. */
export const schemaPath = '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json';

/** JSON schema with the used fields. */
type Schema = Readonly<Record<string, unknown>>;

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * Writes the schemas of the kinds of objects from the API server, including custom resources.
 *
 * @throws Error when the server does not have a kind
 */
export function writeSchemas({ run }: Kubernetes, manifests: readonly Manifest[], folder: string): void {
  const kinds = new Map(manifests.map(({ apiVersion, kind }) => [`${apiVersion}/${kind}`, { apiVersion, kind }]));
  for (const { apiVersion, kind } of kinds.values()) {
    const path = `/openapi/v3/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;
    const { components } = JSON.parse(run(['get', `--raw=${path}`]), strict) as OpenApi;
    const [name] = Object.entries(components.schemas).find(([, schema]) => describes(schema, apiVersion, kind)) ?? [];
    if (name === undefined) throw new Error(`the API server knows no ${kind} of ${apiVersion}`);
    // kubeconform uses the version as group for kinds of the core group.
    const [group = '', version = group] = apiVersion.split('/');
    const file = join(folder, group, version, `${kind.toLowerCase()}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ $ref: `#/components/schemas/${name}`, components }));
  }
}

/** Reports whether a schema belongs to a kind, not to a part of one. */
function describes(schema: Schema, apiVersion: string, kind: string): boolean {
  const all = (schema['x-kubernetes-group-version-kind'] ?? []) as { group: string; version: string; kind: string }[];
  return all.some((one) => [one.group, one.version].filter(Boolean).join('/') === apiVersion && one.kind === kind);
}

/**
 * Forbids additional properties, which the OpenAPI of Kubernetes allows but strict validation
 * rejects.
 */
function strict(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('properties' in value) || !('type' in value)) return value;
  const isOpen = 'additionalProperties' in value || 'x-kubernetes-preserve-unknown-fields' in value;
  return value.type === 'object' && !isOpen ? { ...value, additionalProperties: false } : value;
}
