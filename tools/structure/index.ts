import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { checkStructure } from './check';

/** Checks the files of the working tree that git does not ignore. */
const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  encoding: 'utf8',
}).split('\0');
const files = new Map(
  paths.filter((path) => path !== '' && existsSync(path)).map((path) => [path, readFileSync(path, 'utf8')] as const),
);
const issues = checkStructure(files);
for (const issue of issues) console.error(`error: ${issue}`);
if (issues.length > 0) process.exitCode = 1;
