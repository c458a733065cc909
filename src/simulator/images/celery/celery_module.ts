/** The module `celery`: an application, its tasks, and what is sent to its workers. */
import { jsonModule } from "../python/interpreter/json_module.ts";
import type { PackageParts } from "../python_modules.ts";
import { type Members, methodsClass } from "../python/interpreter/modules.ts";
import { builtinClass, errorOf, fail, Raised } from "../python/interpreter/types.ts";
import {
  Dict,
  Instance,
  type Named,
  Native,
  type NativeCall,
  PythonClass,
  type PythonValue,
  Tuple,
  type Work,
} from "../python/interpreter/value.ts";
import { CeleryApplication, type CeleryTask, spanMs } from "./application.ts";
import { brokerAddress, BrokerConnection, BrokerProblem } from "./connection.ts";
import { CELERY_QUEUE, taskMessage } from "./task_message.ts";

export function celeryModule(parts: PackageParts): Members {
  return new CeleryModule(parts).members;
}

/** A task with what it is given: `add.s(2, 3)` */
interface Signature {
  task: string;
  given: PythonValue;
}

function taskOf(self: PythonValue | undefined): CeleryTask {
  return (self as Instance).state as CeleryTask;
}

class CeleryModule {
  readonly #parts: PackageParts;
  readonly #signature: PythonClass;
  readonly #task: PythonClass;
  readonly #result = methodsClass("AsyncResult", "celery.result", {
    __str__: ([self]) => (self as Instance).attributes.get("id") ?? null,
    __repr__: ([self]) => `<AsyncResult: ${(self as Instance).attributes.get("id")}>`,
  });
  readonly #configuration = methodsClass("Settings", "celery.app.utils", {
    update: ([self], named) => {
      for (const [key, value] of named) (self as Instance).attributes.set(key, value);
      return null;
    },
  });
  readonly #signal = methodsClass("Signal", "celery.utils.dispatch.signal", {
    connect: ([self, receiver = null]) => {
      ((self as Instance).state as PythonValue[]).push(receiver);
      return receiver;
    },
  });
  /** Tasks of no application of their own belong to all. */
  readonly #shared: CeleryTask[] = [];
  readonly #applications: CeleryApplication[] = [];

  constructor(parts: PackageParts) {
    this.#parts = parts;
    this.#signature = methodsClass("Signature", "celery.canvas", {
      __repr__: ([self]) => this.#label(self as Instance),
      delay: ([self]) => this.#sendSignature(self as Instance),
    });
    const signed: NativeCall = ([self, ...given]) => this.#sign(self as Instance, given);
    this.#task = methodsClass("Task", "celery.app.task", {
      __call__: ([self, ...given], named) => this.#run(self as Instance, given, named),
      s: signed,
      si: signed,
      delay: ([self, ...given], named) => this.#send(taskOf(self).name, given, named),
      apply_async: ([self, given = [], named = null], options) =>
        this.#send(taskOf(self).name, options.get("args") ?? given, options.get("kwargs") ?? named),
    });
  }

  get members(): Members {
    return {
      Celery: this.#applicationClass(),
      shared_task: (given: readonly PythonValue[], named: Named) =>
        this.#decorator(given, named, (task) => {
          this.#shared.push(task);
          for (const one of this.#applications) one.tasks.push(task);
        }),
    };
  }

  #applicationClass(): PythonClass {
    const of = (self: PythonValue | undefined) => (self as Instance).state as CeleryApplication;
    return methodsClass("Celery", "celery.app.base", {
      __init__: ([self, main], named) => this.#start(self as Instance, main ?? named.get("main"), named),
      task: ([self, ...given], named) =>
        this.#decorator(given, named, (task) => void of(self).tasks.push(task)),
      send_task: ([_, name = "", given = []], named) =>
        this.#send(String(name), named.get("args") ?? given, named.get("kwargs") ?? null),
      add_periodic_task: ([self, every = null, signature = null], named) =>
        this.#addPeriodic(of(self), every, signature as Instance, named.get("name")),
    });
  }

  #start(self: Instance, main: PythonValue | undefined, named: Named): null {
    const configuration = new Instance(this.#configuration);
    const broker = named.get("broker") ?? this.#parts.process.env["CELERY_BROKER_URL"];
    if (broker !== undefined && broker !== null) configuration.attributes.set("broker_url", broker);
    const application = new CeleryApplication(String(main ?? "__main__"), configuration);
    application.tasks.push(...this.#shared);
    this.#applications.push(application);
    self.state = application;
    self.attributes.set("main", application.name);
    self.attributes.set("conf", configuration);
    self.attributes.set("on_after_configure", new Instance(this.#signal, application.onConfigured));
    return null;
  }

  /** `@app.task` and `@app.task(name="…", bind=True)`. */
  #decorator(
    given: readonly PythonValue[],
    named: Named,
    add: (task: CeleryTask) => void,
  ): PythonValue | Work<PythonValue> {
    const { interpreter } = this.#parts;
    const type = this.#task;
    function* decorate(callee: PythonValue): Work<PythonValue> {
      const module = yield* interpreter.findAttribute(callee, "__module__");
      const plain = yield* interpreter.attribute(callee, "__name__");
      const name = String(named.get("name") ?? `${module}.${plain}`);
      const made = new Instance(type);
      const task: CeleryTask = { name, callee, isBound: named.get("bind") === true, object: made };
      made.state = task;
      add(task);
      made.attributes.set("name", name);
      return made;
    }
    const [callee] = given;
    return callee !== undefined ? decorate(callee) : new Native("task", ([one = null]) => decorate(one));
  }

  *#run(self: Instance, given: readonly PythonValue[], named: Named): Work<PythonValue> {
    const { callee, isBound } = taskOf(self);
    return yield* this.#parts.interpreter.call(callee, isBound ? [self, ...given] : given, named);
  }

  #sign(self: Instance, given: PythonValue[]): Instance {
    const state: Signature = { task: taskOf(self).name, given: new Tuple(given) };
    return new Instance(this.#signature, state);
  }

  /** `tasks.add(2, 3)` */
  *#label(signature: Instance): Work<string> {
    const { interpreter } = this.#parts;
    const { task, given } = signature.state as Signature;
    const shown: string[] = [];
    for (const one of yield* interpreter.items(given)) {
      shown.push(yield* interpreter.texts.representation(one));
    }
    return `${task}(${shown.join(", ")})`;
  }

  #sendSignature(signature: Instance): Work<PythonValue> {
    const { task, given } = signature.state as Signature;
    return this.#send(task, given, null);
  }

  *#addPeriodic(
    application: CeleryApplication,
    every: PythonValue,
    signature: Instance,
    name: PythonValue | undefined,
  ): Work<PythonValue> {
    const label = typeof name === "string" ? name : yield* this.#label(signature);
    const everyMs = yield* spanMs(this.#parts.interpreter, every);
    application.schedule.push({ label, everyMs, ...(signature.state as Signature) });
    return label;
  }

  *#send(name: string, given: PythonValue, named: PythonValue | Named): Work<PythonValue> {
    const { process, interpreter } = this.#parts;
    const broker = this.#applications.at(-1)?.broker ?? "";
    const address = brokerAddress(broker);
    if (!address) {
      return fail("NotImplementedError", "this simulated celery reaches its broker by amqp:// alone");
    }
    const dumps = jsonModule(interpreter)["dumps"] as NativeCall;
    const written = function* (value: PythonValue): Work<string> {
      return (yield* dumps([value], new Map()) as Work<PythonValue>) as string;
    };
    const words = named instanceof Map ? new Dict(named) : named as PythonValue;
    const text = yield* written(given);
    const message = taskMessage(process.machine.random, name, text, yield* written(words ?? new Dict()));
    try {
      const connection = new BrokerConnection(process, address);
      connection.declare(CELERY_QUEUE);
      connection.publish(CELERY_QUEUE, message);
      connection.close();
    } catch (error) {
      if (!(error instanceof BrokerProblem)) throw error;
      const raised = errorOf("OSError", error.message);
      raised.type = builtinClass("kombu.exceptions.OperationalError", raised.type);
      throw new Raised(raised);
    }
    const result = new Instance(this.#result);
    result.attributes.set("id", (JSON.parse(message) as { id: string }).id);
    return result;
  }
}
