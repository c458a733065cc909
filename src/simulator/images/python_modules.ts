/** What the modules of packages have that pip installs and that run here. */
import type { Process } from "../host/process.ts";
import { celeryModule } from "./celery/celery_module.ts";
import { flaskModule } from "./flask/flask_module.ts";
import type { Interpreter } from "./python/interpreter/interpreter.ts";
import type { Members } from "./python/interpreter/modules.ts";
import type { PythonProgram } from "./python/interpreter/program.ts";
import type { Named, PythonValue, Work } from "./python/interpreter/value.ts";

export interface PackageParts {
  process: Process;
  interpreter: Interpreter;
  /** What is run. */
  file: string;
  /** An expression with these names. */
  evaluate(text: string, names: Named): Work<PythonValue>;
  /** A program like this one with more in its environment. */
  anew(env: Readonly<Record<string, string>>): PythonProgram;
}

/** By the name that is imported. */
export const PACKAGED_MODULES: Readonly<Record<string, (parts: PackageParts) => Members>> = {
  celery: celeryModule,
  flask: flaskModule,
};
