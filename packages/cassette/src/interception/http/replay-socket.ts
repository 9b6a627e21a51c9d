import { Duplex } from 'node:stream';

/**
 * The socket of a request that is replayed: takes what the request writes, gives what
 * was recorded, and has the parts of a network socket that clients look at.
 */
export class ReplaySocket extends Duplex {
  readonly encrypted: boolean;
  readonly authorized: boolean;
  readonly remotePort: number;
  timeout = 0;

  /**
   * @param options - Whether the request was for https, and its port.
   */
  constructor(options: { readonly isEncrypted: boolean; readonly port: number }) {
    super({ highWaterMark: Number.MAX_SAFE_INTEGER, autoDestroy: true });
    this.encrypted = options.isEncrypted;
    this.authorized = options.isEncrypted;
    this.remotePort = options.port;
  }

  get connecting(): boolean {
    return false;
  }

  get alpnProtocol(): false {
    return false;
  }

  get remoteAddress(): string {
    return '127.0.0.1';
  }

  get remoteFamily(): string {
    return 'IPv4';
  }

  get localAddress(): string {
    return '127.0.0.1';
  }

  get localPort(): number {
    return 0;
  }

  get bytesWritten(): number {
    return 0;
  }

  get bytesRead(): number {
    return 0;
  }

  override _read(): void {
    // What was recorded is pushed when the request is answered.
  }

  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }

  /** Nothing is written late here: ending and destroying are one. */
  destroySoon(): void {
    this.end();
    this.destroy();
  }

  setTimeout(milliseconds: number): this {
    this.timeout = milliseconds;
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  address(): { address: string; family: string; port: number } {
    return { address: this.localAddress, family: this.remoteFamily, port: this.localPort };
  }

  getPeerCertificate(): Record<string, never> {
    return {};
  }

  getCipher(): { name: string; standardName: string; version: string } {
    return { name: 'TLS_AES_256_GCM_SHA384', standardName: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3' };
  }

  getProtocol(): string {
    return 'TLSv1.3';
  }

  isSessionReused(): boolean {
    return false;
  }
}
