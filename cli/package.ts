/** Fields of the `package.json` of Vigie. */
interface PackageJson {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, object>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Returns the `package.json` of Vigie, whose path from the sources differs from that in the package. */
export function ownPackage(): PackageJson {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- by the name of the package, both are found
  return require('vigie/package.json') as PackageJson;
}
