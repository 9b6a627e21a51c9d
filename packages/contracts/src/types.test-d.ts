import { expectTypeOf } from 'vitest';
import {
  fail,
  ok,
  type cassetteLineSchema,
  type ErrorReport,
  type ExitCode,
  type FormatName,
  type formatNames,
  type formats,
  type HttpMode,
  type Reply,
  type Result,
  type RunKind,
  type RunMode,
  type RunRecord,
  type TestTag,
  type WorkspaceConfiguration,
  type WorkspaceConfigurationInput,
} from './index.ts';
import type { z } from 'zod';

/* Checked by the compiler alone, with the rest of the tree: nothing here runs. */

expectTypeOf<RunMode>().toEqualTypeOf<'quick' | 'pr' | 'nightly'>();
expectTypeOf<RunKind>().toEqualTypeOf<RunMode | 'live' | 'record'>();
expectTypeOf<RunRecord['run']>().toEqualTypeOf<RunKind>();
expectTypeOf<RunRecord['httpMode']>().toEqualTypeOf<HttpMode>();
expectTypeOf<RunRecord['problems'][number]['file']>().toEqualTypeOf<string | undefined>();
expectTypeOf<TestTag>().toEqualTypeOf<'tier1' | 'tier2' | 'tier3' | 'quick'>();
expectTypeOf<ExitCode>().toExtend<number>();
expectTypeOf<3>().not.toExtend<ExitCode>();

/* A reply is told apart by `ok`; its error is what `reportError` gives. */
expectTypeOf<Extract<Reply, { ok: true }>>().toHaveProperty('data').toEqualTypeOf<unknown>();
expectTypeOf<Extract<Reply, { ok: true }>>().not.toHaveProperty('error');
expectTypeOf<ErrorReport>().toExtend<Extract<Reply, { ok: false }>['error']>();

/* What people write may leave out everything but the version; what the program reads has it all. */
expectTypeOf<{ schemaVersion: 1 }>().toExtend<WorkspaceConfigurationInput>();
expectTypeOf<WorkspaceConfiguration['budgets']['quickMs']>().toEqualTypeOf<number>();
expectTypeOf<WorkspaceConfiguration>().toExtend<WorkspaceConfigurationInput>();

expectTypeOf<z.infer<typeof cassetteLineSchema>['kind']>().toEqualTypeOf<
  'cassette' | 'interaction' | 'index'
>();
expectTypeOf<FormatName>().toEqualTypeOf<(typeof formatNames)[number]>();
expectTypeOf<keyof typeof formats>().toEqualTypeOf<FormatName>();

/* `ok` and `fail` keep the literal types that make a union of failures exhaustive. */
expectTypeOf(ok(1)).toExtend<Result<number, never>>();
expectTypeOf(fail({ code: 'ODD' }).error.code).toEqualTypeOf<'ODD'>();
