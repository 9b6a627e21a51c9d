/** What the order of steps rests on. */
export interface Node {
  readonly id: string;
  readonly dependsOn: readonly string[];
}
