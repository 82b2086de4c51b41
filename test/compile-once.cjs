// Jest compiles each module again for each test file: Node 20 keeps no code of `vm.compileFunction`,
// which Jest uses, but keeps that of a script. Half of the time of loading the modules of a test.
const vm = require('node:vm');

vm.compileFunction = (code, parameters, { filename, parsingContext }) =>
  new vm.Script(`(function (${parameters.join(',')}) {${code}\n})`, { filename }).runInContext(parsingContext);
