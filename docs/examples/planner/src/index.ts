/** A planner: a goal in, a checked plan out, by any of three model services. */
export type { ModelProvider, ModelSettings } from './model/model-provider.ts';
export { modelSettings } from './model/model-settings.ts';
export type { PlannerModel } from './model/planner-model.ts';
export { longestPath } from './plan/longest-path.ts';
export { PlanError, type PlanErrorCode } from './plan/plan-error.ts';
export { planOrder, planWaves } from './plan/plan-waves.ts';
export { planSchema, type Plan, type Step } from './plan/plan.ts';
export { readPlan, type PlanReading } from './plan/read-plan.ts';
export { renderPlan } from './plan/render-plan.ts';
export type { PlannerEvent } from './planner/converse.ts';
export { durationTool } from './planner/duration-tool.ts';
export type { PlannerTool } from './planner/planner-tool.ts';
export { openPlanner, type Planner, type PlannerOptions } from './planner/planner.ts';
export { providers } from './providers/index.ts';
