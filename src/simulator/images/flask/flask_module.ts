/** The module `flask`: an application, what it is asked, and what it may answer. */
import type { HttpAnswer, HttpRequest } from "../../host/process.ts";
import { jsonModule } from "../python/interpreter/json_module.ts";
import { type Members, methodsClass } from "../python/interpreter/modules.ts";
import { ERROR_CLASSES, errorOf, fail, Raised } from "../python/interpreter/types.ts";
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
import type { PackageParts } from "../python_modules.ts";
import { FlaskApplication, HttpProblem, jsonAnswer } from "./application.ts";
import { loadFlask } from "./load.ts";
import { escaped, HTML, pageText, redirectPage } from "./page.ts";
import { requestNames } from "./request.ts";
import { serveFlask, wishesDebug } from "./serve.ts";
import { rendered } from "./template.ts";
import { builtPath } from "./url_rule.ts";

export function flaskModule(parts: PackageParts): Members {
  return new FlaskModule(parts).members;
}

const USUAL_PORT = 5000n;

class FlaskModule {
  readonly #parts: PackageParts;
  readonly #problem = new PythonClass(
    "HTTPException",
    [ERROR_CLASSES.get("Exception")!],
    new Map([[
      "__str__",
      new Native("__str__", ([self]) => (self as Instance).attributes.get("shown") ?? ""),
    ]]),
    "werkzeug.exceptions",
  );
  readonly #response = methodsClass("Response", "flask.wrappers", {
    __init__: ([self, ...given], named) => this.#respond(self as Instance, given, named),
    get_data: ([self]) => (self as Instance).attributes.get("data") ?? "",
  });
  /** What is asked at the moment; its names are those of the request that is being answered. */
  readonly #request: Instance;
  #asked: FlaskApplication | undefined;

  constructor(parts: PackageParts) {
    this.#parts = parts;
    this.#request = new Instance(methodsClass("Request", "flask.wrappers", {
      __getattr__: ([_, name]) =>
        this.#asked
          ? fail("AttributeError", `'Request' object has no attribute '${name}'`)
          : fail("RuntimeError", "Working outside of request context."),
      get_json: ([self]) => this.#json(self as Instance),
    }));
  }

  get members(): Members {
    return {
      Flask: this.#flaskClass(),
      Response: this.#response,
      request: this.#request,
      jsonify: (given: readonly PythonValue[], named: Named) => this.#jsonify(given, named),
      make_response: ([body = "", status = 200n]: readonly PythonValue[]) =>
        body instanceof Instance
          ? body
          : this.#made({ status: Number(status), headers: {}, body: String(body) }),
      abort: ([status = 500n, description]: readonly PythonValue[], named: Named) => {
        const told = description ?? named.get("description");
        throw new Raised(this.#problemOf(Number(status), told === undefined ? undefined : String(told)));
      },
      redirect: ([location = "", code]: readonly PythonValue[], named: Named) =>
        this.#made(redirectPage(String(location), Number(code ?? named.get("code") ?? 302n))),
      url_for: ([endpoint = ""]: readonly PythonValue[], named: Named) => this.#path(String(endpoint), named),
      escape: ([text = ""]: readonly PythonValue[]) => escaped(String(text)),
      render_template_string: ([text = ""]: readonly PythonValue[], named: Named) =>
        rendered(this.#parts, String(text), named),
      render_template: ([name = ""]: readonly PythonValue[], named: Named) =>
        this.#template(String(name), named),
    };
  }

  #flaskClass(): PythonClass {
    const of = (self: PythonValue | undefined) => (self as Instance).state as FlaskApplication;
    const route = (methods: readonly string[] | undefined): NativeCall => ([self, rule = ""], named) =>
      this.#route(of(self), String(rule), methods, named);
    const verbs = ["get", "post", "put", "patch", "delete"].map((verb) =>
      [verb, route([verb.toUpperCase()])] as const
    );
    return methodsClass("Flask", "flask.app", {
      __init__: ([self, name = "__main__"]) => {
        const made = self as Instance;
        const application: FlaskApplication = new FlaskApplication(this.#parts, {
          problem: (status) => this.#problemOf(status),
          answering: (request) => this.#within(application, request),
        });
        made.state = application;
        made.attributes.set("name", name);
        made.attributes.set("config", new Dict());
        made.attributes.set("debug", wishesDebug(this.#parts.process.env));
        return null;
      },
      route: route(undefined),
      ...Object.fromEntries(verbs),
      errorhandler: ([self, status = 500n]) =>
        new Native("decorator", ([handler = null]) => {
          of(self).errorHandlers.set(Number(status), handler);
          return handler;
        }),
      run: ([self, ...given], named) => this.#run(self as Instance, given, named),
    });
  }

  #route(
    application: FlaskApplication,
    rule: string,
    methods: readonly string[] | undefined,
    named: Named,
  ): Native {
    if (!rule.startsWith("/")) fail("ValueError", `URL rule '${rule}' must start with a slash.`);
    const { interpreter } = this.#parts;
    return new Native("decorator", function* ([view = null]): Work<PythonValue> {
      const listed = named.get("methods");
      const all = methods ?? (listed === undefined ? ["GET"] : yield* interpreter.items(listed));
      const endpoint = String(named.get("endpoint") ?? (yield* interpreter.attribute(view, "__name__")));
      if (application.routes.some((one) => one.endpoint === endpoint && one.view !== view)) {
        fail(
          "AssertionError",
          `View function mapping is overwriting an existing endpoint function: ${endpoint}`,
        );
      }
      application.routes.push({ rule, methods: all.map((one) => String(one).toUpperCase()), endpoint, view });
      return view;
    });
  }

  *#run(self: Instance, [host, port, debug]: readonly PythonValue[], named: Named): Work<PythonValue> {
    const { process, file } = this.#parts;
    if (process.env["FLASK_RUN_FROM_CLI"] === "true") return null;
    const isDebug = debug ?? named.get("debug") ?? self.attributes.get("debug") ?? null;
    const options = {
      host: String(host ?? named.get("host") ?? "127.0.0.1"),
      port: Number(port ?? named.get("port") ?? USUAL_PORT),
      isDebug: yield* this.#parts.interpreter.isTrue(isDebug),
      path: file,
      isFrail: true,
      name: file.slice(file.lastIndexOf("/") + 1).replace(/\.py$/, ""),
    };
    const reload = () => loadFlask(this.#parts, options.name);
    const code = yield* serveFlask(process, options, (self.state as FlaskApplication).answering, reload);
    if (code !== 0) throw new Raised(errorOf("SystemExit", BigInt(code)));
    return null;
  }

  /** `request` is what is asked whenever the program goes on. */
  *#within(application: FlaskApplication, request: HttpRequest): Work<HttpAnswer> {
    const names = requestNames(request, () => new Raised(this.#problemOf(400)));
    const work = application.answer(request);
    const step = () => {
      this.#asked = application;
      this.#request.attributes.clear();
      for (const [name, value] of names) this.#request.attributes.set(name, value);
      const { done, value } = work.next();
      this.#asked = undefined;
      this.#request.attributes.clear();
      return { done, value };
    };
    let { done, value } = step();
    while (!done) {
      yield value as never;
      ({ done, value } = step());
    }
    return value as HttpAnswer;
  }

  #problemOf(status: number, description?: string): Instance {
    const made = new Instance(this.#problem, new HttpProblem(status, description));
    const shown = pageText(status, description);
    if (shown === undefined) fail("LookupError", `no exception for ${status}`);
    made.attributes.set("args", new Tuple([]));
    made.attributes.set("code", BigInt(status));
    made.attributes.set("shown", shown);
    made.attributes.set("description", shown.slice(shown.indexOf(": ") + 2));
    return made;
  }

  #respond(self: Instance, given: readonly PythonValue[], named: Named): null {
    const [body = named.get("response") ?? "", status = named.get("status") ?? 200n] = given;
    const type = named.get("mimetype") ?? named.get("content_type") ?? HTML;
    const headers = new Dict([["Content-Type", type]]);
    const more = named.get("headers");
    if (more instanceof Dict) { for (const [key, value] of more.entries) headers.set(key, value); }
    self.attributes.set("status_code", BigInt(status as bigint));
    self.attributes.set("headers", headers);
    self.attributes.set("data", body instanceof Uint8Array ? new TextDecoder().decode(body) : body);
    return null;
  }

  #made({ status, headers, body }: HttpAnswer): Instance {
    const made = new Instance(this.#response);
    made.attributes.set("status_code", BigInt(status));
    made.attributes.set("headers", new Dict(Object.entries({ "Content-Type": HTML, ...headers })));
    made.attributes.set("data", body);
    return made;
  }

  *#jsonify(given: readonly PythonValue[], named: Named): Work<PythonValue> {
    const value = named.size > 0 ? new Dict(named) : given.length === 1 ? given[0]! : [...given];
    return this.#made(yield* jsonAnswer(this.#parts, value));
  }

  #json(self: Instance): PythonValue {
    const headers = self.attributes.get("headers") as Dict;
    if (!String(headers.get("Content-Type") ?? "").startsWith("application/json")) {
      throw new Raised(this.#problemOf(415));
    }
    const loads = jsonModule(this.#parts.interpreter)["loads"] as NativeCall;
    try {
      return loads([self.attributes.get("text") ?? ""], new Map()) as PythonValue;
    } catch (error) {
      if (error instanceof Raised) throw new Raised(this.#problemOf(400));
      throw error;
    }
  }

  #path(endpoint: string, named: Named): string {
    const values = new Map([...named].map(([name, value]) => [name, String(value)]));
    for (const { rule, endpoint: own } of this.#asked?.routes ?? []) {
      const path = own === endpoint ? builtPath(rule, values) : undefined;
      if (path !== undefined) return path;
    }
    return fail("LookupError", `Could not build url for endpoint '${endpoint}'.`);
  }

  #template(name: string, named: Named): Work<PythonValue> {
    const { process: { machine: { files } }, file } = this.#parts;
    const text = files.read(`${file.slice(0, file.lastIndexOf("/"))}/templates/${name}`);
    return text === undefined
      ? fail("LookupError", `the template ${name} is not there`)
      : rendered(this.#parts, text, named);
  }
}
