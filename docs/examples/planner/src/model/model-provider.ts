import type { PlannerModel } from './planner-model.ts';

/** Where and as whom a model is reached. */
export interface ModelSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

/** A setting that an environment variable overrides. */
export interface OverridableSetting {
  readonly variable: string;
  readonly default: string;
}

/** One service: what it needs to be configured, and how to reach it. */
export interface ModelProvider {
  readonly name: string;
  /** Variable that holds the API key. */
  readonly credential: string;
  readonly baseUrl: OverridableSetting;
  /** Ids of models come and go: this one is where to begin, the variable is where to change it. */
  readonly model: OverridableSetting;
  /** Makes a model of settings; nothing is sent yet. */
  readonly connect: (settings: ModelSettings) => PlannerModel;
}
