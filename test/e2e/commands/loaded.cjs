/** Writes the files of packages that a program loaded, when it ends, to the file that LOADED names. */
process.on('exit', () => {
  const files = Object.keys(require.cache).filter((file) => file.includes('node_modules'));
  require('node:fs').writeFileSync(process.env.LOADED, files.join('\n'));
});
