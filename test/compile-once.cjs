const v8 = require('node:v8');
const vm = require('node:vm');

// V8 optimizes each function soon, although most of it runs only in one test file: a fifth of the
// processor time. The flags differ by version.
const isOld = Number(process.versions.node.split('.')[0]) < 22;
const flags = isOld
  ? ['--interrupt-budget=1000000']
  : ['--invocation-count-for-maglev=3000', '--invocation-count-for-turbofan=20000'];
for (const flag of flags) v8.setFlagsFromString(flag);

// Jest compiles each module again for each test file: Node 20 keeps no code of `vm.compileFunction`,
// which Jest uses, but keeps that of a script. Half of the time of loading the modules of a test.
vm.compileFunction = (code, parameters, { filename, parsingContext }) =>
  new vm.Script(`(function (${parameters.join(',')}) {${code}\n})`, { filename }).runInContext(parsingContext);
