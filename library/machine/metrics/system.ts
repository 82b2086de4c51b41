import { gauge, open, optional } from '../../../metrics';
import { family } from './family';

const collector = open(45, 'cpu');

/** Metrics of the operating system and of the exporter itself. Collectors: filefd, os, selinux, textfile, uname. */
export const systemMetrics = {
  node_uname_info: gauge({
    help: 'Always 1; name and kernel stand in its labels.',
    unit: 'none',
    labels: {
      nodename: open(1),
      domainname: open(1),
      sysname: open(1),
      release: open(1),
      version: open(1),
      machine: open(1),
    },
  }),
  node_os_info: gauge({
    help: 'Always 1; the distribution stands in its labels.',
    unit: 'none',
    labels: {
      build_id: optional(open(1)),
      id: open(1, 'debian'),
      id_like: optional(open(1)),
      image_id: optional(open(1)),
      image_version: optional(open(1)),
      name: open(1),
      pretty_name: optional(open(1)),
      variant: optional(open(1)),
      variant_id: optional(open(1)),
      version: optional(open(1)),
      version_codename: optional(open(1)),
      version_id: optional(open(1)),
    },
    exposedWhen: 'with a file os-release',
  }),
  node_os_version: gauge({
    help: 'Version of the distribution as a number.',
    unit: 'none',
    labels: { id: open(1, 'debian'), id_like: optional(open(1)), name: open(1) },
    exposedWhen: 'with a file os-release that has a number as version',
  }),
  node_os_support_end_timestamp_seconds: gauge({
    help: 'When the support of the distribution ends.',
    unit: 'timestamp',
    exposedWhen: 'with a file os-release that has the date',
  }),
  ...family('node_filefd_', (help) => gauge({ help, unit: 'files' }), {
    allocated: 'Files that are open.',
    maximum: 'Files that can be open.',
  }),
  node_selinux_enabled: gauge({ help: 'Whether SELinux is enabled.', unit: 'boolean' }),
  ...family('node_selinux_', (help) => gauge({ help, unit: 'none', exposedWhen: 'with SELinux' }), {
    config_mode: 'Mode in the configuration of SELinux: 1 enforces, 0 permits, -1 is off.',
    current_mode: 'Mode of SELinux: 1 enforces, 0 permits.',
  }),
  node_entropy_available_bits: gauge({ help: 'Random bits that are available.', unit: 'none' }),
  node_entropy_pool_size_bits: gauge({ help: 'Size of the pool of random bits.', unit: 'none' }),
  node_textfile_scrape_error: gauge({ help: 'Whether a file with metrics could not be read.', unit: 'boolean' }),
  node_scrape_collector_duration_seconds: gauge({
    help: 'Duration of a collector.',
    unit: 'seconds',
    labels: { collector },
  }),
  node_scrape_collector_success: gauge({
    help: 'Whether a collector succeeded.',
    unit: 'boolean',
    labels: { collector },
  }),
  node_exporter_build_info: gauge({
    help: 'Always 1; the version stands in its labels.',
    unit: 'none',
    labels: {
      version: open(1),
      revision: optional(open(1)),
      branch: optional(open(1)),
      goversion: open(1),
      goos: open(1),
      goarch: open(1),
      tags: optional(open(1)),
    },
  }),
};
