import { inPath, type Issue } from '../../core/errors';
import { httpModuleIssues } from './http-module';
import type { Blackbox } from './options';

/** Returns the issues of the modules of blackbox_exporter. */
export function moduleIssues(modules: Blackbox['modules']): Issue[] {
  const names = Object.keys(modules);
  return [
    ...(names.length > 0 ? [] : [{ problem: 'it has no modules, so no job can use it', remedy: 'add a module' }]),
    ...names
      .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map((given) => ({ problem: 'this is no name of a module', given, allowed: 'lowercase letters, digits and _' })),
    ...names.flatMap((name) => inPath(`module ${name}`, httpModuleIssues(modules[name]!))),
  ];
}
