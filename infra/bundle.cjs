/**
 * Compiles a program and what it imports, except packages, to one file: `bundle.cjs PROGRAM OUTPUT`.
 * Prints the file; nothing is written. Its last line lists the modules.
 */
const { readFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const { build } = require('esbuild');

/** Keeps the folder of a module that reads files beside itself. */
const folders = {
  name: 'folders',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const folder = text.includes('__dirname') ? `const __dirname = ${JSON.stringify(dirname(path))}; ` : '';
      return { contents: folder + text, loader: 'ts' };
    });
  },
};

async function main([program, output]) {
  const { outputFiles, metafile } = await build({
    entryPoints: [program],
    outfile: output,
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20' },
    ...{ sourcemap: 'inline', sourcesContent: false, metafile: true, write: false },
    plugins: [folders],
  });
  const modules = Object.keys(metafile.inputs).map((path) => resolve(path));
  process.stdout.write(`${outputFiles[0].text.trimEnd()}\n//${JSON.stringify(modules)}`);
}

// esbuild has printed the errors.
main(process.argv.slice(2)).catch(() => (process.exitCode = 1));
