import { builtin } from '../../builtin.ts';

/** A key and a certificate for `localhost` and `127.0.0.1`, in PEM. */
export interface SelfSignedCertificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Makes a certificate for a server of this process that only this process trusts: made anew each time.
 *
 * @returns Key and certificate; valid for 2020 to 2049.
 * @see RFC 5280, section 4.1.
 */
export function selfSignedCertificate(): SelfSignedCertificate {
  const { privateKey, publicKey } = builtin.crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const toSign = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    localhost,
    sequence(time('200101000000Z'), time('491231235959Z')),
    localhost,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeNames, authority)),
  );
  const signature = der(0x03, Buffer.from([0]), builtin.crypto.sign('sha256', toSign, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: pem(sequence(toSign, ecdsaWithSha256, signature)),
  };
}

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const localhost = sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from('localhost')))));
const alternativeNames = sequence(
  identifier('551d11'),
  der(0x04, sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
);
const authority = sequence(
  identifier('551d13'),
  der(0x01, Buffer.from([0xff])),
  der(0x04, sequence(der(0x01, Buffer.from([0xff])))),
);

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function identifier(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function time(value: string): Buffer {
  return der(0x17, Buffer.from(value));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
