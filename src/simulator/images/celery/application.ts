/** A Celery application, as its module tells it. */
import type { Process } from "../../host/process.ts";
import { builtinScope, moduleOfLibrary } from "../python/builtins.ts";
import { evaluate, type Scope } from "../python/expression.ts";
import { Callable, PythonError, type PythonValue } from "../python/value.ts";

export interface CeleryTask {
  /** `tasks.add` */
  name: string;
  parameters: readonly string[];
  /** The lines of its body. */
  body: readonly string[];
}

export interface PeriodicTask {
  /** What the scheduler calls it. */
  label: string;
  task: string;
  everyMs: number;
  given: readonly PythonValue[];
}

export interface CeleryApplication {
  name: string;
  broker: string;
  tasks: readonly CeleryTask[];
  schedule: readonly PeriodicTask[];
  scope: Scope;
}

/** @throws {PythonError} what its import raises */
export function readCeleryApplication(process: Process, module: string, text: string): CeleryApplication {
  const scope = importsOf(process, text);
  const made = /^\w+\s*=\s*Celery\((.*?)\)\s*$/ms.exec(text);
  if (!made) throw new PythonError("AttributeError", `module '${module}' has no attribute 'celery'`);
  const { given, named } = callOf(made[1]!, scope);
  const later = /^\w+\.conf\.broker_url\s*=\s*(.+)$/m.exec(text)?.[1];
  const broker = later === undefined
    ? named.get("broker") ?? process.env["CELERY_BROKER_URL"]
    : evaluate(later, scope);
  const tasks = tasksIn(module, text);
  return {
    name: String(given[0] ?? named.get("main") ?? module),
    broker: typeof broker === "string" ? broker : "amqp://guest:guest@localhost:5672//",
    tasks,
    schedule: scheduleIn(text, scope, tasks),
    scope,
  };
}

function importsOf(process: Process, text: string): Scope {
  const scope = builtinScope(process);
  for (const [, names = ""] of text.matchAll(/^import\s+([\w, ]+)$/gm)) {
    for (const name of names.split(/\s*,\s*/)) {
      const found = moduleOfLibrary(process, name.trim());
      if (found) scope.set(name.trim(), found);
    }
  }
  return scope;
}

/** The values between the brackets of a call. */
function callOf(
  text: string,
  scope: Scope,
): { given: readonly PythonValue[]; named: ReadonlyMap<string, PythonValue> } {
  let told: ReturnType<typeof callOf> = { given: [], named: new Map() };
  const inner = new Map(scope).set(
    "call",
    new Callable("call", (given, named) => {
      told = { given, named };
      return null;
    }),
  );
  evaluate(`call(${text.replace(/\s*\n\s*/g, " ")})`, inner);
  return told;
}

function tasksIn(module: string, text: string): CeleryTask[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (!/^@(\w+\.task|shared_task)\b/.test(line)) return [];
    const from = lines.findIndex((other, index) => index > at && /^(async )?def /.test(other));
    const [, name, parameters = ""] = /^(?:async )?def (\w+)\(([^)]*)\)/.exec(lines[from] ?? "") ?? [];
    if (name === undefined) return [];
    const end = lines.findIndex((other, index) => index > from && /^\S/.test(other));
    const names = parameters.split(",").map((one) => one.replace(/[=:].*$/s, "").trim()).filter(Boolean);
    return [{
      name: /name\s*=\s*["']([^"']+)["']/.exec(line)?.[1] ?? `${module}.${name}`,
      parameters: /bind\s*=\s*True/.test(line) ? names.slice(1) : names,
      body: lines.slice(from + 1, end < 0 ? undefined : end).map((row) => row.trim()).filter((row) =>
        row !== "" && !row.startsWith("#")
      ),
    }];
  });
}

/** `sender.add_periodic_task(5.0, add.s(2, 3), name="…")` */
function scheduleIn(text: string, scope: Scope, tasks: readonly CeleryTask[]): PeriodicTask[] {
  const calls = text.matchAll(
    /add_periodic_task\(\s*([^,]+),\s*(\w+)\.(?:s|si|signature)\(([^)]*)\)([^)]*)\)/g,
  );
  return [...calls].map(([, every = "", name = "", given = "", rest = ""]) => {
    const task = tasks.find((one) => one.name.endsWith(`.${name}`))?.name ?? name;
    const values = callOf(given, scope).given;

    const label = /name\s*=\s*["']([^"']+)["']/.exec(rest)?.[1] ?? `${task}(${given.trim()})`;
    return { label, task, everyMs: Number(evaluate(every, scope)) * 1000, given: values };
  });
}
