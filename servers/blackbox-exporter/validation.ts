import { httpModuleFaults } from './http-module';
import type { Blackbox } from './options';

export function moduleFaults(modules: Blackbox['modules']): string[] {
  const names = Object.keys(modules);
  return [
    ...(names.length > 0 ? [] : ['it has no module, so that nobody can ask it anything; remedy: give it one']),
    ...names
      .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map((name) => `"${name}" is no name of a module; allowed: small letters, digits and _`),
    ...names.flatMap((name) => httpModuleFaults(modules[name]!).map((fault) => `module ${name}: ${fault}`)),
  ];
}
