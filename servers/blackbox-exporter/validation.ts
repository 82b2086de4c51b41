import { inPath, type Issue } from '../../core/errors';
import { httpModuleIssues } from './http-module';
import type { Blackbox } from './options';

export function moduleIssues(modules: Blackbox['modules']): Issue[] {
  const names = Object.keys(modules);
  return [
    ...(names.length > 0
      ? []
      : [{ problem: 'it has no module, so that nobody can ask it anything', remedy: 'give it one' }]),
    ...names
      .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map((name) => ({ problem: `"${name}" is no name of a module`, allowed: 'small letters, digits and _' })),
    ...names.flatMap((name) => inPath(`module ${name}`, httpModuleIssues(modules[name]!))),
  ];
}
