const v8 = require('node:v8');
const vm = require('node:vm');

// Node 20 optimizes each function soon, although most of it runs only in one test file: a fifth of
// the processor time. Later versions have a faster first compiler, and not this flag.
if (Number(process.versions.node.split('.')[0]) < 22) v8.setFlagsFromString('--interrupt-budget=1000000');

// Jest compiles each module again for each test file: Node 20 keeps no code of `vm.compileFunction`,
// which Jest uses, but keeps that of a script. Half of the time of loading the modules of a test.
vm.compileFunction = (code, parameters, { filename, parsingContext }) =>
  new vm.Script(`(function (${parameters.join(',')}) {${code}\n})`, { filename }).runInContext(parsingContext);
