/** Evaluates pipelines, fields and literals. The rules and the messages are those of Go's text/template, exec.go. */
import { evaluateCall, type Evaluation, type Final, missing } from "./call.ts";
import {
  type CommandNode,
  type Node,
  nodeText,
  type NumberNode,
  type OperandNode,
  type PipeNode,
  type Tree,
} from "./node.ts";
import { goQuote } from "./quoting.ts";
import { TemplateError } from "./template_error.ts";
import {
  entryOf,
  type GoFunction,
  GoNumber,
  GoObject,
  type GoValue,
  isMap,
  typeName,
  zeroElement,
} from "./value.ts";

/** What a key that is not in a map gives: nothing (`<no value>`), the zero value of the map's type, or an error. */
export type MissingKey = "default" | "zero" | "error";

export interface EvaluatorOptions {
  functions: ReadonlyMap<string, GoFunction>;
  missingKey: MissingKey;
}

/** Fields to be followed, and what the last of them is given. */
interface Chain {
  names: readonly string[];
  operands: readonly OperandNode[];
  final: Final;
  isElement: boolean;
}

const bare: { operands: readonly OperandNode[]; final: Final } = { operands: [], final: missing };

interface Variable {
  name: string;
  value: GoValue;
  isElement?: boolean;
}

/** What a run of one tree knows: its variables, and the node at which it is, for messages. */
export class Evaluator implements Evaluation {
  readonly variables: Variable[];
  /** The dot is an element of a list or map, whose type is `interface {}` to those who ask. */
  isDotElement = false;
  readonly #tree: Tree;
  readonly #options: EvaluatorOptions;
  #node: Node;

  constructor(tree: Tree, data: GoValue, options: EvaluatorOptions) {
    this.#tree = tree;
    this.#options = options;
    this.variables = [{ name: "$", value: data }];
    this.#node = tree.root;
  }

  pipeline(dot: GoValue, pipe: PipeNode): GoValue {
    this.at(pipe);
    let value: Final = missing;
    for (const command of pipe.commands) {
      value = this.#command(dot, command, value);
      // What has the type interface {} is taken out of it: of nil, nothing is left.
      if (value === null) value = undefined;
    }
    const result = value === missing ? undefined : value as GoValue;
    for (const { names: [name] } of pipe.variables) {
      if (pipe.isAssignment) this.assign(name!, result);
      else this.variables.push({ name: name!, value: result });
    }
    return result;
  }

  #command(dot: GoValue, { operands, ...rest }: CommandNode, final: Final): GoValue {
    const first = operands[0]!;
    switch (first.type) {
      case "field":
        this.at(first);
        return this.#chain(dot, dot, first, {
          names: first.names,
          operands,
          final,
          isElement: this.isDotElement,
        });
      case "chain":
        return this.#chainNode(dot, first, operands, final);
      case "identifier":
        return this.#function(dot, first.name, first, { ...rest, operands }, operands, final);
      case "pipe":
        this.#refuseArguments(operands, final);
        return this.pipeline(dot, first);
      case "variable":
        return this.#variable(dot, first, operands, final);
    }
    this.at(first);
    this.#refuseArguments(operands, final);
    if (first.type === "nil") this.fail("nil is not a command");
    return this.constant(dot, first);
  }

  #refuseArguments(operands: readonly OperandNode[], final: Final): void {
    if (operands.length > 1 || final !== missing) {
      this.fail(`can't give argument to non-function ${nodeText(operands[0]!)}`);
    }
  }

  /** A literal, where no type is asked for. */
  constant(dot: GoValue, node: OperandNode): GoValue {
    switch (node.type) {
      case "bool":
        return node.value;
      case "dot":
        return dot;
      case "string":
        return node.text;
      case "number":
        return this.#number(node);
      default:
        return this.fail(`can't evaluate command ${goQuote(nodeText(node))}`);
    }
  }

  #number(node: NumberNode): GoValue {
    this.at(node);
    if (node.float !== undefined && !node.isLetter && /[.eEpP]/.test(node.text)) return node.float;
    if (node.integer === undefined) return this.fail(`${node.text} overflows int`);
    return node.text.startsWith("'") ? new GoNumber("int32", node.integer) : node.integer;
  }

  /** An argument that is no literal; `missing`: it is one. */
  operand(dot: GoValue, node: OperandNode): Final {
    this.at(node);
    switch (node.type) {
      case "dot":
        return dot;
      case "field":
        return this.#chain(dot, dot, node, { ...bare, names: node.names, isElement: this.isDotElement });
      case "variable":
        return this.#variable(dot, node, [], missing);
      case "pipe":
        return this.pipeline(dot, node);
      case "identifier":
        return this.#function(dot, node.name, node, node, [], missing);
      case "chain":
        return this.#chainNode(dot, node, [], missing);
      default:
        return missing;
    }
  }

  #chainNode(
    dot: GoValue,
    chain: OperandNode & { type: "chain" },
    operands: OperandNode[],
    final: Final,
  ): GoValue {
    this.at(chain);
    if (chain.operand.type === "nil") this.fail(`indirection through explicit nil in ${nodeText(chain)}`);
    const value = this.operand(dot, chain.operand);
    const receiver = value === missing ? undefined : value as GoValue;
    return this.#chain(dot, receiver, chain, { names: chain.names, operands, final, isElement: false });
  }

  #variable(
    dot: GoValue,
    node: OperandNode & { type: "variable" },
    operands: OperandNode[],
    final: Final,
  ): GoValue {
    this.at(node);
    const [name, ...fields] = node.names;
    const { value, isElement = false } = this.variables.findLast((variable) => variable.name === name) ?? {};
    if (fields.length > 0) {
      return this.#chain(dot, value, node, { names: fields, operands, final, isElement });
    }
    if (operands.length > 1 || final !== missing) this.#refuseArguments(operands, final);
    return value;
  }

  assign(name: string, value: GoValue): void {
    const variable = this.variables.findLast((other) => other.name === name);
    if (!variable) return this.fail(`undefined variable: ${name}`);
    variable.value = value;
  }

  #function(
    dot: GoValue,
    name: string,
    node: Node,
    command: Node,
    operands: OperandNode[],
    final: Final,
  ): GoValue {
    this.at(node);
    const called = this.#options.functions.get(name);
    if (!called) return this.fail(`${goQuote(name)} is not a defined function`);
    return evaluateCall(this, {
      name,
      called,
      isNamed: true,
      dot,
      node: command,
      operands: operands.slice(1),
      final,
    });
  }

  /** `.X.Y.Z`, the last of which may be a method that is given the arguments. */
  #chain(dot: GoValue, receiver: GoValue, node: Node, { names, operands, final, isElement }: Chain): GoValue {
    let value = receiver;
    let isInside = isElement;
    names.forEach((name, index) => {
      const given: typeof bare = index === names.length - 1 ? { operands, final } : bare;
      const before = value;
      value = this.#field(dot, name, node, { ...given, receiver: value, isElement: isInside });
      isInside = isMap(before) && !typeName(before).startsWith("map[string]s");
    });
    return value;
  }

  #field(
    dot: GoValue,
    name: string,
    node: Node,
    { operands, final, receiver, isElement }: Omit<Chain, "names"> & { receiver: GoValue },
  ): GoValue {
    if (receiver === undefined) {
      if (this.#options.missingKey === "error") this.fail(`nil data; no entry for key ${goQuote(name)}`);
      return undefined;
    }
    if (receiver === null) return this.fail(`nil pointer evaluating interface {}.${name}`);
    const method = receiver instanceof GoObject ? receiver.method(name) : undefined;
    if (method) {
      return evaluateCall(this, {
        name,
        called: method,
        isNamed: false,
        dot,
        node,
        operands: operands.slice(1),
        final,
      });
    }
    const hasArguments = operands.length > 1 || final !== missing;
    if (receiver instanceof GoObject) {
      const found = receiver.field(name);
      if (found && hasArguments) this.fail(`${name} has arguments but cannot be invoked as function`);
      if (found) return found.value;
    }
    const map = receiver instanceof GoObject && receiver.kind === "map" ? receiver.underlying() : receiver;
    if (!isMap(map)) {
      return this.fail(
        `can't evaluate field ${name} in type ${isElement ? "interface {}" : typeName(receiver)}`,
      );
    }
    if (hasArguments) this.fail(`${name} is not a method but has arguments`);
    const value = entryOf(map, name);
    if (value !== undefined || this.#options.missingKey === "default") return value;
    if (this.#options.missingKey === "error") this.fail(`map has no entry for key ${goQuote(name)}`);
    return zeroElement(map);
  }

  at(node: Node): void {
    this.#node = node;
  }

  fail(message: string, cause?: Error): never {
    const { parseName, text, name } = this.#tree;
    const before = text.slice(0, this.#node.at);
    const line = before.split("\n").length;
    const column = new TextEncoder().encode(before.slice(before.lastIndexOf("\n") + 1)).length;
    throw new TemplateError(
      `template: ${parseName}:${line}:${column}: executing ${goQuote(name)} at <${
        nodeText(this.#node)
      }>: ${message}`,
      cause && { cause },
    );
  }
}
