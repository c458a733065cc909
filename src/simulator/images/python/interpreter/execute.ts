/** Runs statements, and the functions that they define. */
import { Evaluator } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { stepOf } from "./steps.ts";
import type { Interpreter } from "./interpreter.ts";
import { bind } from "./binding.ts";
import { deleteTarget } from "./delete_target.ts";
import { importNames } from "./import_names.ts";
import { fits } from "./pattern.ts";
import { placed } from "./placed.ts";
import { withManagers } from "./with_managers.ts";
import type { Body, Expression, Handler, Statement } from "./syntax.ts";
import { BASE_EXCEPTION, errorOf, fail, OBJECT, Raised } from "./types.ts";
import {
  Dict,
  END,
  Instance,
  type Named,
  PythonClass,
  PythonFunction,
  type PythonValue,
  Scope,
  Steps,
  Tuple,
  type Work,
} from "./value.ts";

/** How a block ended; undefined: at its end. */
type Ending = { kind: "break" | "continue" } | { kind: "return"; value: PythonValue } | undefined;

const STEPS_PER_BREATH = 20_000;
const MAX_DEPTH = 400;

export class Executor {
  readonly #evaluator: Evaluator;
  readonly #interpreter: Interpreter;
  /** What an `except` is dealing with, for a bare `raise`. */
  readonly #handled: Instance[] = [];
  #depth = 0;
  #steps = 0;

  constructor(
    evaluator: Evaluator,
    readonly file: string,
    readonly source: () => string,
    readonly load: (name: string, frame: Frame) => Work<PythonValue>,
    /** At the prompt the value of an expression is shown. */
    readonly echo?: (value: PythonValue) => Work<void>,
  ) {
    this.#evaluator = evaluator;
    this.#interpreter = evaluator.interpreter;
  }

  *run(body: Body, frame: Frame): Work<void> {
    frame.scope.run = (callee, given, named) => this.#call(callee, given, named);
    try {
      yield* this.#block(body, frame);
    } catch (error) {
      throw placed(error, frame, this.file, this.source());
    }
  }

  *#block(body: Body, frame: Frame): Work<Ending> {
    for (const statement of body) {
      frame.at = statement.span;
      // What never waits must not keep the world waiting.
      if (++this.#steps % STEPS_PER_BREATH === 0) yield { kind: "busy", ms: 2 };
      const ending = yield* this.#statement(statement, frame);
      if (ending) return ending;
    }
    return undefined;
  }

  *#statement(statement: Statement, frame: Frame): Work<Ending> {
    const evaluate = (one: Expression) => this.#evaluator.evaluate(one, frame);
    switch (statement.kind) {
      case "expression": {
        const value = yield* evaluate(statement.value);
        if (this.echo && frame.name === "<module>") yield* this.echo(value);
        return undefined;
      }
      case "assign": {
        const value = yield* evaluate(statement.value);
        for (const target of statement.targets) yield* this.#evaluator.assign(target, value, frame);
        return undefined;
      }
      case "pass":
        return undefined;
      case "break":
      case "continue":
        return { kind: statement.kind };
      case "return":
        return { kind: "return", value: statement.value ? yield* evaluate(statement.value) : null };
      case "if": {
        const isTrue = yield* this.#interpreter.isTrue(yield* evaluate(statement.test));
        return yield* this.#block(isTrue ? statement.body : statement.otherwise, frame);
      }
      case "while":
        return yield* this.#while(statement, frame);
      case "for":
        return yield* this.#for(statement, frame);
      case "try":
        return yield* this.#try(statement, frame);
      case "with":
        return yield* withManagers(
          statement.items,
          frame,
          this.#evaluator,
          () => this.#block(statement.body, frame),
        );
      case "match":
        return yield* this.#match(statement, frame);
      default:
        yield* this.#plain(statement, frame);
        return undefined;
    }
  }

  /** Statements that do not lead anywhere else. */
  *#plain(statement: Statement, frame: Frame): Work<void> {
    const evaluator = this.#evaluator;
    switch (statement.kind) {
      case "change": {
        const now = yield* evaluator.evaluate(statement.target, frame);
        const by = yield* evaluator.evaluate(statement.value, frame);
        frame.at = statement.span;
        return yield* this.#change(statement, now, by, frame);
      }
      case "annotate":
        if (statement.value) {
          yield* evaluator.assign(statement.target, yield* evaluator.evaluate(statement.value, frame), frame);
        }
        if (frame.scope.isClass && statement.target.kind === "name") {
          const fields = frame.scope.names.get("__annotations__") ?? new Dict();
          (fields as Dict).set(statement.target.name, null);
          frame.scope.names.set("__annotations__", fields);
        }
        return;
      case "raise":
        return yield* this.#raise(statement, frame);
      case "assert":
        if (yield* this.#interpreter.isTrue(yield* evaluator.evaluate(statement.test, frame))) return;
        frame.at = statement.test;
        if (!statement.message) throw new Raised(errorOf("AssertionError"));
        throw new Raised(errorOf("AssertionError", yield* evaluator.evaluate(statement.message, frame)));
      case "global":
      case "nonlocal":
        statement.names.forEach((name) => frame.scope.outer.add(name));
        return;
      case "delete":
        for (const target of statement.targets) yield* deleteTarget(target, frame, this.#evaluator);
        return;
      case "function":
        return yield* this.#defineFunction(statement, frame);
      case "class":
        return yield* this.#defineClass(statement, frame);
      default:
        return yield* importNames(statement, frame, this.#evaluator, this.load);
    }
  }

  *#change(
    { target, operator }: Extract<Statement, { kind: "change" }>,
    now: PythonValue,
    by: PythonValue,
    frame: Frame,
  ): Work<void> {
    if (operator === "+" && Array.isArray(now)) {
      now.push(...yield* this.#interpreter.items(by));
      return yield* this.#evaluator.assign(target, now, frame);
    }
    const own = { "+": "__iadd__", "-": "__isub__", "*": "__imul__" }[operator];
    const changed = own === undefined ? undefined : yield* this.#interpreter.ask(now, own, by);
    const value = changed ?? (yield* this.#interpreter.binary(operator, now, by, `${operator}=`));
    yield* this.#evaluator.assign(target, value, frame);
  }

  *#while(statement: Extract<Statement, { kind: "while" }>, frame: Frame): Work<Ending> {
    while (yield* this.#interpreter.isTrue(yield* this.#evaluator.evaluate(statement.test, frame))) {
      if (++this.#steps % STEPS_PER_BREATH === 0) yield { kind: "busy", ms: 2 };
      const ending = yield* this.#block(statement.body, frame);
      if (ending?.kind === "break") return undefined;
      if (ending?.kind === "return") return ending;
    }
    return yield* this.#block(statement.otherwise, frame);
  }

  *#for(statement: Extract<Statement, { kind: "for" }>, frame: Frame): Work<Ending> {
    const items = yield* this.#evaluator.evaluate(statement.items, frame);
    frame.at = statement.items;
    const steps = yield* this.#interpreter.iterator(items);
    while (true) {
      frame.at = statement.items;
      const item = yield* steps.next();
      if (item === END) break;
      yield* this.#evaluator.assign(statement.target, item, frame);
      const ending = yield* this.#block(statement.body, frame);
      if (ending?.kind === "break") return undefined;
      if (ending?.kind === "return") return ending;
    }
    return yield* this.#block(statement.otherwise, frame);
  }

  *#try(statement: Extract<Statement, { kind: "try" }>, frame: Frame): Work<Ending> {
    let ending: Ending;
    try {
      ending = yield* this.#guarded(statement, frame);
    } catch (error) {
      if (statement.last.length > 0) {
        const { at } = frame;
        const last = yield* this.#block(statement.last, frame);
        if (last) return last;
        frame.at = at;
      }
      throw error;
    }
    return (yield* this.#block(statement.last, frame)) ?? ending;
  }

  *#guarded(statement: Extract<Statement, { kind: "try" }>, frame: Frame): Work<Ending> {
    let ending: Ending;
    try {
      ending = yield* this.#block(statement.body, frame);
    } catch (thrown) {
      const error = placed(thrown, frame, this.file, this.source());
      if (!(error instanceof Raised)) throw error;
      const handler = yield* this.#handlerOf(error, statement.handlers, frame);
      if (!handler) {
        error.places.pop();
        throw error;
      }
      return yield* this.#handle(handler, error, frame);
    }
    return ending ?? (yield* this.#block(statement.otherwise, frame));
  }

  *#handlerOf({ value }: Raised, handlers: readonly Handler[], frame: Frame): Work<Handler | undefined> {
    for (const handler of handlers) {
      if (!handler.type) return handler;
      const { at } = frame;
      const type = yield* this.#evaluator.evaluate(handler.type, frame);
      const all = type instanceof Tuple ? type.items : [type];
      if (!all.every((one) => one instanceof PythonClass && one.is(BASE_EXCEPTION))) {
        fail("TypeError", "catching classes that do not inherit from BaseException is not allowed");
      }
      if (all.some((one) => value.type.is(one as PythonClass))) return handler;
      frame.at = at;
    }
    return undefined;
  }

  *#handle(handler: Handler, raised: Raised, frame: Frame): Work<Ending> {
    const { value } = raised;
    value.state = raised.places.slice();
    if (handler.name !== undefined) this.#evaluator.setName(handler.name, value, frame.scope);
    this.#handled.push(value);
    try {
      return yield* this.#block(handler.body, frame);
    } catch (error) {
      if (error instanceof Raised && error.value !== value) {
        error.value.attributes.has("__context__") || error.value.attributes.set("__context__", value);
      }
      throw error;
    } finally {
      this.#handled.pop();
      if (handler.name !== undefined) frame.scope.names.delete(handler.name);
    }
  }

  *#raise({ value, cause }: Extract<Statement, { kind: "raise" }>, frame: Frame): Work<void> {
    const at = frame.at;
    if (!value) {
      const now = this.#handled.at(-1);
      if (!now) fail("RuntimeError", "No active exception to reraise");
      const again = new Raised(now);
      again.places.push(...(now.state as Raised["places"] ?? []));
      again.places.pop();
      throw again;
    }
    let error = yield* this.#evaluator.evaluate(value, frame);
    if (error instanceof PythonClass && error.is(BASE_EXCEPTION)) {
      error = yield* this.#interpreter.call(error, []);
    }
    const from = cause ? yield* this.#evaluator.evaluate(cause, frame) : undefined;
    frame.at = at;
    if (!(error instanceof Instance) || !error.type.is(BASE_EXCEPTION)) {
      return fail("TypeError", "exceptions must derive from BaseException");
    }
    if (from !== undefined) error.attributes.set("__cause__", from);
    throw new Raised(error);
  }

  *#match({ subject, cases }: Extract<Statement, { kind: "match" }>, frame: Frame): Work<Ending> {
    const value = yield* this.#evaluator.evaluate(subject, frame);
    const parts = { evaluator: this.#evaluator, interpreter: this.#interpreter };
    for (const { pattern, guard, body } of cases) {
      if (!(yield* fits(parts, pattern, value, frame))) continue;
      if (guard && !(yield* this.#interpreter.isTrue(yield* this.#evaluator.evaluate(guard, frame)))) {
        continue;
      }
      return yield* this.#block(body, frame);
    }
    return undefined;
  }

  *#defineFunction(statement: Extract<Statement, { kind: "function" }>, frame: Frame): Work<void> {
    const { name, parameters, body, locals, isGenerator } = statement;
    const usual = yield* this.#evaluator.usual(parameters, frame);
    const owner = frame.scope.isClass ? frame.scope.names.get("__class__") as PythonClass : undefined;
    const qualified = owner
      ? `${owner.name}.${name}`
      : frame.name === "<module>"
      ? name
      : `${frame.name}.<locals>.${name}`;
    const made = new PythonFunction(
      name,
      qualified,
      parameters,
      usual,
      body,
      frame.scope,
      locals,
      isGenerator,
      owner,
    );
    made.attributes.set("__doc__", docOf(body));
    yield* this.#decorated(statement.decorators, made, name, frame);
  }

  *#decorated(decorators: readonly Expression[], made: PythonValue, name: string, frame: Frame): Work<void> {
    let value = made;
    for (const decorator of [...decorators].reverse()) {
      const callee = yield* this.#evaluator.evaluate(decorator, frame);
      value = yield* this.#interpreter.call(callee, [value]);
    }
    this.#evaluator.setName(name, value, frame.scope);
  }

  *#defineClass(statement: Extract<Statement, { kind: "class" }>, frame: Frame): Work<void> {
    const { given } = yield* this.#evaluator.arguments(statement.bases, frame);
    const bases = given.filter((one) => one instanceof PythonClass);
    const globals = frame.scope.globals ?? frame.scope;
    const module = String(globals.names.get("__name__"));
    const made = new PythonClass(statement.name, bases.length > 0 ? bases : [OBJECT], new Map(), module);
    const scope = new Scope(frame.scope, globals, new Set(), true);
    scope.names.set("__class__", made);
    yield* this.#block(statement.body, { ...frame, scope, name: statement.name });
    scope.names.delete("__class__");
    made.attributes.set("__doc__", docOf(statement.body));
    for (const [name, value] of scope.names) made.attributes.set(name, value);
    yield* this.#decorated(statement.decorators, made, statement.name, frame);
  }

  *#call(callee: PythonFunction, given: readonly PythonValue[], named: Named): Work<PythonValue> {
    const scope = new Scope(callee.scope, callee.module, callee.locals);
    bind(callee, given, named, scope);
    if (callee.owner) {
      scope.names.set("__self__", given[0] ?? null);
      scope.names.set("__class__", callee.owner);
    }
    const at = { line: 1, from: 0, to: 0, endLine: 1 };
    const frame: Frame = { scope, name: callee.qualifiedName, at };
    const run = this.#body(callee, frame);
    if (!callee.isGenerator) return yield* run;
    frame.generator = new Steps("generator", stepOf(run));
    return frame.generator;
  }

  *#body(callee: PythonFunction, frame: Frame): Work<PythonValue> {
    if (this.#depth > MAX_DEPTH) fail("RecursionError", "maximum recursion depth exceeded");
    this.#depth++;
    try {
      if (!Array.isArray(callee.body)) {
        return yield* this.#evaluator.evaluate(callee.body as Expression, frame);
      }
      const ending = yield* this.#block(callee.body as Body, frame);
      return ending?.kind === "return" ? ending.value : null;
    } catch (error) {
      throw placed(error, frame, this.file, this.source());
    } finally {
      this.#depth--;
    }
  }
}

function docOf(body: Body): PythonValue {
  const [first] = body;
  return first?.kind === "expression" && first.value.kind === "value" && typeof first.value.value === "string"
    ? first.value.value
    : null;
}
