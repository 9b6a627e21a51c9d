import type { MatchingRule } from '@plumbline/contracts';
import { builtInRules } from './built-in-rules.ts';
import { parseFieldPath, type FieldPath } from './field-path.ts';

/** Rules by name; `false` turns a built-in one off. */
export type OwnRules = Readonly<Record<string, MatchingRule | false>>;

/** What holds for the requests to one host. */
export interface HostRules {
  /** In lower case. */
  readonly matchHeaders: readonly string[];
  readonly ignoreQuery: ReadonlySet<string>;
  readonly ignoreFields: readonly FieldPath[];
  readonly ignoreTimes: ReadonlySet<string>;
  /** Tells whether a header, in lower case, is not recorded. */
  readonly omitsHeader: (name: string) => boolean;
}

/** The rules by which requests are recorded and matched: the built-in ones and a workspace's own. */
export class RuleSet {
  readonly #rules: readonly MatchingRule[];
  readonly #byHost = new Map<string, HostRules>();

  /**
   * @param own - Rules of the workspace, by name; one of a built-in name takes its place.
   */
  constructor(own: OwnRules = {}) {
    this.#rules = Object.values({ ...builtInRules, ...own }).filter((rule) => rule !== false);
  }

  /**
   * Gives what holds for a host.
   *
   * @param host - As `host` or `host:port`.
   * @returns All rules for it, taken together.
   */
  for(host: string): HostRules {
    const known = this.#byHost.get(host);
    if (known !== undefined) return known;
    const rules = together(this.#rules.filter((rule) => isFor(rule, host)));
    this.#byHost.set(host, rules);
    return rules;
  }
}

function isFor({ hosts }: MatchingRule, host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return hosts === undefined || hosts.some((pattern) => [host, name].some((each) => isLike(each, pattern)));
}

/** `*` at the beginning or the end of a pattern stands for anything. */
function isLike(text: string, pattern: string): boolean {
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

function together(rules: readonly MatchingRule[]): HostRules {
  const omitted = rules.flatMap(({ omitHeaders = [] }) => omitHeaders.map((name) => name.toLowerCase()));
  return {
    matchHeaders: [...new Set(rules.flatMap(({ matchHeaders = [] }) => matchHeaders))]
      .map((name) => name.toLowerCase())
      .sort(),
    ignoreQuery: new Set(rules.flatMap(({ ignoreQuery = [] }) => ignoreQuery)),
    ignoreFields: rules.flatMap(({ ignoreFields = [] }) => ignoreFields).map(parseFieldPath),
    ignoreTimes: new Set(rules.flatMap(({ ignoreTimes = [] }) => ignoreTimes)),
    omitsHeader: (name) => omitted.some((pattern) => isLike(name, pattern)),
  };
}
