/** Go's text/template: a text with actions, and the functions that these may call. */
import { builtins } from "./builtins.ts";
import type { MissingKey } from "./evaluator.ts";
import { execute } from "./executor.ts";
import { isEmptyList, type Tree } from "./node.ts";
import { parseTrees } from "./parser.ts";
import { goQuote } from "./quoting.ts";
import { TemplateError } from "./template_error.ts";
import type { GoFunction, GoValue } from "./value.ts";

export interface TemplateOptions {
  /** Beside those that every template has. */
  functions?: Readonly<Record<string, GoFunction>>;
  /** `{{` and `}}` when absent. */
  delimiters?: readonly [left: string, right: string];
  /** What a key gives that is not in a map; `default`: `<no value>`. */
  missingKey?: MissingKey;
}

/** Reads one template. @throws {TemplateError} `template: NAME:LINE: …` */
export function parseTemplate(name: string, text: string, options: TemplateOptions = {}): Template {
  const set = new TemplateSet(options);
  set.add(name, text);
  return { name, render: (data) => set.render(name, data) };
}

export interface Template {
  readonly name: string;
  /** Plain JSON serves as data: its numbers are float64. @throws {TemplateError} */
  render(data: GoValue): string;
}

/** Templates that can call each other by name. */
export class TemplateSet {
  readonly #trees: Map<string, Tree>;
  readonly #functions: Map<string, GoFunction>;
  readonly #options: TemplateOptions;

  constructor(options: TemplateOptions = {}, trees: ReadonlyMap<string, Tree> = new Map()) {
    this.#options = options;
    this.#trees = new Map(trees);
    this.#functions = new Map([...Object.entries(builtins), ...Object.entries(options.functions ?? {})]);
  }

  /** Names of templates that have something to say. */
  get names(): string[] {
    return [...this.#trees.keys()];
  }

  /** Adds a text and what it defines. A later template of the same name wins, unless it is empty. */
  add(name: string, text: string): void {
    const trees = withinStack(
      `template: ${name}: max expression depth exceeded`,
      () =>
        parseTrees(name, text, {
          delimiters: this.#options.delimiters ?? ["{{", "}}"],
          isFunction: (word) => this.#functions.has(word),
        }),
    );
    for (const tree of trees) {
      if (!this.#trees.has(tree.name) || !isEmptyList(tree.root)) this.#trees.set(tree.name, tree);
    }
  }

  /** A set of its own with the same templates, to which others may be added; some functions may be others in it. */
  copy(functions: Readonly<Record<string, GoFunction>> = {}): TemplateSet {
    const { functions: before } = this.#options;
    return new TemplateSet({ ...this.#options, functions: { ...before, ...functions } }, this.#trees);
  }

  has(name: string): boolean {
    return this.#trees.has(name);
  }

  /** @throws {TemplateError} */
  render(name: string, data: GoValue): string {
    const tree = this.#trees.get(name);
    if (!tree) {
      throw new TemplateError(`template: no template ${goQuote(name)} associated with template "gotpl"`);
    }
    return withinStack(`template: ${name}: exceeded maximum template depth`, () =>
      execute(tree, data, {
        trees: this.#trees,
        functions: this.#functions,
        missingKey: this.#options.missingKey ?? "default",
      }));
  }
}

/** Templates or parentheses that go deeper than there is room for. */
export class StackError extends TemplateError {}

function withinStack<T>(message: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("call stack")) throw new StackError(message);
    throw error;
  }
}
