/** Where the image has Grafana itself. */
const home = '/usr/share/grafana';

/**
 * Shell script that sets the password of the user `admin` before Grafana starts. Grafana takes it from the environment only when it
 * creates its database. While there is no database, or a first start ended before it had a user, there is nothing to set.
 *
 * @param data folder of the database
 * @param file file that holds the password
 */
export function resetAdminPassword(data: string, file: string): string {
  const reset = `grafana cli --homepath ${home} admin reset-admin-password --password-from-stdin`;
  return [
    `[ -s ${data}/grafana.db ] || exit 0`,
    `if message=$(${reset} < ${file} 2>&1); then exit 0; fi`,
    'case "$message" in *"could not read user"*) exit 0 ;; esac',
    'echo "$message" >&2',
    'exit 1',
    '',
  ].join('\n');
}
