import type { TextDetector } from './detector.ts';
import type { SecretValue } from './environment/environment-secrets.ts';
import { valueDetector } from './environment/value-detector.ts';
import { emailAddress } from './personal/email-address.ts';
import { phoneNumber } from './personal/phone-number.ts';
import { textDetectors } from './registry.ts';

/** Kinds of personal data that can be taken out. */
export type PersonalData = 'email' | 'phone';

/** What is taken out, beside credentials by their names. */
export interface RedactionRules {
  /** What is looked for in text. */
  readonly detectors: readonly TextDetector[];
  /** Told the kind of each secret that is taken out; never the secret. */
  readonly taken: (kind: string) => void;
  /** Told the values of JSON fields that are credentials by their names; for whoever goes on looking for them. */
  readonly learned?: (value: string) => void;
}

/** What rules are made of. */
export interface RedactionChoice {
  /** Values that are known to be secrets, as `environmentSecrets` gives them. */
  readonly values?: readonly SecretValue[];
  /** Personal data to take out; none where nothing is said. */
  readonly personalData?: readonly PersonalData[];
  /** Told the kind of each secret that is taken out; never the secret. */
  readonly taken?: (kind: string) => void;
}

const personal: Readonly<Record<PersonalData, TextDetector>> = { email: emailAddress, phone: phoneNumber };

/** Secrets by name and by shape, which need nothing known of where they are used. */
export const standardRules: RedactionRules = redactionRules({});

/**
 * Makes rules: secrets by name and by shape always, values and personal data as chosen.
 *
 * @param choice - What else to take out, and who is told.
 * @returns The rules.
 */
export function redactionRules(choice: RedactionChoice): RedactionRules {
  const { values = [], personalData = [], taken = () => undefined } = choice;
  return {
    detectors: [
      ...textDetectors,
      ...(values.length === 0 ? [] : [valueDetector(values)]),
      ...personalData.map((kind) => personal[kind]),
    ],
    taken,
  };
}
