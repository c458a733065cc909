/** A Flask application: its routes, and how one of its functions answers a request. */
import type { HttpAnswer, HttpRequest } from "../../host/process.ts";
import { jsonModule } from "../python/interpreter/json_module.ts";
import { traceback } from "../python/interpreter/traceback.ts";
import { fail, Raised, typeName } from "../python/interpreter/types.ts";
import {
  Dict,
  Instance,
  type NativeCall,
  type PythonValue,
  Tuple,
  type Work,
} from "../python/interpreter/value.ts";
import type { PackageParts } from "../python_modules.ts";
import { errorPage, HTML, redirectPage } from "./page.ts";
import { matchedRule } from "./url_rule.ts";

export interface FlaskRoute {
  rule: string;
  methods: readonly string[];
  endpoint: string;
  view: PythonValue;
}

/** The state of an exception that answers by itself: what `abort` raises. */
export class HttpProblem {
  constructor(readonly status: number, readonly description?: string) {}
}

export class FlaskApplication {
  readonly routes: FlaskRoute[] = [];
  /** By status. */
  readonly errorHandlers = new Map<number, PythonValue>();
  readonly #parts: PackageParts;

  readonly #problemOf: (status: number) => Instance;
  /** Answers with `request` set. */
  readonly answering: (request: HttpRequest) => Work<HttpAnswer>;

  /** @param of `problem` makes an exception of a status */
  constructor(
    parts: PackageParts,
    of: { problem(status: number): Instance; answering(request: HttpRequest): Work<HttpAnswer> },
  ) {
    this.#parts = parts;
    this.#problemOf = of.problem;
    this.answering = of.answering;
  }

  *answer(request: HttpRequest): Work<HttpAnswer> {
    try {
      return yield* this.#dispatched(request);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.value.state instanceof HttpProblem) {
        return yield* this.#problem(error.value, error.value.state);
      }
      const { process, interpreter } = this.#parts;
      const stamp = new Date(process.machine.now()).toISOString().replace("T", " ").replace(".", ",");
      const path = request.path.split("?")[0];
      process.err(
        `[${stamp.slice(0, 23)}] ERROR in app: Exception on ${path} [${request.method}]\n${yield* traceback(
          error,
          interpreter.texts,
        )}`,
      );
      return yield* this.#problem(this.#problemOf(500), new HttpProblem(500));
    }
  }

  *#problem(error: Instance, { status, description }: HttpProblem): Work<HttpAnswer> {
    const handler = this.errorHandlers.get(status);
    if (handler === undefined) return errorPage(status, description);
    return yield* this.#toAnswer(yield* this.#parts.interpreter.call(handler, [error]), "handler");
  }

  *#dispatched(request: HttpRequest): Work<HttpAnswer> {
    const path = decodeURIComponent(request.path.split("?")[0]!);
    const matching = this.routes.flatMap((route) => {
      const values = matchedRule(route.rule, path);
      return values ? [{ route, values }] : [];
    });
    if (matching.length === 0) {
      const isFolder = this.routes.some(({ rule }) => rule.endsWith("/") && matchedRule(rule, `${path}/`));
      if (!isFolder) throw new Raised(this.#problemOf(404));
      return redirectPage(`http://${request.headers["Host"] ?? "localhost"}${path}/`, 308);
    }
    const allowed = [...new Set(matching.flatMap(({ route }) => answered(route.methods)))];
    const chosen = matching.find(({ route }) => answered(route.methods).includes(request.method));
    if (!chosen) return { ...errorPage(405), headers: { "Content-Type": HTML, Allow: allowed.join(", ") } };
    const { route: { view, endpoint, methods }, values } = chosen;
    if (request.method === "OPTIONS" && !methods.includes("OPTIONS")) {
      return { status: 200, headers: { "Content-Type": HTML, Allow: allowed.join(", ") }, body: "" };
    }
    return yield* this.#toAnswer(yield* this.#parts.interpreter.call(view, [], values), endpoint);
  }

  /** Text, a dictionary, a list or an answer; with a status or headers or both. */
  *#toAnswer(value: PythonValue, endpoint: string): Work<HttpAnswer> {
    if (value instanceof Tuple) {
      const [body = null, ...more] = value.items;
      const answer = yield* this.#toAnswer(body, endpoint);
      const status = more.find((one) => typeof one === "bigint");
      const headers = more.find((one) => one instanceof Dict);
      return {
        ...answer,
        ...(status === undefined ? {} : { status: Number(status) }),
        headers: { ...answer.headers, ...headersOf(headers ?? new Dict()) },
      };
    }
    if (typeof value === "string") return { status: 200, headers: { "Content-Type": HTML }, body: value };
    if (value instanceof Uint8Array) {
      return { status: 200, headers: { "Content-Type": HTML }, body: new TextDecoder().decode(value) };
    }
    if (value instanceof Dict || Array.isArray(value)) return yield* jsonAnswer(this.#parts, value);
    if (value instanceof Instance && value.attributes.has("status_code")) return responseAnswer(value);
    const what = value === null
      ? "The function either returned None or ended without a return statement."
      : `The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable, but it was a ${
        typeName(value)
      }.`;
    const place = value === null ? `The view function for '${endpoint}'` : "The view function";
    return fail("TypeError", `${place} did not return a valid response. ${what}`);
  }
}

function answered(methods: readonly string[]): string[] {
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
}

export function* jsonAnswer({ interpreter }: PackageParts, value: PythonValue): Work<HttpAnswer> {
  const style = new Map<string, PythonValue>([["sort_keys", true], ["separators", new Tuple([",", ":"])]]);
  const text = yield* (jsonModule(interpreter)["dumps"] as NativeCall)([value], style) as Work<PythonValue>;
  return { status: 200, headers: { "Content-Type": "application/json" }, body: `${text}\n` };
}

/** A Response of the program. */
function responseAnswer({ attributes }: Instance): HttpAnswer {
  return {
    status: Number(attributes.get("status_code")),
    headers: headersOf(attributes.get("headers") as Dict),
    body: String(attributes.get("data") ?? ""),
  };
}

function headersOf(headers: Dict): Record<string, string> {
  return Object.fromEntries(headers.entries.map(([key, value]) => [String(key), String(value)]));
}
