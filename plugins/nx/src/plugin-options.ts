/** Options of the plugin's entry in nx.json, as people write them. */
export interface PluginOptions {
  /** Name of the target that runs tests; `qa` where absent. */
  readonly qaTargetName?: string;
  /** Name of the target that runs live tests; `live` where absent. */
  readonly liveTargetName?: string;
  /** Name of the target that records; `record` where absent. */
  readonly recordTargetName?: string;
}

/** Names of the three inferred targets. */
export interface TargetNames {
  readonly qa: string;
  readonly live: string;
  readonly record: string;
}

/**
 * Fills in the names that the options leave out.
 *
 * @param options - Options of the entry in nx.json, or `undefined` where it is a bare name.
 * @returns A name for each target.
 */
export function targetNames(options: PluginOptions | undefined): TargetNames {
  return {
    qa: options?.qaTargetName ?? 'qa',
    live: options?.liveTargetName ?? 'live',
    record: options?.recordTargetName ?? 'record',
  };
}
