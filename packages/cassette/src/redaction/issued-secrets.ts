import { isSecretValue, valueDetector, type RedactionRules } from '@plumbline/secrets';

/** Shorter ones are taken out where their name tells of them, and not looked for elsewhere. */
const shortest = 16;

/**
 * Secrets that a service hands out in a response, such as a token to reset a password: later requests carry
 * them where no name tells of them. In playback, the response has the placeholder in their place, and so have
 * the requests that are made of it.
 */
export class IssuedSecrets {
  readonly #values = new Set<string>();

  /**
   * Adds what is known so far to rules.
   *
   * @param rules - The rules.
   * @returns Rules that take out secrets that were issued, too.
   */
  known(rules: RedactionRules): RedactionRules {
    if (this.#values.size === 0) return rules;
    const values = [...this.#values]
      .sort((a, b) => b.length - a.length)
      .map((value) => ({ name: '', value }));
    const detector = { ...valueDetector(values), name: 'issued-secret' };
    return { ...rules, detectors: [...rules.detectors, detector] };
  }

  /**
   * Adds what is known so far to rules, and goes on learning from what they are applied to.
   *
   * @param rules - The rules.
   * @returns Rules for a response.
   */
  learning(rules: RedactionRules): RedactionRules {
    return {
      ...this.known(rules),
      learned: (value) => {
        if (value.length >= shortest && isSecretValue(value)) this.#values.add(value);
      },
    };
  }
}
