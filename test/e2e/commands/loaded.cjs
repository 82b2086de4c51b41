/** Writes the loaded files of packages to the file in LOADED when a program ends. */
process.on('exit', () => {
  const files = Object.keys(require.cache).filter((file) => file.includes('node_modules'));
  require('node:fs').writeFileSync(process.env.LOADED, files.join('\n'));
});
