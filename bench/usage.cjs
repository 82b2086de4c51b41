// Loaded into every Node process of a measured command. It writes the resources of the process and of its children at
// exit: of all lines of a command, the one of its first process has the most CPU time.
const { appendFileSync, readFileSync } = require('node:fs');

/** CPU time in seconds of ended children, which Linux counts in hundredths. */
function ofChildren() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const line = { rss: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 + ofChildren() };
  if (process.env.BENCH_USAGE) appendFileSync(process.env.BENCH_USAGE, `${JSON.stringify(line)}\n`);
});
