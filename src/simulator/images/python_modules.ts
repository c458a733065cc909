/** What the modules of packages have that pip installs and that run here. */
import type { Process } from "../host/process.ts";
import { celeryModule } from "./celery/celery_module.ts";
import type { Interpreter } from "./python/interpreter/interpreter.ts";
import type { Members } from "./python/interpreter/modules.ts";

export interface PackageParts {
  process: Process;
  interpreter: Interpreter;
}

/** By the name that is imported. */
export const PACKAGED_MODULES: Readonly<Record<string, (parts: PackageParts) => Members>> = {
  celery: celeryModule,
};
