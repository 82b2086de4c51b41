import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Fields of `package.json` that decide what is bundled. */
export interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Functions that load the modules of the package: each export by its path without `./`, and the root as `.`. */
export type Entries = Readonly<Record<string, () => object>>;

/** File with all code of the package. One file is read, found and compiled faster than a thousand. */
export const bundleName = 'bundle.js';

/** Dependency that is bundled, because it has hundreds of modules. Users need it only for its types. */
const grafana = '@grafana/grafana-foundation-sdk';

/** Dashboards of another schema, which are half of Grafana's SDK and which nothing uses. */
const unused: Plugin = {
  name: 'unused',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^\.\.\/dashboardv2(beta1)?$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Globals of JavaScript that the bundle reads once, into variables. Jest runs code in contexts of its own, in
 * which each reading of a global takes about a microsecond. `Date` is none of them: test runners replace it.
 */
const globals = [
  ...['Array', 'BigInt', 'Boolean', 'Error', 'Infinity', 'Intl', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object'],
  ...['Promise', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap'],
  ...['isFinite', 'isNaN', 'parseFloat', 'parseInt'],
];

/**
 * Writes the code of the package into one file, with a source map. Its dependencies stay packages of
 * their own; development dependencies that the code imports are bundled.
 *
 * @returns names of the bundled packages
 */
export async function writeBundle(root: string, folder: string, manifest: Manifest): Promise<string[]> {
  const { exports, dependencies, peerDependencies } = manifest;
  const names = Object.keys(exports).filter((name) => name !== './package.json');
  const entries = names.map((name) => {
    const path = name === '.' ? '.' : name.slice('./'.length);
    return `${JSON.stringify(path)}: () => require(${JSON.stringify(`${name}/index.ts`)})`;
  });
  const packages = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => name !== grafana);
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `exports.entries = { ${entries.join(', ')} };\nexports.runCommand = () => require('./cli/main.ts').main();`,
      resolveDir: root,
      sourcefile: 'package.ts',
    },
    outfile: join(folder, bundleName),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // As variables, because Jest can give a module the same names as parameters.
    banner: { js: `var { ${globals.join(', ')} } = globalThis;` },
    // Each import() loads from the bundle, or a package that has both kinds of modules: require() does without the other loader.
    supported: { 'dynamic-import': false },
    external: [...packages, 'vigie/package.json'],
    plugins: [unused],
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  const inputs = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return [...new Set(inputs)].sort();
}
