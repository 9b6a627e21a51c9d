/** The last label of a name is no number, and none is encoded; a path has no segment that is dropped. */
const plainUrl =
  /^(https?:)\/\/((?!.*xn--)(?:(?:[a-z\d][a-z\d-]*\.)*[a-z][a-z\d-]*|127\.0\.0\.1)(?::[1-9]\d{0,3}|:[1-5]\d{4})?)(?:\/(?!\.)[\w\-~!$&'()*+,;=:@.]*)+$/;
const withDefaultPort = /^(?:http:.*:80|https:.*:443)$/;

/**
 * Gives the host of a URL that parsing would leave as it is, as most are: without parsing it.
 *
 * @param url - An absolute URL, or what may be one.
 * @returns Its host, as `host` or `host:port`; `undefined` where only parsing can tell.
 */
export function plainHost(url: string): string | undefined {
  const [, scheme = '', host] = plainUrl.exec(url) ?? [];
  return host === undefined || withDefaultPort.test(scheme + host) ? undefined : host;
}
