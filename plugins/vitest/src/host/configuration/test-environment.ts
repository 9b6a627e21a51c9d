/**
 * Says with which variables the command `vitest` reads a configuration.
 *
 * @param environment - The variables of this process.
 * @returns The same, and what the command sets.
 */
export function testEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, TEST: 'true', VITEST: 'true', NODE_ENV: environment['NODE_ENV'] ?? 'test' };
}
