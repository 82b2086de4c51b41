// Loaded into every Node process of a measured command. It writes the resources of the process at exit.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const line = { rss: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 };
  if (process.env.BENCH_USAGE) appendFileSync(process.env.BENCH_USAGE, `${JSON.stringify(line)}\n`);
});
