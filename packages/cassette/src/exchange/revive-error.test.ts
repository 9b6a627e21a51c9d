import { errors as errors7 } from 'undici7';
import { errors } from 'undici';
import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { reviveError } from './revive-error.ts';

/** As a cassette keeps it. */
function revived(error: Error): Error {
  return reviveError(JSON.parse(JSON.stringify(describeError(error))) as ReturnType<typeof describeError>);
}

function systemError(fields: object, message: string): Error {
  return Object.assign(new Error(message), fields);
}

describe('an error that is kept in a cassette', () => {
  test('of the system has its number again, which is another on each platform and not kept', () => {
    const fields = { code: 'ECONNREFUSED', syscall: 'connect', address: '127.0.0.1', port: 9 };
    const error = systemError({ ...fields, errno: -1 }, 'connect ECONNREFUSED 127.0.0.1:9');
    expect(describeError(error)).not.toHaveProperty('errno');
    expect(revived(error)).toMatchObject({ ...fields, errno: expect.any(Number) as number });
  });

  test('of the resolver has the number that Node gives it', () => {
    const error = systemError(
      { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'a.invalid' },
      'not found',
    );
    expect(revived(error)).toMatchObject({ errno: -3008, code: 'ENOTFOUND', hostname: 'a.invalid' });
  });

  test('says what each address said that was tried', () => {
    const tried = ['::1', '127.0.0.1'].map((address) =>
      systemError({ code: 'ECONNREFUSED', syscall: 'connect', address, port: 9 }, `refused by ${address}`),
    );
    const error = Object.assign(new AggregateError(tried, ''), { code: 'ECONNREFUSED' });
    const again = revived(error) as AggregateError;
    expect(again).toBeInstanceOf(AggregateError);
    expect(again).toMatchObject({
      code: 'ECONNREFUSED',
      errors: [{ address: '::1' }, { address: '127.0.0.1' }],
    });
  });

  test.for([
    ['ConnectTimeoutError', new errors.ConnectTimeoutError('late')],
    ['BodyTimeoutError', new errors.BodyTimeoutError('late')],
    ['SocketError', new errors.SocketError('closed')],
  ] as const)('is a %s to each copy of undici', ([name, error]) => {
    const again = revived(error);
    expect(again).toBeInstanceOf(errors[name]);
    expect(again).toBeInstanceOf(errors7[name]);
    expect(again).toBeInstanceOf(errors.UndiciError);
    expect(again).not.toBeInstanceOf(errors.HeadersTimeoutError);
    expect(again.name).toBe(name);
  });

  test('keeps its causes, of a built-in class or another', () => {
    const error = new TypeError('fetch failed', {
      cause: systemError({ code: 'EPROTO', reason: 'old' }, 'tls'),
    });
    expect(revived(error)).toBeInstanceOf(TypeError);
    expect(revived(error).cause).toMatchObject({ message: 'tls', code: 'EPROTO', reason: 'old' });
    expect(Object.keys(revived(error))).toEqual([]);
  });

  test('that is its own cause has an end', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(500);
  });
});
