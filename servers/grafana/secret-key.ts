/** File beside the database with the fingerprint of the key that encrypts it. */
export const fingerprintFile = 'secret-key.sha256';

/**
 * Renders a shell script that stops the start of Grafana when its database is encrypted with
 * another key. Grafana itself would start, read nonsense instead of its secrets, and let nobody
 * log in. A database without a fingerprint has the key that Grafana uses when none is set.
 *
 * @param data folder of the database
 * @param file file that contains the key
 */
export function checkSecretKey(data: string, file: string): string {
  const fingerprint = `${data}/${fingerprintFile}`;
  return [
    `key=$(cat ${file})`,
    'print=$(printf %s "$key" | sha256sum)',
    `if [ ! -s ${data}/grafana.db ]; then`,
    `  echo "$print" > ${fingerprint}`,
    `elif [ "$(cat ${fingerprint} 2> /dev/null)" != "$print" ]; then`,
    `  echo '${otherKey}' >&2`,
    '  exit 1',
    'fi',
    '',
  ].join('\n');
}

const otherKey = [
  'grafana.db is encrypted with another secret key than this one, so Grafana does not start; nothing was changed.',
  'Encrypt it with this key (guide "Restore Grafana"), or give the previous key back.',
].join(' ');
