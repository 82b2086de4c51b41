/** How the programs of one Go module are built. */
export interface Recipe {
  /** The folder under `tools/` that holds `go.mod` and `go.sum`. */
  readonly name: string;
  /** The version that the programs say they are. */
  readonly version: string;
  /** The package of each program. */
  readonly programs: Readonly<Record<string, string>>;
  /** Go build tags, such as those that leave out what is not needed. */
  readonly tags?: string;
  /** Variables set by the linker, such as the version. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Every server and tool that the end-to-end tests run. */
export const recipes = [
  {
    name: 'prometheus',
    version: '3.15.0',
    programs: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    // Of the service discoveries only those that a stack uses: half the time to build.
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
    variables: { 'github.com/prometheus/common/version.Version': '3.15.0' },
  },
] as const satisfies readonly Recipe[];

/** The name of a program that can be built. */
export type Program = keyof (typeof recipes)[number]['programs'];
