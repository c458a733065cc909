/** Runs a tree on data. The rules and the messages are those of Go's text/template, exec.go. */
import { Evaluator, type EvaluatorOptions } from "./evaluator.ts";
import { goText } from "./format.ts";
import {
  type BranchNode,
  type ListNode,
  type Node,
  nodeText,
  type PipeNode,
  type StatementNode,
  type TemplateNode,
  type Tree,
} from "./node.ts";
import { goQuote } from "./quoting.ts";
import {
  GoNumber,
  GoObject,
  type GoValue,
  integerOf,
  isFunction,
  isMap,
  isTrue,
  sortedKeys,
  typeName,
} from "./value.ts";

export interface ExecutorOptions extends EvaluatorOptions {
  trees: ReadonlyMap<string, Tree>;
}

/** The text that a tree makes of data. @throws {TemplateError} */
export function execute(tree: Tree, data: GoValue, options: ExecutorOptions): string {
  const out: string[] = [];
  new Executor(tree, data, options, out, 0).walk(data, tree.root);
  return out.join("");
}

/** Templates that call each other deeper than this are refused; Go's limit is larger than the stack here. */
const maxDepth = 1000;
const goMaxDepth = 100_000;

type Jump = "break" | "continue" | undefined;

class Executor {
  readonly #options: ExecutorOptions;
  readonly #out: string[];
  readonly #depth: number;
  readonly #run: Evaluator;

  constructor(tree: Tree, data: GoValue, options: ExecutorOptions, out: string[], depth: number) {
    this.#run = new Evaluator(tree, data, options);
    this.#options = options;
    this.#out = out;
    this.#depth = depth;
  }

  walk(dot: GoValue, node: StatementNode | ListNode): Jump {
    this.#run.at(node);
    switch (node.type) {
      case "text":
        this.#out.push(node.text);
        return undefined;
      case "action": {
        const value = this.#run.pipeline(dot, node.pipe);
        if (node.pipe.variables.length === 0) this.#print(node, value);
        return undefined;
      }
      case "list":
        for (const child of node.nodes) {
          const jump = this.walk(dot, child);
          if (jump) return jump;
        }
        return undefined;
      case "range":
        return this.#range(dot, node);
      case "if":
      case "with":
        return this.#branch(dot, node);
      case "template":
        this.#template(dot, node);
        return undefined;
      default:
        return node.type;
    }
  }

  #branch(dot: GoValue, node: BranchNode): Jump {
    const mark = this.#run.variables.length;
    const value = this.#run.pipeline(dot, node.pipe);
    let jump: Jump;
    if (isTrue(value)) {
      jump = node.type === "if" ? this.walk(dot, node.list) : this.#inside(value, node.list, false);
    } else if (node.otherwise) jump = this.walk(dot, node.otherwise);
    this.#run.variables.length = mark;
    return jump;
  }

  #range(dot: GoValue, node: BranchNode): Jump {
    const start = this.#run.variables.length;
    const value = this.#run.pipeline(dot, node.pipe);
    const mark = this.#run.variables.length;
    let jump: Jump;
    let isEmpty = true;
    for (const [index, element] of this.#iterations(value, node.pipe)) {
      isEmpty = false;
      this.#setRangeVariables(node.pipe, index, element);
      jump = this.#inside(element, node.list, true);
      this.#run.variables.length = mark;
      if (jump === "break") break;
    }
    jump = undefined;
    if (isEmpty && node.otherwise) jump = this.walk(dot, node.otherwise);
    this.#run.variables.length = start;
    return jump;
  }

  /** A list with a dot of its own. */
  #inside(dot: GoValue, list: ListNode, isElement: boolean): Jump {
    const before = this.#run.isDotElement;
    this.#run.isDotElement = isElement;
    const jump = this.walk(dot, list);
    this.#run.isDotElement = before;
    return jump;
  }

  *#iterations(value: GoValue, pipe: PipeNode): Generator<[index: GoValue, element: GoValue]> {
    if (value === undefined || value === null) return;
    const held = value instanceof GoObject && (value.kind === "slice" || value.kind === "map")
      ? value.underlying()
      : value;
    const count = integerOf(held);
    if (count !== undefined) {
      if (pipe.variables.length > 1) {
        this.#run.fail(`can't use ${goText(value)} to iterate over more than one variable`);
      }
      for (let index = 0n; index < count; index++) {
        yield [undefined, held instanceof GoNumber ? new GoNumber(held.type, index) : index];
      }
    } else if (Array.isArray(held)) {
      for (let index = 0; index < held.length; index++) yield [BigInt(index), held[index]];
    } else if (isMap(held)) {
      for (const key of sortedKeys(held)) yield [key, held[key]];
    } else this.#run.fail(`range can't iterate over ${goText(value)}`);
  }

  #setRangeVariables({ variables, isAssignment }: PipeNode, index: GoValue, element: GoValue): void {
    const last = variables.at(-1);
    if (!last) return;
    const values = variables.length > 1 ? [index, element] : [element];
    if (isAssignment) variables.forEach(({ names: [name] }, place) => this.#run.assign(name!, values[place]));
    // The pipeline has just declared them: they are the last ones.
    else {
      values.forEach((value, place) => {
        Object.assign(this.#run.variables.at(place - values.length)!, {
          value,
          isElement: value === element,
        });
      });
    }
  }

  #template(dot: GoValue, node: TemplateNode): void {
    const tree = this.#options.trees.get(node.name);
    if (!tree) return this.#run.fail(`template ${goQuote(node.name)} not defined`);
    if (this.#depth === maxDepth) this.#run.fail(`exceeded maximum template depth (${goMaxDepth})`);
    const data = node.pipe && this.#run.pipeline(dot, node.pipe);
    new Executor(tree, data, this.#options, this.#out, this.#depth + 1).walk(data, tree.root);
  }

  #print(node: Node, value: GoValue): void {
    this.#run.at(node);
    if (value === undefined || value === null) this.#out.push("<no value>");
    else if (isFunction(value)) this.#run.fail(`can't print ${nodeText(node)} of type ${typeName(value)}`);
    else this.#out.push((value instanceof GoObject ? value.printed() : undefined) ?? goText(value));
  }
}
