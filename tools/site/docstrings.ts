import type { Comment, Context, DeclarationReflection } from 'typedoc' with { 'resolution-mode': 'import' };
import ts from 'typescript';

/** Properties without a docstring. */
export interface Docstrings {
  /** Full names of those that need one, in the order of the source. */
  readonly missing: readonly string[];
  /** Numbers of those that need none, by the reason. */
  readonly exempt: ReadonlyMap<string, number>;
}

/**
 * Finds properties and accessors without a docstring.
 *
 * @param context the project that TypeDoc has converted
 * @param properties its properties and accessors
 */
export function docstringsOf(context: Context, properties: readonly DeclarationReflection[]): Docstrings {
  const missing: string[] = [];
  const exempt = new Map<string, number>();
  for (const property of properties.filter((one) => !isDocumented(one))) {
    const [declaration] = context.getSymbolFromReflection(property)?.declarations ?? [];
    const reason = exemptionOf(property, declaration);
    if (reason === undefined) missing.push(property.getFullName());
    else exempt.set(reason, (exempt.get(reason) ?? 0) + 1);
  }
  return { missing, exempt };
}

/** Tests whether a property, the signature of an accessor, or that of a property with a function has a docstring. */
function isDocumented(property: DeclarationReflection): boolean {
  const { type, getSignature } = property;
  const signatures = type?.type === 'reflection' ? (type.declaration.signatures ?? []) : [];
  return [property, getSignature, ...signatures].some((one) => one?.hasComment() === true);
}

const ofContent = 'they are metrics, labels and alerts, with texts of their own';

/** Returns the reason why a property needs no docstring. */
function exemptionOf(property: DeclarationReflection, declaration: ts.Declaration | undefined): string | undefined {
  const { type } = property;
  if (type?.type === 'literal' || (type?.type === 'intrinsic' && ['undefined', 'never'].includes(type.name))) {
    return 'their type is one value, such as the kind of a variant';
  }
  // Metrics that a function of a catalogue makes have no declaration of their own.
  if (/\.catalogue\.__type\./.test(property.getFullName())) return ofContent;
  if (!declaration) return undefined;
  const isEntry = ts.isPropertyAssignment(declaration) || ts.isShorthandPropertyAssignment(declaration);
  if (isEntry && isContent(declaration.getSourceFile().fileName)) {
    return ofContent;
  }
  const literal = declaration.parent;
  return ts.isTypeLiteralNode(literal) && isOneLine(literal)
    ? 'they stand in one line with an object type, which the docstring above describes'
    : undefined;
}

/** Tests whether a file has catalogues or tables of alerts. */
function isContent(path: string): boolean {
  return /\/(?:library|metrics)\//.test(path);
}

function isOneLine(node: ts.Node): boolean {
  return !node.getText().includes('\n');
}

/**
 * Shows defaults in words, such as `@default - none`, as text. TypeDoc shows them as code, and as a list where they
 * contain code.
 */
export function defaultsAsText({ blockTags }: Comment): void {
  for (const { content } of blockTags.filter(({ tag }) => tag === '@default')) {
    const [part] = content;
    const words = /^(?:```ts\n)?- ([^]*?)(?:\n```)?$/.exec(part?.text ?? '')?.[1];
    if (words !== undefined) content.splice(0, 1, { kind: 'text', text: words });
  }
}
