import { PlanError, type PlanErrorCode } from '../plan/plan-error.ts';
import type { PlannerModel, ProviderFailure } from './planner-model.ts';

/**
 * Makes one kind of error of what three SDKs throw.
 *
 * @param thrown - What a conversation threw.
 * @param model - The model that was asked.
 * @returns A PlanError where the service or the way to it failed; else what was thrown, as it is.
 */
export function providerError(thrown: unknown, model: PlannerModel): unknown {
  const failure = thrown instanceof PlanError ? undefined : model.explain(thrown);
  if (failure === undefined) {
    return thrown;
  }
  const { code, remedy } = kindOf(failure);
  return new PlanError({
    code,
    message: `${model.provider} ${whatHappened(failure, thrown)}`,
    remedy,
    details: { provider: model.provider, status: failure.status, providerCode: failure.code },
    cause: thrown,
  });
}

function whatHappened({ status, message }: ProviderFailure, thrown: unknown): string {
  return status === undefined
    ? `was not reached: ${deepestMessage(thrown)}`
    : `answered ${String(status)}: ${message}`;
}

function deepestMessage(thrown: unknown): string {
  if (thrown instanceof Error && thrown.cause !== undefined) {
    return deepestMessage(thrown.cause);
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}

interface FailureKind {
  readonly code: PlanErrorCode;
  readonly remedy: string;
}

const unauthorized: FailureKind = {
  code: 'PROVIDER_UNAUTHORIZED',
  remedy: 'Check the API key, and that it may use this model.',
};
const rateLimited: FailureKind = {
  code: 'PROVIDER_RATE_LIMITED',
  remedy: 'Wait and ask again, or raise the limits of your account.',
};
const unavailable: FailureKind = {
  code: 'PROVIDER_UNAVAILABLE',
  remedy: 'Ask again later, or choose another provider with --provider.',
};
const unreachable: FailureKind = {
  code: 'PROVIDER_UNREACHABLE',
  remedy: 'Check the base URL and the network.',
};
const rejected: FailureKind = {
  code: 'PROVIDER_REJECTED',
  remedy: 'Check the model id and what was sent.',
};

function kindOf({ status, code }: ProviderFailure): FailureKind {
  if (status === undefined) {
    return unreachable;
  }
  if (status === 401 || status === 403 || code === 'API_KEY_INVALID') {
    return unauthorized;
  }
  if (status === 429) {
    return rateLimited;
  }
  return status >= 500 ? unavailable : rejected;
}
