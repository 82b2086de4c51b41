/** Transformer that replaces a file of a package by what the worker itself loads from it. */
export default {
  process: (_source, file) => ({ code: `module.exports = requireOfHost(${JSON.stringify(file)});` }),
  getCacheKey: (_source, file) => Buffer.from(file).toString('base64url'),
};
