import {
  environmentSecrets,
  redactionRules,
  type Environment,
  type PersonalData,
  type RedactionRules,
  type SecretValue,
  type VariableChoice,
} from '@plumbline/secrets';

/** What is taken out of recordings, beside what names and shapes tell. */
export interface RedactionSettings extends VariableChoice {
  /** Variables of the process, whose secrets are taken out by their values. */
  readonly environment?: Environment;
  /** Personal data to take out; none where nothing is said. */
  readonly personalData?: readonly PersonalData[];
}

/** What one session takes out of what it compares and writes. Looks at the environment when that is needed. */
export class SessionRedaction {
  readonly #settings: RedactionSettings;
  readonly #known = new Map<string, SecretValue>();
  #rules: RedactionRules | undefined;

  /**
   * @param settings - Environment and choice; without them, secrets go by name and shape alone.
   */
  constructor(settings: RedactionSettings = {}) {
    this.#settings = settings;
  }

  /**
   * The rules, with all secrets that were known when they were last asked for or learned.
   *
   * @returns Rules that tell nobody what they take out.
   */
  get rules(): RedactionRules {
    return (this.#rules ??= this.#learned());
  }

  /**
   * Looks at the environment again: a test may have set a variable since. What was known stays known.
   *
   * @returns Whether there was anything new.
   */
  learn(): boolean {
    const known = this.#known.size;
    this.#rules = this.#learned();
    return this.#known.size > known;
  }

  #learned(): RedactionRules {
    const { environment = {}, personalData = [] } = this.#settings;
    for (const secret of environmentSecrets(environment, this.#settings)) {
      this.#known.set(`${secret.name}=${secret.value}`, secret);
    }
    return redactionRules({ values: [...this.#known.values()], personalData });
  }
}
