import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TypeGenerator, type Code, type TypeGeneratorOptions } from 'json2jsii';
import { moduleFile } from './go';
import { recipes } from './recipes';

/** Kinds for which types are generated, with all types of their fields. */
const kinds = [
  'io.k8s.api.core.v1.Namespace',
  'io.k8s.api.core.v1.ConfigMap',
  'io.k8s.api.core.v1.ServiceAccount',
  'io.k8s.api.core.v1.Service',
  'io.k8s.api.core.v1.PersistentVolumeClaim',
  'io.k8s.api.core.v1.Pod',
  'io.k8s.api.apps.v1.Deployment',
  'io.k8s.api.apps.v1.StatefulSet',
  'io.k8s.api.apps.v1.DaemonSet',
  'io.k8s.api.batch.v1.CronJob',
  'io.k8s.api.rbac.v1.Role',
  'io.k8s.api.rbac.v1.RoleBinding',
  'io.k8s.api.rbac.v1.ClusterRole',
  'io.k8s.api.rbac.v1.ClusterRoleBinding',
  'io.k8s.api.networking.v1.NetworkPolicy',
  'io.k8s.api.policy.v1.PodDisruptionBudget',
  'io.k8s.api.scheduling.v1.PriorityClass',
];

/** Fields that the API server or the construct sets. */
const writtenFields = ['apiVersion', 'kind', 'status'];

/**
 * Definitions with type string in the specification, although the API server also accepts numbers.
 */
const stringsOrNumbers = [
  'io.k8s.apimachinery.pkg.api.resource.Quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
];

type Definitions = NonNullable<TypeGeneratorOptions['definitions']>;
type Definition = Definitions[string];

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const kubernetes = recipes.find(({ name }) => name === 'kubernetes')!;

/** Path of the generated types. */
export const apiTypesFile = join(__dirname, '../constructs/api/k8s.ts');

/**
 * Generates TypeScript for the Kubernetes API of the version that the tests run: a construct for
 * each kind, and the types of its fields.
 *
 * @throws Error when Go is missing, the module cannot be downloaded, or two definitions have the
 * same name
 */
export function apiTypes(): string {
  const definitions = readDefinitions();
  const generator = new TypeGenerator({ definitions, renderTypeName: typeNames() });
  for (const name of kinds) emitConstruct(generator, definitions[name]!);
  return [
    `// Kubernetes ${kubernetes.version}: written by "npm run api-types" from api/openapi-spec/swagger.json of k8s.io/kubernetes. Do not edit.`,
    `import { ApiObject, type GroupVersionKind } from 'cdk8s';`,
    `import type { Construct } from 'constructs';`,
    '',
    withoutNoise(generator.render()),
  ].join('\n');
}

function readDefinitions(): Definitions {
  const file = moduleFile(kubernetes, { module: 'k8s.io/kubernetes', path: 'api/openapi-spec/swagger.json' });
  const { definitions } = JSON.parse(readFileSync(file, 'utf8'), shortDescription) as { definitions: Definitions };
  for (const name of stringsOrNumbers) {
    const { description } = definitions[name]!;
    definitions[name] = { ...(description ? { description } : {}), oneOf: [{ type: 'string' }, { type: 'number' }] };
  }
  return definitions;
}

/** Shortens a description to its first sentence and the sentences about defaults. */
function shortDescription(key: string, value: unknown): unknown {
  if (key !== 'description' || typeof value !== 'string') return value;
  const [first = '', ...others] = value
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(?<=\.) (?=[A-Z])/);
  return [first, ...others.filter((sentence) => sentence.startsWith('Default'))].join(' ');
}

/** Returns a function that names a type after the last part of its definition. */
function typeNames(): (definition: string) => string {
  const owners = new Map<string, string>();
  return (definition) => {
    const name = definition.slice(definition.lastIndexOf('.') + 1);
    const owner = owners.get(name) ?? definition;
    if (owner !== definition) throw new Error(`${owner} and ${definition} have the same type name ${name}`);
    owners.set(name, definition);
    return name;
  };
}

/** Emits the class of a kind in the form of cdk8s imports. */
function emitConstruct(generator: TypeGenerator, definition: Definition): void {
  const [{ group, version: apiVersion, kind }] = definition['x-kubernetes-group-version-kind'] as [GroupVersionKind];
  const construct = `Kube${kind}`;
  const props = `${construct}Props`;
  generator.emitCustomType(construct, (code) => {
    // The name differs from that of the definition, because json2jsii emits each name only once.
    generator.emitType(props, propsOf(definition));
    code.line(`/** ${definition.description ?? kind} */`);
    code.openBlock(`export class ${construct} extends ApiObject`);
    code.line('/** Its API version and kind. */');
    code.openBlock('static readonly GVK: GroupVersionKind =');
    code.line(`apiVersion: '${group ? `${group}/` : ''}${apiVersion}',`);
    code.line(`kind: '${kind}',`);
    code.closeBlock();
    code.line();
    code.line('/** Manifest of such an object that belongs to no chart. */');
    emitManifest(code, `static manifest(props: ${props})`, construct, `toJson_${props}(props)`);
    code.line();
    code.openBlock(`constructor(scope: Construct, id: string, props: ${props})`);
    code.line(`super(scope, id, { ...${construct}.GVK, ...props });`);
    code.closeBlock();
    code.line();
    code.line('/** Manifest of this object. */');
    emitManifest(code, 'override toJson()', construct, `toJson_${props}(super.toJson())`);
    code.closeBlock();
  });
}

function emitManifest(code: Code, signature: string, construct: string, fields: string): void {
  code.openBlock(`${signature}: any`);
  code.line(`return { ...${construct}.GVK, ...${fields} };`);
  code.closeBlock();
}

/** Fields of a kind that its construct accepts. Metadata comes first, as in cdk8s. */
function propsOf({ description, properties = {}, required = [] }: Definition): Definition {
  const { metadata, ...rest } = properties;
  const taken = Object.entries({ metadata: metadata!, ...rest }).filter(([field]) => !writtenFields.includes(field));
  return {
    ...(description ? { description } : {}),
    properties: Object.fromEntries(taken),
    required: Array.isArray(required) ? required.filter((field) => !writtenFields.includes(field)) : [],
  };
}

/** Removes comments for linters, comments that repeat a name, and the paths of definitions. */
function withoutNoise(code: string): string {
  return `${code
    .replaceAll(/^ *\/\* eslint-.*\n/gm, '')
    .replaceAll(/^ *\/\/ filter undefined values\n/gm, '')
    // The generated code copies all fields for each field, such as each file of a ConfigMap.
    .replaceAll(
      /Object\.entries\(([\w.]+)\)\.reduce\(\(r, i\) => \(i\[1\] === undefined\) \? r : \(\{ \.\.\.r, \[i\[0\]\]: i\[1\] \}\), \{\}\)/g,
      'Object.fromEntries(Object.entries($1).filter(([, one]) => one !== undefined))',
    )
    .replaceAll(/^\/\*\*\n \* Converts an object of type .*\n \*\/\n/gm, '')
    .replaceAll(/^( *)\/\*\*\n(?: *\* (.*)\n *\*\n)?(?: *\* (@default .*)\n)? *\* @schema .*\n *\*\/\n/gm, comment)
    .trimEnd()}\n`;
}

function comment(_: string, indent: string, description?: string): string {
  return description === undefined ? '' : `${indent}/** ${description} */\n`;
}

if (require.main === module) {
  mkdirSync(dirname(apiTypesFile), { recursive: true });
  writeFileSync(apiTypesFile, apiTypes());
}
