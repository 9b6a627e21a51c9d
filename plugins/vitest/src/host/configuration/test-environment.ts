/**
 * Sets what the command `vitest` sets before it reads a configuration.
 *
 * @param environment - The variables of this process; changed in place.
 * @returns Puts them back.
 */
export function testEnvironment(environment: NodeJS.ProcessEnv): Disposable {
  const names = ['TEST', 'VITEST', 'NODE_ENV'] as const;
  const before = names.map((name) => [name, environment[name]] as const);
  environment['TEST'] = 'true';
  environment['VITEST'] = 'true';
  environment['NODE_ENV'] ??= 'test';
  return {
    [Symbol.dispose]: () => {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(environment, name);
        else environment[name] = value;
      }
    },
  };
}
