import { nameWords } from '../name-words.ts';
import { isSecretValue } from './is-secret-value.ts';

/** Variables of a process. It is handed in: nothing here looks at the process itself. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value that is known to be a secret, and the name it goes by. */
export interface SecretValue {
  /** Stands in the placeholder; empty: the plain placeholder. */
  readonly name: string;
  readonly value: string;
}

/** What is said of variables beside what their names tell. */
export interface VariableChoice {
  /** Names of variables that are secrets although their names do not say so. */
  readonly variables?: readonly string[];
  /** Names of variables that are no secrets although their names say so. */
  readonly notSecret?: readonly string[];
}

const secretWord =
  /^(?:(?:api|access|auth|private|secret|signing|encryption)?(?:keys?|token)|secrets?|password|passwd|passphrase|passcode|pass|pwd|pat|credentials?|auth)$/;
/** Last words of names that tell something about a secret: where it is, how long it lives. */
const aboutWord =
  /^(?:url|uri|endpoint|host|port|path|file|dir|directory|folder|name|type|kind|region|zone|ttl|expiry|expires|expiration|length|limit|size|count|max|min|algorithm|alg|issuer|audience|header|prefix|suffix|enabled|disabled|mode|version|sock|socket|scope|scopes)$/;
/** A value that somebody chose by name is long enough where it would not be in every text. */
const shortestChosen = 4;

/**
 * Finds the secrets of an environment: values of variables whose names have a word such as KEY, TOKEN, SECRET
 * or PASSWORD, where they are long and random enough not to be eaten out of ordinary text.
 *
 * @param environment - The variables.
 * @param choice - Variables that are, or are not, secrets whatever their names say.
 * @returns Names and values; the longest value first, those of one value by name.
 */
export function environmentSecrets(environment: Environment, choice: VariableChoice = {}): SecretValue[] {
  const secrets = Object.entries(environment).flatMap(([name, given]): SecretValue[] => {
    const value = given?.trim() ?? '';
    return isSecret(name, value, choice) ? [{ name, value }] : [];
  });
  return secrets.sort((a, b) => b.value.length - a.value.length || (a.name < b.name ? -1 : 1));
}

function isSecret(name: string, value: string, { variables, notSecret }: VariableChoice): boolean {
  if (notSecret?.includes(name) === true) return false;
  if (variables?.includes(name) === true) return value.length >= shortestChosen;
  return namesSecret(name) && isSecretValue(value);
}

function namesSecret(name: string): boolean {
  const words = nameWords(name);
  return words.some((word) => secretWord.test(word)) && !aboutWord.test(words.at(-1) ?? '');
}
