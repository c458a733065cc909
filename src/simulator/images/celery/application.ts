/** A Celery application: what a module has told of itself while it ran. */
import type { Process, Wait } from "../../host/process.ts";
import { PythonProgram } from "../python/interpreter/program.ts";
import type { Interpreter } from "../python/interpreter/interpreter.ts";
import { Instance, type PythonValue, type Work } from "../python/interpreter/value.ts";
import { PYTHON_VERSION } from "../python_packages.ts";

export interface CeleryTask {
  /** `tasks.add` */
  name: string;
  callee: PythonValue;
  /** Its first argument is the task. */
  isBound: boolean;
  /** What the module has under its name. */
  object: PythonValue;
}

export interface PeriodicTask {
  /** What the scheduler calls it. */
  label: string;
  task: string;
  everyMs: number;
  given: PythonValue;
}

export class CeleryApplication {
  readonly tasks: CeleryTask[] = [];
  readonly schedule: PeriodicTask[] = [];
  /** Called with the application once it is configured. */
  readonly onConfigured: PythonValue[] = [];

  /** @param configuration `app.conf` */
  constructor(readonly name: string, readonly configuration: Instance) {}

  get broker(): string {
    const broker = this.configuration.attributes.get("broker_url");
    return typeof broker === "string" ? broker : "amqp://guest:guest@localhost:5672//";
  }
}

/** An application and the program that it runs in. */
export interface LoadedApplication {
  application: CeleryApplication;
  program: PythonProgram;
}

/** `MODULE[:NAME]` is imported; a text: why it is no application; a number: the exit code after what was told. */
export function* loadCeleryApplication(
  process: Process,
  given: string,
): Generator<Wait, LoadedApplication | string | number, void> {
  const program = new PythonProgram({
    process,
    file: "<celery>",
    argv: process.argv,
    version: PYTHON_VERSION,
  });
  const done = yield* program.attempt(found(program, given));
  if ("code" in done) return done.code;
  const { value } = done;
  return value instanceof CeleryApplication ? { application: value, program } : value;
}

function* found(program: PythonProgram, given: string): Work<CeleryApplication | string> {
  const [name = "", attribute] = given.split(":");
  if (name === "") return "";
  const modules = [name, `${name}.celery`].filter((one) => program.hasFile(one));
  if (modules.length === 0) return `\nThe module ${name} was not found.`;
  for (const module of modules) {
    const names = (yield* program.imported(module)).attributes;
    const usual = attribute === undefined ? [names.get("app"), names.get("celery"), ...names.values()] : [
      names.get(attribute),
    ];
    const application = usual.find((one) =>
      one instanceof Instance && one.state instanceof CeleryApplication
    );
    if (!application) continue;
    yield* configured(program.interpreter, application as Instance);
    return (application as Instance).state as CeleryApplication;
  }
  return `\nModule '${name}' has no attribute '${attribute ?? "celery"}'`;
}

/** Who waited for the configuration is called: the schedule is told there. */
function* configured(interpreter: Interpreter, object: Instance): Work<void> {
  const application = object.state as CeleryApplication;
  const schedule = application.configuration.attributes.get("beat_schedule");
  for (const [label, entry] of schedule === undefined ? [] : yield* rowsOf(interpreter, schedule)) {
    const parts = new Map(yield* rowsOf(interpreter, entry));
    application.schedule.push({
      label: String(label),
      task: String(parts.get("task")),
      everyMs: yield* spanMs(interpreter, parts.get("schedule") ?? null),
      given: parts.get("args") ?? [],
    });
  }
  for (const one of application.onConfigured) yield* interpreter.call(one, [object]);
}

function* rowsOf(interpreter: Interpreter, value: PythonValue): Work<[PythonValue, PythonValue][]> {
  const rows = yield* interpreter.items(
    yield* interpreter.call(yield* interpreter.attribute(value, "items"), []),
  );
  const pairs: [PythonValue, PythonValue][] = [];
  for (const row of rows) {
    const [key = null, one = null] = yield* interpreter.items(row);
    pairs.push([key, one]);
  }
  return pairs;
}

/** Seconds, or a timedelta. */
export function* spanMs(interpreter: Interpreter, every: PythonValue): Work<number> {
  if (typeof every === "number" || typeof every === "bigint") return Number(every) * 1000;
  const seconds = yield* interpreter.call(yield* interpreter.attribute(every, "total_seconds"), []);
  return Number(seconds) * 1000;
}
