import * as pulumi from '@pulumi/pulumi';
import { checksumAnnotation } from '../constructs/server-pod';
import { checksum } from '../core/checksum';
import { ValidationError } from '../core/errors';
import { outputOf, outputTokens } from '../core/output-token';
import type { Manifest } from './kubernetes-object';
import { outputDigest, outputFile, outputText } from './output-text';

/**
 * Returns the inputs of a resource: the fields of an object, with outputs instead of output tokens.
 *
 * @throws ValidationError when the name or namespace of the object is an output
 */
export function fieldsOf(manifest: Manifest): pulumi.Inputs {
  const { kind, metadata } = manifest;
  const where = `${kind} ${metadata.name}`;
  for (const [field, value] of Object.entries({ name: metadata.name, namespace: metadata.namespace ?? '' })) {
    if (outputTokens(value).length === 0) continue;
    throw new ValidationError({
      problem: `the ${field} of this ${kind} is an output of Pulumi`,
      allowed: 'a text that is known before the deployment',
      remedy: 'use a fixed name, and use outputs only for values such as addresses',
    });
  }
  if (kind === 'Secret') return { ...manifest, stringData: secretData(manifest) };
  if (kind === 'ConfigMap') {
    const data = files(where, manifest);
    const annotations = { ...metadata.annotations, ...filesChecksum(data) };
    return { ...manifest, data, metadata: { ...metadata, annotations } };
  }
  return { ...withOutputTexts(where, manifest) };
}

/** Returns a separate output for each value, so that a preview shows the keys. */
function secretData({ stringData }: Manifest): pulumi.Inputs {
  return Object.fromEntries(
    Object.entries(stringData as Record<string, string>).map(([key, token]) => [
      key,
      outputOf(token) as pulumi.Output<string>,
    ]),
  );
}

/**
 * Returns an annotation with a checksum of the files of a ConfigMap: the CLI shows all that is unchanged
 * when every change is hidden.
 */
function filesChecksum(data: pulumi.Inputs): PodAnnotations {
  return { 'checksum/files': pulumi.output(data).apply((all) => checksum(JSON.stringify(all))) };
}

function files(where: string, { data }: Manifest): pulumi.Inputs {
  return Object.fromEntries(
    Object.entries(data as Record<string, string>).map(([name, text]) => [
      name,
      outputFile(`${where}, ${name}`, name, text),
    ]),
  );
}

/** Replaces the output tokens in all strings of a value. */
export function withOutputTexts<T>(where: string, value: T): T {
  if (typeof value === 'string') return outputText(where, value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => withOutputTexts(where, one)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withOutputTexts(where, one)])) as T;
}

interface PodTemplate {
  readonly metadata: { readonly annotations?: Readonly<Record<string, unknown>> };
  readonly spec: { readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[] };
}

/** Additional annotations, for the pods of a workload or a ConfigMap. */
export type PodAnnotations = Readonly<Record<string, pulumi.Input<string>>>;

/**
 * Returns a checksum annotation that includes the values of outputs. The checksum of the stack
 * includes only their tokens.
 */
export function outputChecksum(manifest: Manifest, all: readonly Manifest[]): PodAnnotations {
  const template = templateOf(manifest);
  if (template?.metadata.annotations?.[checksumAnnotation] === undefined) return {};
  const names = template.spec.volumes?.flatMap(({ configMap }) => configMap?.name ?? []) ?? [];
  const read = all.filter(
    ({ kind, metadata }) =>
      kind === 'ConfigMap' && metadata.namespace === manifest.metadata.namespace && names.includes(metadata.name),
  );
  const digest = outputDigest(`${manifest.kind} ${manifest.metadata.name}`, JSON.stringify(read));
  return digest ? { [checksumAnnotation]: digest } : {};
}

/** Adds annotations to the pods of a workload. */
export function withPodAnnotations(fields: pulumi.Inputs, annotations: PodAnnotations): pulumi.Inputs {
  if (Object.keys(annotations).length === 0) return fields;
  const { template, ...spec } = fields.spec as { template: PodTemplate };
  const metadata = { ...template.metadata, annotations: { ...template.metadata.annotations, ...annotations } };
  return { ...fields, spec: { ...spec, template: { ...template, metadata } } };
}

function templateOf({ spec }: Manifest): PodTemplate | undefined {
  return (spec as { template?: PodTemplate } | undefined)?.template;
}
