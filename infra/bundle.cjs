/**
 * Compiles a program and what it imports, except packages, to one file: `bundle.cjs PROGRAM OUTPUT`.
 * Prints the file; nothing is written. Its last line lists the modules.
 */
const { readFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const { build } = require('esbuild');

/** Keeps the path of a module that reads files beside itself, or that asks whether it is TypeScript. */
const places = {
  name: 'places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const values = { __dirname: dirname(path), __filename: path };
      const known = Object.entries(values).filter(([name]) => text.includes(name));
      const place = known.map(([name, value]) => `const ${name} = ${JSON.stringify(value)}; `).join('');
      return { contents: place + text, loader: 'ts' };
    });
  },
};

async function main([program, output]) {
  const { outputFiles, metafile } = await build({
    entryPoints: [program],
    outfile: output,
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20' },
    // A configuration outside the bundle is compiled when it is required.
    supported: { 'dynamic-import': false },
    ...{ sourcemap: 'inline', sourcesContent: false, metafile: true, write: false },
    plugins: [places],
  });
  const modules = Object.keys(metafile.inputs).map((path) => resolve(path));
  process.stdout.write(`${outputFiles[0].text.trimEnd()}\n//${JSON.stringify(modules)}`);
}

// esbuild has printed the errors.
main(process.argv.slice(2)).catch(() => (process.exitCode = 1));
