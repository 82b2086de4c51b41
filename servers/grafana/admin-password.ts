/** Folder of Grafana in the image. */
const home = '/usr/share/grafana';

/**
 * Renders a shell script that sets the password of the user `admin` before Grafana starts. Grafana
 * itself reads the password only when it creates its database. The script does nothing when there
 * is no database or no user yet.
 *
 * @param data folder of the database
 * @param file file that contains the password
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
