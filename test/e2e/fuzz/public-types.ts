import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../..');

/** Folders of the modules that the package exports; `package.json` has their built files. */
function modules(): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, { readonly types?: string }>>;
  };
  return Object.values(exports).flatMap(({ types }) => (types ? [relative('lib', dirname(types))] : []));
}

/** Property of a public type. */
export interface PublicProperty {
  readonly name: string;
  readonly isOptional: boolean;
  /** Whether a text or a number can be wrong although it compiles. */
  readonly isOpen: boolean;
  /** Empty values that compile. */
  readonly empty: readonly unknown[];
  /** Text of its tag `@default`. */
  readonly default: string | undefined;
}

/** Public types with their properties, by their names. */
export type PublicTypes = ReadonlyMap<string, readonly PublicProperty[]>;

/**
 * Returns the types of objects that users write, with all their properties: those of the stacks, and of the parameters of public
 * functions and classes, as TypeScript's own checker sees them. A type without a name has the name of its place:
 * `MonitoringStackProps.prometheus`. The parameters of a function or a static method whose text or number can be wrong although it
 * compiles are a type of their own: `row(…)`. Methods of what a function returns are not among them.
 *
 * @param built names of types that public functions build, whose properties no user writes
 */
export function publicTypes(built: ReadonlySet<string>): PublicTypes {
  const faces = modules().map((name) => join(root, name, 'index.ts'));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: faces, include: [] }, ts.sys, root);
  const program = ts.createProgram(faces, { ...options, types: [] });
  const visitor = new Visitor(program.getTypeChecker(), built);
  for (const face of faces) visitor.visitModule(program.getSourceFile(face)!);
  return visitor.types;
}

/** Types that are seen, from the exports of the modules inwards. */
class Visitor {
  readonly types = new Map<string, readonly PublicProperty[]>();
  private readonly seen = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly built: ReadonlySet<string>,
  ) {}

  visitModule(file: ts.SourceFile): void {
    this.visitExports(this.checker.getSymbolAtLocation(file)!);
  }

  private visitExports(module: ts.Symbol): void {
    for (const exported of this.checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(exported) : exported;
      if (symbol.flags & ts.SymbolFlags.ValueModule) this.visitExports(symbol);
      else if (symbol.valueDeclaration) this.visitParameters(symbol, symbol.valueDeclaration);
    }
  }

  private visitParameters(symbol: ts.Symbol, declaration: ts.Declaration): void {
    const type = this.checker.getTypeOfSymbolAtLocation(symbol, declaration);
    this.visitSignatures(symbol.name, type.getCallSignatures(), declaration);
    if (!(symbol.flags & ts.SymbolFlags.Class)) return;
    this.visitSignatures(symbol.name, type.getConstructSignatures().filter(isPublic), declaration);
    for (const method of this.checker.getPropertiesOfType(type).filter(isOwn)) {
      const at = method.valueDeclaration ?? declaration;
      const { name } = method;
      const signatures = this.checker.getTypeOfSymbolAtLocation(method, at).getCallSignatures();
      this.visitSignatures(`${symbol.name}.${name}`, signatures.filter(isPublic), at);
    }
  }

  private visitSignatures(name: string, signatures: readonly ts.Signature[], declaration: ts.Declaration): void {
    const open = new Map<string, PublicProperty>();
    for (const parameter of signatures.flatMap((signature) => signature.parameters)) {
      const at = parameter.valueDeclaration ?? declaration;
      const declared = this.checker.getTypeOfSymbolAtLocation(parameter, at);
      // A type with a condition, whose other side is a message of the compiler.
      const isConditional = (declared.flags & ts.TypeFlags.Conditional) !== 0;
      const type = (isConditional ? this.checker.getBaseConstraintOfType(declared) : undefined) ?? declared;
      this.visit(declared, `${name}()`);
      const property = this.parameterOf(parameter, type, at);
      if (property.isOpen) open.set(property.name, property);
    }
    if (open.size > 0 && !this.built.has(`${name}(…)`)) this.types.set(`${name}(…)`, [...open.values()]);
  }

  private parameterOf(symbol: ts.Symbol, type: ts.Type, at: ts.Declaration): PublicProperty {
    const types = alternativesOf(type);
    return {
      name: symbol.name,
      isOptional: ts.isParameter(at) && (at.questionToken !== undefined || at.initializer !== undefined),
      isOpen: types.some((one) => this.isOpen(one)),
      empty: types.flatMap((one) => this.emptyOf(one)),
      default: undefined,
    };
  }

  private visit(type: ts.Type, place: string): void {
    if (type.isUnion()) {
      for (const one of type.types) this.visit(one, place);
      return;
    }
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      for (const one of this.checker.getTypeArguments(type as ts.TypeReference)) this.visit(one, place);
      return;
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || type.getCallSignatures().length > 0)
      return;
    for (const { type: value } of this.checker.getIndexInfosOfType(type)) this.visit(value, place);
    const name = nameOf(type) ?? this.alternativeOf(type, place);
    if (this.built.has(name) || this.seen.has(type)) return;
    this.seen.add(type);
    const properties = this.checker.getPropertiesOfType(type).filter((one) => isOwn(one) && !this.isExcluded(one));
    if (properties.length === 0) return;
    this.types.set(
      name,
      properties.map((one) => this.propertyOf(one)),
    );
    for (const property of properties) this.visit(this.typeOf(property), `${name}.${property.name}`);
  }

  /** Adds the properties that distinguish an alternative of a union from the others. */
  private alternativeOf(type: ts.Type, place: string): string {
    // An intersection has no symbol.
    const literal = (type.symbol as ts.Symbol | undefined)?.declarations?.find(ts.isTypeLiteralNode);
    if (!literal) return place;
    const isAlternative = ts.isUnionTypeNode(literal.parent);
    const owner = ownerOf(literal) ?? place;
    const own = literal.members.filter((one) => one.name && !/undefined;?$/.test(one.getText()));
    return isAlternative ? `${owner}{${own.map((one) => one.name!.getText()).join(',')}}` : owner;
  }

  private typeOf(property: ts.Symbol): ts.Type {
    return this.checker.getTypeOfSymbolAtLocation(property, property.valueDeclaration ?? property.declarations![0]!);
  }

  /** Tests whether a property is only there to exclude it: `readonly user?: undefined`. */
  private isExcluded(property: ts.Symbol): boolean {
    return (this.typeOf(property).flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) !== 0;
  }

  private propertyOf(symbol: ts.Symbol): PublicProperty {
    const types = alternativesOf(this.typeOf(symbol));
    const [tag] = symbol.getJsDocTags(this.checker).filter(({ name }) => name === 'default');
    return {
      name: symbol.name,
      isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      isOpen: types.some((one) => this.isOpen(one)),
      empty: types.flatMap((one) => this.emptyOf(one)),
      default: tag && ts.displayPartsToString(tag.text),
    };
  }

  private emptyOf(type: ts.Type): unknown[] {
    const { checker } = this;
    const literals = [
      ['', checker.getStringLiteralType('')],
      [0, checker.getNumberLiteralType(0)],
      [false, checker.getFalseType()],
    ] as const;
    const isList = checker.isArrayType(type) || (checker.isTupleType(type) && minimumOf(type) === 0);
    return [
      ...literals.flatMap(([value, literal]) => (checker.isTypeAssignableTo(literal, type) ? [value] : [])),
      ...(isList ? [[]] : []),
    ];
  }

  /** Returns the declared constraint of a type parameter, which can be another type parameter. */
  private constraintOf(type: ts.Type): ts.Type | undefined {
    const declaration = type.symbol.declarations?.find(ts.isTypeParameterDeclaration);
    return declaration?.constraint && this.checker.getTypeFromTypeNode(declaration.constraint);
  }

  private isOpen(type: ts.Type): boolean {
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.constraintOf(type);
      // Another argument says which texts a parameter of its type can have.
      return constraint !== undefined && !hasTypeParameter(constraint) && this.isOpen(constraint);
    }
    if (type.isUnion()) return type.types.some((one) => this.isOpen(one));
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      return this.checker.getTypeArguments(type as ts.TypeReference).some((one) => this.isOpen(one));
    }
    if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Number | ts.TypeFlags.TemplateLiteral)) return true;
    return this.checker.getIndexInfosOfType(type).some((one) => one.keyType.flags & ts.TypeFlags.String);
  }
}

function isPublic({ declaration }: ts.Signature): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return !declaration || (ts.getCombinedModifierFlags(declaration) & hidden) === 0;
}

function hasTypeParameter(type: ts.Type): boolean {
  return alternativesOf(type).some((one) => (one.flags & ts.TypeFlags.TypeParameter) !== 0);
}

function minimumOf(tuple: ts.Type): number {
  return ((tuple as ts.TypeReference).target as ts.TupleType).minLength;
}

function alternativesOf(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** Returns the name of an interface or class of this repository. */
function nameOf(type: ts.Type): string | undefined {
  const named =
    type.flags & ts.TypeFlags.Object && type.symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class);
  return named ? type.symbol.name : undefined;
}

/** Returns the named place of a type without a name: `Smtp.login`. */
function ownerOf(literal: ts.TypeLiteralNode): string | undefined {
  const names: string[] = [];
  for (let node: ts.Node = literal.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isPropertySignature(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      names.unshift(node.name.getText());
    }
  }
  return names.length > 0 ? names.join('.') : undefined;
}

function isOwn(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((one) => {
    const path = relative(root, one.getSourceFile().fileName);
    return !path.startsWith('..') && !path.includes('node_modules');
  });
}
