import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleFileJson, RuleGroupJson } from '../alerts';

/** Joins the rules of several files: groups with the same name become one. */
export function joinedRules(texts: readonly string[]): RuleFileJson {
  const groups = new Map<string, RuleGroupJson>();
  for (const group of texts.flatMap((text) => (parse(text) as RuleFileJson).groups)) {
    const { rules = [] } = groups.get(group.name) ?? {};
    groups.set(group.name, { ...group, rules: [...rules, ...group.rules] });
  }
  return { groups: [...groups.values()] };
}

/** Returns the rules of a stack among synthesized files by path. */
export function rulesAmong(files: ReadonlyMap<string, string>, stack: string): RuleFileJson {
  return joinedRules([...files].filter(([path]) => path.startsWith(`${stack}/rules/`)).map(([, text]) => text));
}

/** Reads the rules in a folder. */
export function readRules(folder: string): RuleFileJson {
  return joinedRules(
    readdirSync(folder)
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
}
