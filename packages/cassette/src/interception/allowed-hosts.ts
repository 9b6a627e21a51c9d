import type { OwnServers } from './own-servers.ts';

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

type KnownServers = Pick<OwnServers, 'has' | 'isEmpty'>;

/** The hosts that are reached as if nothing were intercepted. */
export class AllowedHosts {
  readonly #hosts: ReadonlySet<string>;
  readonly #own: KnownServers | undefined;

  /**
   * @param hosts - Entries as `host` or `host:port`; an IPv6 address with or without brackets.
   * @param own - Servers of this process that may be reached too.
   */
  constructor(hosts: readonly string[], own?: KnownServers) {
    this.#hosts = new Set(hosts.map((host) => host.toLowerCase()));
    this.#own = own;
  }

  /**
   * Judges a URL.
   *
   * @param url - Absolute URL.
   * @returns True where its host may be reached.
   */
  hasUrl(url: string): boolean {
    if (this.#hosts.size === 0 && this.#own?.isEmpty !== false) return false;
    const parsed = URL.parse(url);
    if (parsed === null) return false;
    return this.has(
      parsed.hostname,
      parsed.port === '' ? (defaultPorts[parsed.protocol] ?? '') : parsed.port,
    );
  }

  /**
   * Judges a host and port.
   *
   * @param host - Name or address.
   * @param port - Port.
   * @returns True where it may be reached.
   */
  has(host: string, port: string): boolean {
    if (this.#own?.has(host, port) === true) return true;
    const name = host.toLowerCase();
    const bare = name.replace(/^\[(.*)\]$/, '$1');
    return [name, bare, `[${bare}]`].some(
      (form) => this.#hosts.has(form) || this.#hosts.has(`${form}:${port}`),
    );
  }
}
