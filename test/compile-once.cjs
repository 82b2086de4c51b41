const vm = require('node:vm');

// Jest loads its own modules again for each test file: Node 20 keeps no code of `vm.compileFunction`, which Jest uses,
// but keeps that of a script.
vm.compileFunction = (code, parameters, { filename, parsingContext }) =>
  new vm.Script(`(function (${parameters.join(',')}) {${code}\n})`, { filename }).runInContext(parsingContext);
