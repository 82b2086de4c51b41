import { writeFiles } from '../targets/output';
import { render } from '../targets/synthesize';
import { manyApplications, manyApplicationsTarget } from '../test/many-applications';

/** Resources of a synthesis. Times are processor time in seconds. */
export interface Synthesized {
  /** Time to build the stack, to validate and render it, and to write its files. */
  readonly synthesis: number;
  /** Time of the process, with the start of Node and the modules. */
  readonly whole: number;
  /** Memory in MiB. */
  readonly memory: number;
  readonly files: number;
  /** Size of all files in MiB. */
  readonly size: number;
}

if (require.main === module) {
  const [count, folder] = process.argv.slice(2);
  const loaded = seconds();
  const { files } = render([{ stack: manyApplications(Number(count)), target: manyApplicationsTarget }]);
  writeFiles(folder!, files);
  const whole = seconds();
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const measured: Synthesized = {
    synthesis: whole - loaded,
    whole,
    memory: process.resourceUsage().maxRSS / 1024,
    files: files.size,
    size: bytes / 2 ** 20,
  };
  console.log(JSON.stringify(measured));
}

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
